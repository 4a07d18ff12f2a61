using System.Collections.Immutable;

namespace AdvisorWorker.Engine.Schedule;

/// <summary>Which accounts a run is over, and how each is entered and checked: what a file of accounts says.</summary>
public sealed record AccountsSettings
{
    /// <summary>Accounts read side by side, unless the file says otherwise.</summary>
    public const int UsuallyAtOnce = 4;

    /// <summary>How accounts are entered that say nothing about it.</summary>
    public RoleTemplate Assume { get; init; } = new();

    /// <summary>Which accounts of the caller's organization; null where <see cref="Accounts"/> are all.</summary>
    public OrganizationChoice? Organization { get; init; }

    /// <summary>The accounts; of an organization, those that have settings of their own.</summary>
    public ImmutableArray<AccountSettings> Accounts { get; init; } = [];

    /// <summary>So many accounts are read side by side.</summary>
    public int AtOnce { get; init; } = UsuallyAtOnce;
}

/// <summary>Accounts of an organization. Nothing chosen means all of them.</summary>
public sealed record OrganizationChoice
{
    /// <summary>Units (or roots) whose accounts are taken, and those of the units in them.</summary>
    public ImmutableArray<string> Units { get; init; } = [];

    /// <summary>Units left out, with all in them.</summary>
    public ImmutableArray<string> ExcludedUnits { get; init; } = [];

    /// <summary>Accounts taken wherever they are.</summary>
    public ImmutableArray<string> Accounts { get; init; } = [];

    /// <summary>Accounts left out.</summary>
    public ImmutableArray<string> ExcludedAccounts { get; init; } = [];
}
