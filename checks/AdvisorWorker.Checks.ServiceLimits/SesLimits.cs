using AdvisorWorker.Resources.ServiceLimits;

namespace AdvisorWorker.Checks.ServiceLimits;

/// <summary>The limit on messages that SES reports with its own count.</summary>
public sealed class SesLimits(LimitLevels levels) : ICheckFamily
{
    private static readonly LimitSource<SesSendQuota> Source = new(
        "SES",
        "Limit and usage are SES's own (GetSendQuota): the messages of the last 24 hours.",
        "https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas.html");

    private static readonly Limit<SesSendQuota> Daily =
        new("ses-daily-sending-limit", "hJ7NN0l7J9", "SES Daily Sending Quota", "Daily sending quota", quota => quota.Daily);

    public IEnumerable<ICheck> Checks { get; } = [new ServiceLimit<SesSendQuota>(Source, Daily, levels)];
}
