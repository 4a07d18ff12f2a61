using Amazon.IdentityManagement.Model;

namespace AdvisorWorker.Sandbox;

/// <summary>An IAM user with credentials.</summary>
/// <param name="User">The user.</param>
public sealed record SandboxUser(User User)
{
    /// <summary>Access keys, two at most.</summary>
    public List<AccessKeyMetadata> Keys { get; } = [];

    /// <summary>Devices for a second factor.</summary>
    public List<MFADevice> MfaDevices { get; } = [];

    /// <summary>Whether the user can sign in to the console.</summary>
    public bool HasPassword { get; init; }
}
