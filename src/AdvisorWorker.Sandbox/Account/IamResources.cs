using Amazon.IdentityManagement.Model;

namespace AdvisorWorker.Sandbox;

/// <summary>What an account has of IAM.</summary>
public sealed class IamResources
{
    /// <summary>When the root user was made; with that the credential report begins.</summary>
    public DateTimeOffset RootCreated { get; set; }

    /// <summary>Whether the root user has a second factor.</summary>
    public bool RootHasMfa { get; set; }

    /// <summary>Whether there is a credential report of the last four hours. Where there is none, IAM begins one with the first call and has it at the second.</summary>
    public bool HasRecentCredentialReport { get; set; } = true;

    /// <summary>Users with their credentials.</summary>
    public List<SandboxUser> Users { get; } = [];

    /// <summary>Roles.</summary>
    public List<Role> Roles { get; } = [];

    /// <summary>Customer managed policies.</summary>
    public List<ManagedPolicy> Policies { get; } = [];

    /// <summary>Server certificates.</summary>
    public List<ServerCertificateMetadata> ServerCertificates { get; } = [];

    /// <summary>Account aliases: one at most.</summary>
    public List<string> Aliases { get; } = [];

    /// <summary>The password policy; null when the account has none of its own.</summary>
    public PasswordPolicy? PasswordPolicy { get; set; }

    /// <summary>Entries of the account summary that the lists here do not tell: quotas, groups, instance profiles.</summary>
    public Dictionary<string, int> Summary { get; } = new(StringComparer.Ordinal);
}
