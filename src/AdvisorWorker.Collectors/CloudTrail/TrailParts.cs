using System.Collections.Immutable;
using AdvisorWorker.Resources.CloudTrail;
using Amazon.CloudTrail;
using Amazon.CloudTrail.Model;
using Trail = AdvisorWorker.Resources.CloudTrail.Trail;

namespace AdvisorWorker.Collectors.CloudTrail;

/// <summary>Whether a trail logs and delivers: asked once in its home Region, in however many Regions it is seen.</summary>
public sealed class TrailStatusPart : IPart<Trail>
{
    public PartKey<Trail> Key => Trail.StatusPart;

    public ImmutableArray<string> Operations => ["cloudtrail:GetTrailStatus"];

    public async ValueTask<IReadOnlyList<Trail>> LoadAsync(IReadOnlyList<Trail> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var trail = batch.Single();
        var status = await context.OnceAsync($"cloudtrail:GetTrailStatus/{trail.Id}", token => AskAsync(trail, context, token), cancellationToken);
        return [trail with { Status = status }];
    }

    private static async Task<TrailStatus> AskAsync(Trail trail, CollectContext context, CancellationToken cancellationToken)
    {
        var answer = await context.Client<AmazonCloudTrailClient>(trail.HomeRegion).GetTrailStatusAsync(new() { Name = trail.Id }, cancellationToken);
        return new(Answer.Required(answer.IsLogging), string.IsNullOrWhiteSpace(answer.LatestDeliveryError) ? null : answer.LatestDeliveryError);
    }
}

/// <summary>Whether a trail's event selectors include management events: asked once, like its status.</summary>
public sealed class TrailManagementEvents : IPart<Trail>
{
    public PartKey<Trail> Key => Trail.LogsManagementEventsPart;

    public ImmutableArray<string> Operations => ["cloudtrail:GetEventSelectors"];

    public async ValueTask<IReadOnlyList<Trail>> LoadAsync(IReadOnlyList<Trail> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var trail = batch.Single();
        var included = await context.OnceAsync($"cloudtrail:GetEventSelectors/{trail.Id}", token => AskAsync(trail, context, token), cancellationToken);
        return [trail with { LogsManagementEvents = included }];
    }

    private static async Task<bool> AskAsync(Trail trail, CollectContext context, CancellationToken cancellationToken)
    {
        var answer = await context.Client<AmazonCloudTrailClient>(trail.HomeRegion).GetEventSelectorsAsync(new() { TrailName = trail.Id }, cancellationToken);
        Answer.Required(answer.TrailARN);
        var basic = answer.EventSelectors ?? [];
        var advanced = answer.AdvancedEventSelectors ?? [];

        // A trail that was given no selectors logs management events and nothing else.
        return basic is [] && advanced is []
            || basic.Exists(selector => selector.IncludeManagementEvents != false)
            || advanced.Exists(IsManagement);
    }

    private static bool IsManagement(AdvancedEventSelector selector) =>
        (selector.FieldSelectors ?? []).Exists(field => field.Field == "eventCategory" && (field.Equals ?? []).Contains("Management"));
}
