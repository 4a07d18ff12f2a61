namespace AdvisorWorker.Sandbox;

/// <summary>An event that PutEvents accepted.</summary>
/// <param name="Id">The id that the caller was answered.</param>
/// <param name="Account">The account it was put by.</param>
/// <param name="Region">The Region it was put in.</param>
/// <param name="EventBusName">Name or ARN of the bus; <c>default</c> unless named.</param>
/// <param name="Time">When it happened: as the caller says, else when it arrived.</param>
/// <param name="Source">Its source.</param>
/// <param name="DetailType">Its detail-type.</param>
/// <param name="Resources">The resources it concerns.</param>
/// <param name="Detail">The detail, a JSON object.</param>
public sealed record SandboxEvent(
    string Id,
    string Account,
    string Region,
    string EventBusName,
    DateTimeOffset Time,
    string Source,
    string DetailType,
    IReadOnlyList<string> Resources,
    string Detail);
