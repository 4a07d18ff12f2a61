using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Amazon.CloudTrail;
using Trail = AdvisorWorker.Resources.CloudTrail.Trail;

namespace AdvisorWorker.Collectors.CloudTrail;

/// <summary>The trails that a Region sees, with those made elsewhere that cover it.</summary>
public sealed class TrailCollector : ICollector<Trail>
{
    public ImmutableArray<string> Operations => ["cloudtrail:DescribeTrails"];

    public async IAsyncEnumerable<IReadOnlyList<Trail>> CollectAsync(CollectContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var answer = await context.Client<AmazonCloudTrailClient>().DescribeTrailsAsync(new() { IncludeShadowTrails = true }, cancellationToken);
        yield return [.. Answer.Required(answer.TrailList).Select(trail => Read(trail, context.Scope))];
    }

    private static Trail Read(Amazon.CloudTrail.Model.Trail trail, AwsScope scope)
    {
        var arn = Answer.Required(trail.TrailARN);
        var isOrganization = trail.IsOrganizationTrail == true;
        return new(
            arn,
            scope.Region,
            Answer.Required(trail.Name),
            Answer.Required(trail.HomeRegion),
            trail.IsMultiRegionTrail == true,
            isOrganization,
            isOrganization && arn.Split(':')[4] != scope.Account,
            trail.CloudWatchLogsLogGroupArn);
    }
}
