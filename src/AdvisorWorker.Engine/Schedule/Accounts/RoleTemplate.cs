using AdvisorWorker.Engine.Collect;

namespace AdvisorWorker.Engine.Schedule;

/// <summary>How the accounts of a list are entered; what is null is said elsewhere, or left to the usual.</summary>
public sealed record RoleTemplate
{
    /// <summary>Stands for the account in a role's ARN.</summary>
    public const string Placeholder = "{account}";

    /// <summary>The role for reading.</summary>
    public string? Role { get; init; }

    /// <summary>The role for writing.</summary>
    public string? WriteRole { get; init; }

    /// <summary>What the roles' trust policies ask for.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The name of the sessions.</summary>
    public string? SessionName { get; init; }

    /// <summary>How long a session lasts.</summary>
    public int? DurationSeconds { get; init; }

    /// <summary>This, and what it leaves out from another.</summary>
    public RoleTemplate Over(RoleTemplate other) => new()
    {
        Role = Role ?? other.Role,
        WriteRole = WriteRole ?? other.WriteRole,
        ExternalId = ExternalId ?? other.ExternalId,
        SessionName = SessionName ?? other.SessionName,
        DurationSeconds = DurationSeconds ?? other.DurationSeconds,
    };

    /// <summary>The role of an account.</summary>
    public RoleSettings For(string account)
    {
        var usual = new RoleSettings();
        return usual with
        {
            Id = account,
            RoleArn = Role?.Replace(Placeholder, account, StringComparison.Ordinal),
            WriteRoleArn = WriteRole?.Replace(Placeholder, account, StringComparison.Ordinal),
            ExternalId = ExternalId,
            SessionName = SessionName ?? usual.SessionName,
            DurationSeconds = DurationSeconds ?? usual.DurationSeconds,
        };
    }
}
