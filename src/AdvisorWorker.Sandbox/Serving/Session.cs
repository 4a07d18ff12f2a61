namespace AdvisorWorker.Sandbox.Serving;

/// <summary>Somebody in a role.</summary>
/// <param name="Account">The role's account, which is the one that is served.</param>
/// <param name="Role">The role's name.</param>
/// <param name="Name">What the session was called.</param>
/// <param name="Ends">From then on its credentials are refused.</param>
internal sealed record Session(SandboxAccount Account, string Role, string Name, DateTimeOffset Ends)
{
    public string Arn => $"arn:aws:sts::{Account.Id}:assumed-role/{Role}/{Name}";
}
