using AdvisorWorker.Resources.DynamoDb;

namespace AdvisorWorker.Checks.FaultTolerance;

/// <summary>Tables that cannot be set back to a moment before the mistake.</summary>
public sealed class DynamoDbPointInTimeRecovery : ICheck<DynamoDbTable>
{
    public CheckDescriptor<DynamoDbTable> Descriptor { get; } = new("dynamo-db-point-in-time-recovery", "c18d2gz138", Pillar.FaultTolerance)
    {
        Title = "Amazon DynamoDB Point-in-time Recovery",
        Why = "Without continuous backups, what a faulty program wrote or deleted since the last backup is lost.",
        Fix = "Turn on point-in-time recovery for the table.",
        Criteria = "Yellow: point-in-time recovery is off. Every table is judged.",
        Link = "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html",
        Needs = [DynamoDbTable.PointInTimeRecoveryPart],
        Columns = Columns.ConfigRule<DynamoDbTable>("dynamodb-pitr-enabled"),
    };

    public Verdict Evaluate(DynamoDbTable resource, Moment at) =>
        !resource.PointInTimeRecovery.TryRead(out var isOn, out var gap) ? gap : isOn ? Verdict.Ok : Verdict.Warning("Point-in-time recovery is off");
}
