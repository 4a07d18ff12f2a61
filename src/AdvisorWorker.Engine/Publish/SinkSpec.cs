using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Amazon.CloudWatchEvents;

namespace AdvisorWorker.Engine.Publish;

/// <summary>A sink as users write it: <c>KIND:WHERE</c>.</summary>
public abstract partial record SinkSpec
{
    private SinkSpec()
    {
    }

    /// <summary>The forms there are.</summary>
    public static ImmutableArray<string> Forms { get; } = ["eventbridge:BUS[@REGION]", "jsonl:FILE"];

    /// <summary>The sink.</summary>
    /// <param name="client">Makes a client for a Region; null stands for the Region of the configuration.</param>
    /// <param name="time">The sink's clock.</param>
    public abstract ISink Open(Func<string?, IAmazonCloudWatchEvents> client, TimeProvider time);

    /// <summary>Reads one.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SinkSpec? spec, [NotNullWhen(false)] out string? error)
    {
        var separator = text?.IndexOf(':') ?? -1;
        var kind = separator < 0 ? text ?? "" : text![..separator];
        var where = separator < 0 ? "" : text![(separator + 1)..];
        (spec, error) = kind.ToLowerInvariant() switch
        {
            "eventbridge" => EventBridge.Read(where),
            "jsonl" when where.Length == 0 => (null, "jsonl: names no file; write jsonl:FILE, or jsonl:- for standard output"),
            "jsonl" => (new JsonLines(where), null),
            "webhook" => (null, $"the sink 'webhook' comes with a later version; there is {Known}"),
            _ => ((SinkSpec?)null, $"'{text}' is no sink; there is {Known}"),
        };
        return spec is not null;
    }

    private static string Known => string.Join(" and ", Forms);

    /// <summary>An EventBridge bus.</summary>
    /// <param name="Bus">Its name or ARN.</param>
    /// <param name="Region">Its Region; null for the one of the configuration.</param>
    public sealed partial record EventBridge(string Bus, string? Region) : SinkSpec
    {
        /// <inheritdoc/>
        public override ISink Open(Func<string?, IAmazonCloudWatchEvents> client, TimeProvider time) => new EventBridgeSink(client(Region), Bus, time);

        internal static (SinkSpec? Spec, string? Error) Read(string where)
        {
            var at = where.LastIndexOf('@');
            var bus = at < 0 ? where : where[..at];
            var region = at < 0 ? null : where[(at + 1)..];
            if (bus.Length == 0)
            {
                return (null, "eventbridge: names no bus; write eventbridge:default for the account's own");
            }

            if (region is not null && !RegionCode().IsMatch(region))
            {
                return (null, $"'{region}' in 'eventbridge:{where}' is no Region code such as eu-west-1");
            }

            if (!bus.StartsWith("arn:", StringComparison.Ordinal))
            {
                return BusName().IsMatch(bus)
                    ? (new EventBridge(bus, region), null)
                    : (null, $"'{bus}' is no bus name: letters, digits, dots, hyphens, underscores and slashes, at most 256");
            }

            var arn = BusArn().Match(bus);
            if (!arn.Success)
            {
                return (null, $"'{bus}' is no ARN of an event bus, such as arn:aws:events:eu-west-1:111122223333:event-bus/NAME");
            }

            // The Region in the ARN is where the bus is; asking another one finds no bus.
            var home = arn.Groups["region"].Value;
            return region is null || region == home
                ? (new EventBridge(bus, home), null)
                : (null, $"the bus {bus} is in {home}, not in {region}");
        }

        [GeneratedRegex(@"^[a-z]{2,4}(-[a-z]+){1,3}-[0-9]{1,2}\z")]
        private static partial Regex RegionCode();

        [GeneratedRegex(@"^[A-Za-z0-9._/-]{1,256}\z")]
        private static partial Regex BusName();

        [GeneratedRegex(@"^arn:aws[a-z-]*:events:(?<region>[a-z]{2,4}(-[a-z]+){1,3}-[0-9]{1,2}):[0-9]{12}:event-bus/[A-Za-z0-9._/-]{1,256}\z")]
        private static partial Regex BusArn();
    }

    /// <summary>A file of JSON lines.</summary>
    /// <param name="Path">The file, or <c>-</c>.</param>
    public sealed record JsonLines(string Path) : SinkSpec
    {
        /// <inheritdoc/>
        public override ISink Open(Func<string?, IAmazonCloudWatchEvents> client, TimeProvider time) => new JsonLinesSink(Path, time);
    }
}
