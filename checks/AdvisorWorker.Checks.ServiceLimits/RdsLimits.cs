using AdvisorWorker.Resources.ServiceLimits;

namespace AdvisorWorker.Checks.ServiceLimits;

/// <summary>The limits that RDS reports with its own count.</summary>
public sealed class RdsLimits(LimitLevels levels) : ICheckFamily
{
    private static readonly LimitSource<RdsQuotas> Source = new(
        "RDS",
        "Limit and usage are RDS's own (DescribeAccountAttributes); what is limited per resource is counted on the fullest one of the Region.",
        "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html");

    private static readonly Limit<RdsQuotas>[] Limits =
    [
        new("rds-cluster-parameter-groups-limit", "jtlIMO3qZM", "RDS Cluster Parameter Groups", "Cluster parameter groups", rds => rds["DBClusterParameterGroups"]),
        new("rds-cluster-roles-limit", "7fuccf1Mx7", "RDS Cluster Roles", "Cluster roles", rds => rds["DBClusterRoles"]),
        new("rds-clusters-limit", "gjqMBn6pjz", "RDS Clusters", "Clusters", rds => rds["DBClusters"]),
        new("rds-db-instances-limit", "XG0aXHpIEt", "RDS DB Instances", "DB instances", rds => rds["DBInstances"]),
        new("rds-db-manual-snapshots-limit", "dV84wpqRUs", "RDS DB Manual Snapshots", "RDS DB Manual Snapshots", rds => rds["ManualSnapshots"]),
        new("rds-db-parameter-groups-limit", "jEECYg2YVU", "RDS DB Parameter Groups", "DB parameter groups", rds => rds["DBParameterGroups"]),
        new("rds-db-security-groups-limit", "gfZAn3W7wl", "RDS DB Security Groups", "DB security groups", rds => rds["DBSecurityGroups"]),
        new("rds-event-subscriptions-limit", "keAhfbH5yb", "RDS Event Subscriptions", "Event subscriptions", rds => rds["EventSubscriptions"]),
        new(
            "rds-auths-per-security-group-limit",
            "dBkuNCvqn5",
            "RDS Max Auths per Security Group",
            "Max auths per security group",
            rds => rds["AuthorizationsPerDBSecurityGroup"]),
        new("rds-option-groups-limit", "3Njm0DJQO9", "RDS Option Groups", "Option groups", rds => rds["OptionGroups"]),
        new("rds-read-replicas-per-master-limit", "pYW8UkYz2w", "RDS Read Replicas per Master", "Read replicas per master", rds => rds["ReadReplicasPerMaster"]),
        new("rds-reserved-instances-limit", "UUDvOa5r34", "RDS Reserved Instances", "Reserved Instances", rds => rds["ReservedDBInstances"]),
        new("rds-subnet-groups-limit", "dYWBaXaaMM", "RDS Subnet Groups", "Subnet groups", rds => rds["DBSubnetGroups"]),
        new("rds-subnets-per-subnet-group-limit", "jEhCtdJKOY", "RDS Subnets per Subnet Group", "Subnets per subnet group", rds => rds["SubnetsPerDBSubnetGroup"]),
        new("rds-total-storage-limit", "P1jhKWEmLa", "RDS Total Storage Quota", "Storage quota (GB)", rds => rds["AllocatedStorage"]),
    ];

    public IEnumerable<ICheck> Checks { get; } = [.. Limits.Select(limit => new ServiceLimit<RdsQuotas>(Source, limit, levels))];
}
