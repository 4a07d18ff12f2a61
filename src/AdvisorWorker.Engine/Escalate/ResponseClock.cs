using AdvisorWorker.Engine.Plans;

namespace AdvisorWorker.Engine.Escalate;

/// <summary>When the first answer to a case is due. Pure.</summary>
public static class ResponseClock
{
    /// <summary>The latest instant that any plan which the account may have promises; null where none promises anything.</summary>
    /// <param name="severity">The severity code.</param>
    /// <param name="plan">What is known of the plan.</param>
    /// <param name="openedAt">When the case was opened.</param>
    /// <param name="calendar">Business hours, which some plans count.</param>
    public static DateTimeOffset? DueAt(string severity, AccountPlan plan, DateTimeOffset openedAt, SupportCalendar calendar) => SupportPlans.Candidates(plan)
        .Select(facts => facts.Severity(severity))
        .OfType<Severity>()
        .Select(offer => (DateTimeOffset?)(offer.BusinessHours ? calendar.AddBusinessTime(openedAt, offer.FirstResponse) : openedAt + offer.FirstResponse))
        .Max();
}
