using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using AdvisorWorker.Engine.Collect;

namespace AdvisorWorker.Engine.Publish;

/// <summary>A sink as users configure it, before anything is opened.</summary>
public abstract partial record SinkSpec
{
    private SinkSpec()
    {
    }

    /// <summary>The forms there are on a command line: <c>KIND:WHERE</c>.</summary>
    public static ImmutableArray<string> Forms { get; } = ["eventbridge:BUS[@REGION]", "webhook:URL", "jsonl:FILE", "cloudwatch:NAMESPACE[@REGION]"];

    /// <summary>The kinds there are.</summary>
    public static ImmutableArray<string> Kinds { get; } = [.. Forms.Select(form => form[..form.IndexOf(':')])];

    /// <summary>The sink's name: its own in the store, where it has a cursor.</summary>
    public abstract string Name { get; }

    /// <summary>AWS bills for what it is sent by the metric.</summary>
    public virtual bool CostsMoney => false;

    /// <summary>What it wants.</summary>
    public EventFilter Filter { get; init; } = EventFilter.None;

    /// <summary>The sink.</summary>
    /// <param name="clients">Clients of the account that is written to.</param>
    /// <param name="homeRegion">The Region of sinks that name none.</param>
    /// <param name="time">The sink's clock.</param>
    public ISink Open(AwsClients clients, string homeRegion, TimeProvider time)
    {
        var sink = Make(clients, homeRegion, time);
        return Filter == EventFilter.None ? sink : new FilteredSink(sink, Filter);
    }

    /// <summary>Reads one of a command line. The error names nothing that may be secret.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="webhookSecret">Signs webhooks; null for none.</param>
    /// <param name="spec">The sink.</param>
    /// <param name="error">What is wrong.</param>
    public static bool TryParse(string? text, byte[]? webhookSecret, [NotNullWhen(true)] out SinkSpec? spec, [NotNullWhen(false)] out string? error)
    {
        var kind = KindOf(text);
        var where = text is not null && text.Length > kind.Length ? text[(kind.Length + 1)..] : "";
        (spec, error) = kind.ToLowerInvariant() switch
        {
            "eventbridge" => EventBridge.Read(where),
            "jsonl" => JsonLines.Read(where),
            "webhook" => Webhook.Read(where, url => new(url) { Secret = webhookSecret }),
            "cloudwatch" => CloudWatch.Read(where, MetricGroups.All),
            _ => ((SinkSpec?)null, $"'{kind}' is no kind of sink; there is {string.Join(", ", Forms)}"),
        };
        return spec is not null;
    }

    /// <summary>What stands before the first colon: all that may be repeated of a text that is not understood.</summary>
    public static string KindOf(string? text) => text?.IndexOf(':') is { } colon and >= 0 ? text[..colon] : text ?? "";

    private protected abstract ISink Make(AwsClients clients, string homeRegion, TimeProvider time);

    // NAME[@REGION]
    private static (string Name, string? Region) AtRegion(string where)
    {
        var at = where.LastIndexOf('@');
        return at < 0 ? (where, null) : (where[..at], where[(at + 1)..]);
    }

    [GeneratedRegex(@"^[a-z]{2,4}(-[a-z]+){1,3}-[0-9]{1,2}\z")]
    private static partial Regex RegionCode();
}
