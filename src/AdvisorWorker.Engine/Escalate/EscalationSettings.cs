using System.Collections.Immutable;

namespace AdvisorWorker.Engine.Escalate;

/// <summary>The configuration section <c>Escalation</c>: what becomes of lasting findings.</summary>
public sealed record EscalationSettings
{
    /// <summary>Off unless switched on.</summary>
    public EscalationMode Mode { get; init; }

    /// <summary>The accounts that cases may be opened for; all where none is named.</summary>
    public ImmutableArray<string> Accounts { get; init; } = [];

    /// <summary>The rules.</summary>
    public ImmutableArray<EscalationRule> Rules { get; init; } = [];

    /// <summary>Cases an hour and account. AWS takes ten, people's own among them.</summary>
    public int CasesPerHour { get; init; } = 4;

    /// <summary>Cases a run and account.</summary>
    public int CasesPerRun { get; init; } = 3;

    /// <summary>Resolve a case that was opened here when nothing in it is flagged any more.</summary>
    public bool ResolveWhenGone { get; init; }

    /// <summary>Whom to tell beside AWS, such as the technical account manager's address; for drafts of security events.</summary>
    public string? AccountTeam { get; init; }

    /// <summary>How long before the first answer is due it is warned.</summary>
    public TimeSpan WarnBeforeDue { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>After so long without an answer of ours it is warned that AWS will close the case; AWS does after some days.</summary>
    public TimeSpan WarnBeforeClose { get; init; } = TimeSpan.FromDays(3);

    /// <summary>Business hours.</summary>
    public SupportCalendar Calendar { get; init; } = SupportCalendar.Usual;
}
