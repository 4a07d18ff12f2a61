namespace AdvisorWorker.Sandbox;

/// <summary>An account of an organization.</summary>
/// <param name="Account">The account as the organization describes it.</param>
/// <param name="ParentId">The root or the unit that it is in.</param>
public sealed record SandboxMember(Amazon.Organizations.Model.Account Account, string ParentId);
