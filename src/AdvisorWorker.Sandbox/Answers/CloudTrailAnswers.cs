using Amazon.CloudTrail.Model;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>CloudTrail: each Region knows its own trails, and the shadows of those that cover it from elsewhere.</summary>
internal sealed class CloudTrailAnswers : IAnswers
{
    public void AddTo(AnswerBook book) => book
        .On<DescribeTrailsRequest>(Trails)
        .On<GetTrailStatusRequest>((request, call) => Find(request.Name, call).Status)
        .On<GetEventSelectorsRequest>(Selectors);

    private static DescribeTrailsResponse Trails(DescribeTrailsRequest request, CallContext call)
    {
        var withShadows = request.IncludeShadowTrails != false;
        var names = request.TrailNameList ?? [];

        // A name that no trail has is passed over.
        return new()
        {
            TrailList =
            [
                .. Visible(call)
                    .Select(trail => trail.Trail)
                    .Where(trail => withShadows || trail.HomeRegion == call.Region.Name)
                    .Where(trail => names.Count == 0 || names.Contains(trail.Name!) || names.Contains(trail.TrailARN!)),
            ],
        };
    }

    private static IEnumerable<SandboxTrail> Visible(CallContext call) =>
        call.Account.Trails.Where(trail => trail.Trail.HomeRegion == call.Region.Name || trail.Trail.IsMultiRegionTrail == true);

    private static SandboxTrail Find(string? nameOrArn, CallContext call) =>
        Visible(call).FirstOrDefault(
            trail => trail.Trail.TrailARN == nameOrArn || (trail.Trail.Name == nameOrArn && trail.Trail.HomeRegion == call.Region.Name))
        ?? throw Refusal.Of("TrailNotFoundException", $"Unknown trail: {nameOrArn} for the user: {call.Account.Id}");

    private static GetEventSelectorsResponse Selectors(GetEventSelectorsRequest request, CallContext call)
    {
        var trail = Find(request.TrailName, call);
        return new()
        {
            TrailARN = trail.Trail.TrailARN,
            EventSelectors = trail.Selectors.Count > 0 ? [.. trail.Selectors] : null,
            AdvancedEventSelectors = trail.AdvancedSelectors.Count > 0 ? trail.AdvancedSelectors : null,
        };
    }
}
