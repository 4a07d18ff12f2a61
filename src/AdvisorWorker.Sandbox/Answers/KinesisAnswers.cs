using Amazon.Kinesis.Model;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>Kinesis: its limits; no streams.</summary>
internal sealed class KinesisAnswers : IAnswers
{
    public void AddTo(AnswerBook book) => book.On<DescribeLimitsRequest>((_, call) => new DescribeLimitsResponse
    {
        ShardLimit = call.Region.MaxShards,
        OpenShardCount = call.Region.OpenShards,
        OnDemandStreamCount = 0,
        OnDemandStreamCountLimit = 50,
    });
}
