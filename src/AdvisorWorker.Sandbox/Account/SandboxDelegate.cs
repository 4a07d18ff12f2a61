namespace AdvisorWorker.Sandbox;

/// <summary>A delegated administrator.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Since">When it became one.</param>
/// <param name="Services">Service principals, such as <c>reporting.trustedadvisor.amazonaws.com</c>.</param>
public sealed record SandboxDelegate(string AccountId, DateTimeOffset Since, params IReadOnlyList<string> Services);
