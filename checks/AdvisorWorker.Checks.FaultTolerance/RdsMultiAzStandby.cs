using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Checks.FaultTolerance;

/// <summary>DB instances without a standby in another zone.</summary>
public sealed class RdsMultiAzStandby : ICheck<DbInstance>
{
    public CheckDescriptor<DbInstance> Descriptor { get; } = new("rds-multi-az-standby", "c18d2gz156", Pillar.FaultTolerance)
    {
        Title = "RDS Multi-AZ Standby Instance Not Enabled",
        Why = "When its zone fails, a database without a standby is down until the zone is back.",
        Fix = "Turn the instance into a Multi-AZ deployment.",
        Criteria = "Yellow: the instance is not Multi-AZ. Members of clusters are not counted, which makes this rule one of RDS without Aurora, Neptune and "
            + "DocumentDB.",
        Link = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.html",
        Columns = Columns.ConfigRule<DbInstance>("rds-multi-az-support"),
    };

    public Verdict Evaluate(DbInstance resource, Moment at)
    {
        if (resource.ClusterId is not null || !DbEngine.IsRds(resource.Engine))
        {
            return Verdict.Skip;
        }

        return resource.IsMultiAz switch
        {
            null => DbInstance.Lacks("MultiAZ"),
            true => Verdict.Ok,
            false => Verdict.Warning("Not a Multi-AZ deployment"),
        };
    }
}
