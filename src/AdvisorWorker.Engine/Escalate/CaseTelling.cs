using AdvisorWorker.Events;

namespace AdvisorWorker.Engine.Escalate;

/// <summary>Makes the events of cases.</summary>
/// <param name="source">The events' source.</param>
/// <param name="frameRegion">The Region code of their frame: that of the partition's global services.</param>
public sealed class CaseTelling(string source, string frameRegion)
{
    /// <summary>The event of what just happened to a case.</summary>
    /// <param name="one">The case afterwards; <see cref="SupportCase.UpdatedAt"/> is when.</param>
    /// <param name="change">One of <see cref="CaseChange"/>.</param>
    public EventEnvelope Of(SupportCase one, string change) => new CaseEvent
    {
        Uuid = EventUuid.ForCase(one.Id, change, one.UpdatedAt),
        Change = change,
        Case = one.Id,
        CaseId = one.AwsId,
        DisplayId = one.DisplayId,
        AccountId = one.Account,
        CheckId = one.CheckId,
        Rule = one.Rule,
        Subject = one.Subject,
        Status = one.Status,
        Severity = one.Severity,
        Owner = one.Owner,
        Note = one.Note,
    }.ToEnvelope(source, one.UpdatedAt, frameRegion);
}
