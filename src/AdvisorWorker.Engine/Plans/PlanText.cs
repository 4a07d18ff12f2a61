using System.Collections.Immutable;
using System.Globalization;

namespace AdvisorWorker.Engine.Plans;

/// <summary>An account's plan for people: the answer of <c>advisor plan</c>.</summary>
public static class PlanText
{
    private const int LabelWidth = 17;
    private const int MaxGated = 10;

    /// <summary>Plain lines.</summary>
    /// <param name="account">What is known, with <see cref="AccountPlan.Gated"/> filled.</param>
    /// <param name="gate">The gate that was applied.</param>
    /// <param name="checks">How many checks were chosen, gated ones included.</param>
    /// <param name="now">Decides whether a retiring plan ends or has ended.</param>
    public static ImmutableArray<string> Render(AccountPlan account, GateMode gate, int checks, DateTimeOffset now)
    {
        var plans = SupportPlans.Candidates(account);
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.Add($"Account {account.Account}");
        Add("Plan", Title(plans));
        Add("Found", Found(account));
        Add("Checks", Gating(account, gate, checks));
        if (account is { Gated.Length: > 0 })
        {
            var more = account.Gated.Length > MaxGated ? $" and {account.Gated.Length - MaxGated} more" : "";
            Add("", $"gated: {string.Join(", ", account.Gated.Take(MaxGated))}{more}");
            Add("", "to run them all the same: --gate off (they read the services themselves and need no plan)");
        }

        if (plans.IsEmpty)
        {
            Add("", $"to say which plan it is: --plan {string.Join('|', SupportPlans.Names)}");
            return lines.ToImmutable();
        }

        lines.Add("");
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"What it gives, as of {SupportPlans.AsOf:yyyy-MM-dd}:"));
        foreach (var (label, values) in Gives(plans))
        {
            for (var i = 0; i < values.Count; i++)
            {
                Add(i == 0 ? label : "", values[i]);
            }
        }

        foreach (var notice in Notices(plans, now))
        {
            lines.Add("");
            lines.Add(notice);
        }

        return lines.ToImmutable();

        void Add(string label, string value) => lines.Add($"  {label.PadRight(LabelWidth)}{value}");
    }

    private static string Title(ImmutableArray<PlanFacts> plans) => plans switch
    {
        [] => "unknown",
        [var one] => one.Title,
        _ => $"{Either(plans.Select(plan => plan.Title))} (AWS does not tell them apart)",
    };

    private static string Found(AccountPlan account) => account.Source switch
    {
        PlanSource.Stated => account.Detail ?? "stated",
        PlanSource.Remembered => $"remembered, {account.Detail}",
        PlanSource.Probed => $"asked the Support API ({PlanProbe.Action}): {account.Detail}",
        _ => $"could not ask the Support API ({PlanProbe.Action}): {account.Detail}",
    };

    private static string Gating(AccountPlan account, GateMode gate, int checks) => (account.Entitled, gate) switch
    {
        (false, GateMode.Account) => $"{checks - account.Gated.Length} of {checks} run, the plan gates {account.Gated.Length}",
        (false, _) => $"all {checks} run, because the gate is off",
        (true, _) => $"all {checks} run: the plan has all of Trusted Advisor's",
        _ => $"all {checks} run: an unknown plan gates nothing",
    };

    private static IEnumerable<(string Label, IReadOnlyList<string> Values)> Gives(ImmutableArray<PlanFacts> plans)
    {
        yield return ("Everybody",
        [
            "customer service, account and billing cases, quota increases, AWS re:Post, service health, documentation",
            "access by IAM (AWSSupportAccess); whoever has it sees all cases of the account",
        ]);
        yield return ("Trusted Advisor", Per(plans, plan => plan.Entitled
            ? "all checks, in the console, by API and as events"
            : $"core checks ({SupportPlans.CoreChecks}), in the console only"));
        yield return ("Support API", Per(plans, plan => plan.Entitled ? "yes: cases can be opened from here" : "no: cases are drafted here and pasted into the console"));
        yield return ("Technical cases", Per(plans, plan => plan.Severities.IsEmpty ? "none" : $"yes, by {string.Join(", ", plan.Channels)}"));
        if (Responses(plans) is { Length: > 0 } responses)
        {
            yield return ("First response", [responses, "targets for the first answer alone; third-party software may take longer"]);
            if (plans.Any(plan => plan.Severities.Any(severity => severity.BusinessHours)))
            {
                yield return ("", [$"business hours are {SupportPlans.BusinessHours}"]);
            }
        }

        yield return ("Guidance", Per(plans, plan => plan.Guidance));
        yield return ("Third-party", Per(plans, plan => plan.ThirdPartySoftware ? "help with operating systems on EC2 and common software" : "no help with third-party software"));
        yield return ("Account manager", Per(plans, plan => plan.TechnicalAccountManager ?? "none"));
        yield return ("Security events", Per(plans, plan => $"AWS Security Incident Response {plan.SecurityIncidentResponse ?? "not included"}"));
        if (plans.Any(plan => !plan.Extras.IsEmpty))
        {
            yield return ("Also", Per(plans, plan => plan.Extras.IsEmpty ? "nothing" : string.Join(", ", plan.Extras)));
        }

        yield return ("Languages", ["vary with service, contact channel and hour"]);
        if (plans.Any(plan => plan.In2019 is not null))
        {
            yield return ("In 2019", Per(plans, plan => $"AWS's guide of that year gave {plan.In2019 ?? "the same"}"));
        }
    }

    private static string Responses(ImmutableArray<PlanFacts> plans)
    {
        var parts = new List<string>();
        foreach (var code in Severity.Codes)
        {
            var offered = plans.Select(plan => plan.Severity(code)).OfType<Severity>().ToList();
            if (offered.Count == 0)
            {
                continue;
            }

            var (fastest, slowest) = (offered.Min(severity => severity.FirstResponse), offered.Max(severity => severity.FirstResponse));
            var time = fastest == slowest ? Severity.Words(fastest) : $"{Severity.Words(fastest)} to {Severity.Words(slowest)} by plan";
            parts.Add($"{code} {time}");
        }

        if (parts.Count == 0)
        {
            return "";
        }

        var businessHours = plans.Any(plan => plan.Severities.Any(severity => severity.BusinessHours));
        var offering = plans.Where(plan => !plan.Severities.IsEmpty).ToList();
        var whose = offering.Count < plans.Length ? $"{Either(offering.Select(plan => plan.Title))}: " : "";
        return $"{whose}{string.Join(", ", parts)}; {(businessHours ? "in business hours" : "around the clock")}";
    }

    private static IEnumerable<string> Notices(ImmutableArray<PlanFacts> plans, DateTimeOffset now)
    {
        foreach (var plan in plans)
        {
            if (plan.RetiresOn is { } end)
            {
                var verb = DateOnly.FromDateTime(now.UtcDateTime) < end ? "ends" : "ended";
                yield return string.Create(
                    CultureInfo.InvariantCulture, $"{plan.Title} {verb} on {end:yyyy-MM-dd} (it stays in AWS GovCloud (US)): {plan.Successor}.");
            }
        }
    }

    // One value where all plans agree, else each value with its plans.
    private static List<string> Per(ImmutableArray<PlanFacts> plans, Func<PlanFacts, string> value)
    {
        var groups = plans.GroupBy(value).ToList();
        return groups.Count == 1
            ? [groups[0].Key]
            : [.. groups.Select(group => $"{Either(group.Select(plan => plan.Title))}: {group.Key}")];
    }

    private static string Either(IEnumerable<string> titles) => titles.ToList() switch
    {
        [var one] => one,
        [.. var first, var last] => $"{string.Join(", ", first)} or {last}",
        _ => "",
    };
}
