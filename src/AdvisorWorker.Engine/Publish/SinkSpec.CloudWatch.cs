using System.Text.RegularExpressions;
using AdvisorWorker.Engine.Collect;
using Amazon.CloudWatch;

namespace AdvisorWorker.Engine.Publish;

public abstract partial record SinkSpec
{
    /// <summary>CloudWatch metrics.</summary>
    /// <param name="Namespace">Their namespace.</param>
    /// <param name="Region">Their Region; null for the one of the configuration.</param>
    /// <param name="Metrics">Which ones.</param>
    public sealed partial record CloudWatch(string Namespace, string? Region, MetricGroups Metrics) : SinkSpec
    {
        /// <inheritdoc/>
        public override string Name => CloudWatchSink.NameOf(Namespace, Region);

        /// <inheritdoc/>
        public override bool CostsMoney => true;

        /// <summary>Reads <c>NAMESPACE[@REGION]</c>.</summary>
        public static (SinkSpec? Spec, string? Error) Read(string where, MetricGroups metrics)
        {
            var (name, region) = AtRegion(where);
            return name.Length == 0 ? (null, "cloudwatch: names no namespace; write cloudwatch:AdvisorWorker")
                : region is not null && !RegionCode().IsMatch(region) ? (null, $"'{region}' in 'cloudwatch:{where}' is no Region code such as eu-west-1")
                : name.StartsWith("AWS/", StringComparison.OrdinalIgnoreCase) ? (null, $"'{name}' starts with AWS/, which CloudWatch keeps for AWS's own services")
                : !NamespaceName().IsMatch(name) ? (null, $"'{name}' is no namespace: letters, digits and . - _ / # :, at most 255, no colon first")
                : (new CloudWatch(name, region, metrics), null);
        }

        private protected override ISink Make(AwsClients clients, string homeRegion, TimeProvider time) =>
            new CloudWatchSink(clients.Get<AmazonCloudWatchClient>(Region ?? homeRegion), Namespace, Region, Metrics, time);

        [GeneratedRegex(@"^[A-Za-z0-9._/#-][A-Za-z0-9._/#:-]{0,254}\z")]
        private static partial Regex NamespaceName();
    }
}
