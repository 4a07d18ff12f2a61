namespace AdvisorWorker.Engine.Record;

/// <summary>Something that was not judged.</summary>
/// <param name="Account">The account.</param>
/// <param name="Region">The Region, or <see cref="AwsScope.Global"/>.</param>
/// <param name="CheckId">The check.</param>
/// <param name="Gap">Why.</param>
/// <param name="Resources">How many resources; null when it is the whole unit.</param>
public sealed record Unavailable(string Account, string Region, string CheckId, Gap Gap, int? Resources = null);
