using System.Text.Json;
using AdvisorWorker.Aws;
using AdvisorWorker.Sandbox.Serving;

namespace AdvisorWorker.Sandbox.Faults;

/// <summary>Reads one rule and notes what is wrong with it: also what can never match, or says nothing about its kind of fault.</summary>
internal sealed class FaultRuleParser(List<string> mistakes)
{
    private const int LeastStatus = 500;
    private const int MostStatus = 599;
    private const int MostLatency = 600_000;

    private static readonly Dictionary<string, FaultKind> Kinds =
        Enum.GetValues<FaultKind>().ToDictionary(kind => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()), StringComparer.Ordinal);

    // Keys that only one kind of fault has.
    private static readonly Dictionary<string, FaultKind> Special = new(StringComparer.Ordinal)
    {
        ["status"] = FaultKind.ServerError,
        ["byServiceControlPolicy"] = FaultKind.Denied,
        ["honestLength"] = FaultKind.Truncate,
        ["minMs"] = FaultKind.Latency,
        ["maxMs"] = FaultKind.Latency,
    };

    /// <summary>The rule; null when it is none or its kind is not known.</summary>
    public FaultRule? Parse(JsonElement value, string path)
    {
        var rule = new StrictObject(value, path, mistakes);
        if (!rule.IsObject)
        {
            return null;
        }

        var kind = Kind(rule);
        var service = rule.Text("service");
        var operation = rule.Text("operation");
        var least = rule.Whole("minMs", 0, MostLatency);
        var most = rule.Whole("maxMs", 0, MostLatency);
        var parsed = new FaultRule(kind ?? default)
        {
            Service = service,
            Operation = operation,
            Account = rule.Text("account"),
            Region = rule.Text("region"),
            Probability = rule.Fraction("probability") ?? 1,
            Count = rule.Whole("count", 1, int.MaxValue),
            Status = rule.Whole("status", LeastStatus, MostStatus) ?? LeastStatus,
            ByServiceControlPolicy = rule.Flag("byServiceControlPolicy") ?? false,
            HonestLength = rule.Flag("honestLength") ?? true,
            MinLatency = TimeSpan.FromMilliseconds(least ?? 0),
            MaxLatency = TimeSpan.FromMilliseconds(most ?? least ?? 0),
        };
        rule.End();
        RequireMatches(rule, service, operation);
        if (kind is null)
        {
            return null;
        }

        RequireSense(rule, parsed);
        return parsed;
    }

    private static FaultKind? Kind(StrictObject rule)
    {
        const string Key = "fault";
        if (rule.Element(Key) is { ValueKind: JsonValueKind.String } name && Kinds.TryGetValue(name.GetString()!, out var kind))
        {
            return kind;
        }

        rule.Mistake(Key, $"must be one of {string.Join(", ", Kinds.Keys)}.");
        return null;
    }

    private static void RequireMatches(StrictObject rule, string? service, string? operation)
    {
        List<OperationDescriptor> ofService = [.. SandboxServices.All.Where(known => FaultMatch.IsService(service, known)).SelectMany(known => known.Operations.Values)];
        if (ofService.Count == 0)
        {
            rule.Mistake("service", $"no service is called '{service}'.");
        }
        else if (!ofService.Exists(known => FaultMatch.Is(operation, ActionNames.Of(known))))
        {
            rule.Mistake("operation", $"'{operation}' matches no operation{(service is null ? "" : " of the service")}; written as in ec2:DescribeInstances.");
        }
    }

    private static void RequireSense(StrictObject rule, FaultRule parsed)
    {
        foreach (var (key, kind) in Special.Where(special => special.Value != parsed.Kind && rule.Has(special.Key)))
        {
            rule.Mistake(key, $"belongs to {JsonNamingPolicy.CamelCase.ConvertName(kind.ToString())} alone.");
        }

        if (parsed.Kind == FaultKind.Latency && !rule.Has("maxMs") && !rule.Has("minMs"))
        {
            rule.Mistake("maxMs", "must be there: how long the answer waits.");
        }

        if (parsed.MaxLatency < parsed.MinLatency)
        {
            rule.Mistake("maxMs", "must not be less than minMs.");
        }
    }
}
