namespace AdvisorWorker;

/// <summary>A check's answer for one resource.</summary>
public sealed record Verdict
{
    private Verdict(CheckStatus status, string? reason)
    {
        Status = status;
        Reason = reason;
    }

    /// <summary>In scope and fine: counted.</summary>
    public static Verdict Ok { get; } = new(CheckStatus.Ok, null);

    /// <summary>Out of scope (managed by AWS, deleted, another engine): not counted at all.</summary>
    public static Verdict Skip { get; } = new(CheckStatus.Ok, null);

    /// <summary>The status; <see cref="CheckStatus.NotAvailable"/> exactly when <see cref="Gap"/> is set.</summary>
    public CheckStatus Status { get; }

    /// <summary>Why, in one sentence a person can act on; the report's Reason column.</summary>
    public string? Reason { get; }

    /// <summary>What could not be read.</summary>
    public Gap? Gap { get; private init; }

    /// <summary>What acting on it saves a month, where the check knows it without further calls.</summary>
    public Money? MonthlySavings { get; init; }

    /// <summary>Green with a reason, for checks that list what passes.</summary>
    public static Verdict Fine(string reason) => new(CheckStatus.Ok, reason);

    /// <summary>Yellow.</summary>
    public static Verdict Warning(string reason) => new(CheckStatus.Warning, reason);

    /// <summary>Red.</summary>
    public static Verdict Error(string reason) => new(CheckStatus.Error, reason);

    /// <summary>Neither: what was needed could not be read.</summary>
    public static Verdict NotAvailable(Gap gap) => new(CheckStatus.NotAvailable, gap.Detail) { Gap = gap };

    /// <summary>Lets a check return the gap that <see cref="Part{T}.TryRead"/> gave it.</summary>
    public static implicit operator Verdict(Gap gap) => NotAvailable(gap);
}
