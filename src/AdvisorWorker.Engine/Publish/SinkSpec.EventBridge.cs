using System.Text.RegularExpressions;
using AdvisorWorker.Engine.Collect;
using Amazon.CloudWatchEvents;

namespace AdvisorWorker.Engine.Publish;

public abstract partial record SinkSpec
{
    /// <summary>An EventBridge bus.</summary>
    /// <param name="Bus">Its name or ARN.</param>
    /// <param name="Region">Its Region; null for the one of the configuration.</param>
    public sealed partial record EventBridge(string Bus, string? Region) : SinkSpec
    {
        /// <inheritdoc/>
        public override string Name => EventBridgeSink.NameOf(Bus, Region);

        /// <summary>Reads <c>BUS[@REGION]</c>.</summary>
        public static (SinkSpec? Spec, string? Error) Read(string where)
        {
            var (bus, region) = AtRegion(where);
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

        private protected override ISink Make(AwsClients clients, string homeRegion, TimeProvider time) =>
            new EventBridgeSink(clients.Get<AmazonCloudWatchEventsClient>(Region ?? homeRegion), Bus, time, Region);

        [GeneratedRegex(@"^[A-Za-z0-9._/-]{1,256}\z")]
        private static partial Regex BusName();

        [GeneratedRegex(@"^arn:aws[a-z-]*:events:(?<region>[a-z]{2,4}(-[a-z]+){1,3}-[0-9]{1,2}):[0-9]{12}:event-bus/[A-Za-z0-9._/-]{1,256}\z")]
        private static partial Regex BusArn();
    }
}
