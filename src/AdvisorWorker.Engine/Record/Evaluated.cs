namespace AdvisorWorker.Engine.Record;

/// <summary>A unit that was evaluated: one check in one Region, or in the account's global services.</summary>
/// <param name="Account">The account.</param>
/// <param name="Scope">The Region, or <see cref="AwsScope.Global"/>.</param>
/// <param name="CheckId">The check.</param>
/// <param name="Complete">Everything was read, so that what is not flagged is proven not to be.</param>
public sealed record Evaluated(string Account, string Scope, string CheckId, bool Complete);
