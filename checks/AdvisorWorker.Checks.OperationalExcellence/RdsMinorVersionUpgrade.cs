using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Checks.OperationalExcellence;

/// <summary>DB instances that do not take new minor versions.</summary>
public sealed class RdsMinorVersionUpgrade : ICheck<DbInstance>
{
    public CheckDescriptor<DbInstance> Descriptor { get; } = new("rds-minor-version-upgrade", "c18d2gz155", Pillar.OperationalExcellence)
    {
        Title = "RDS DB Instance Automatic Minor Version Upgrade Check",
        Why = "Minor versions bring security fixes that nobody installs by hand for years.",
        Fix = "Switch automatic minor version upgrades on.",
        Criteria = "Yellow: automatic minor version upgrades are off. "
            + "Instances of Neptune and DocumentDB are not counted.",
        Link = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html",
        Columns = Columns.ConfigRule<DbInstance>("rds-automatic-minor-version-upgrade-enabled"),
    };

    public Verdict Evaluate(DbInstance resource, Moment at)
    {
        if (!DbEngine.IsRds(resource.Engine))
        {
            return Verdict.Skip;
        }

        return resource.AutoMinorVersionUpgrade switch
        {
            null => DbInstance.Lacks("AutoMinorVersionUpgrade"),
            true => Verdict.Ok,
            false => Verdict.Warning("Automatic minor version upgrades are off"),
        };
    }
}
