namespace AdvisorWorker.Sandbox.Generated;

/// <summary>
/// Lowers limits until most of each is used, as if nobody had ever asked for more: the account's own and those of one Region, so that every check of a limit
/// has something to flag there, and to pass in the other Region.
/// </summary>
internal static class NearLimits
{
    private const double Share = 0.85;
    private const double GibPerTib = 1024;

    public static void Lower(SandboxAccount account)
    {
        var summary = account.Iam.Summary;
        summary["UsersQuota"] = Limit(account.Iam.Users.Count);
        summary["RolesQuota"] = Limit(account.Iam.Roles.Count);
        summary["ServerCertificatesQuota"] = Limit(account.Iam.ServerCertificates.Count);
        summary["GroupsQuota"] = Limit(summary.GetValueOrDefault("Groups"));
        summary["InstanceProfilesQuota"] = Limit(summary.GetValueOrDefault("InstanceProfiles"));
        foreach (var (name, (limit, count)) in account.Route53Limits.ToList())
        {
            // Nobody made any of some; AWS counts those too.
            account.Route53Limits[name] = count > 0 ? (Limit(count), count) : (limit, Used(limit));
        }
    }

    public static void Lower(SandboxAccount account, SandboxRegion region)
    {
        var quotas = Use(account, region);
        foreach (var quota in region.Quotas.Where(quota => quotas.ContainsKey(quota.Quota.QuotaCode!)).ToList())
        {
            region.Quotas[region.Quotas.IndexOf(quota)] = quota with { Applied = quotas[quota.Quota.QuotaCode!] };
        }

        foreach (var quota in region.Rds.Quotas)
        {
            (quota.Used, quota.Max) = quota.Used is > 0 and { } used ? (used, Limit(used)) : (Used(quota.Max!.Value), quota.Max!.Value);
        }

        region.LoadBalancerLimits["application-load-balancers"] = Limit(region.LoadBalancers.Count(balancer => balancer.LoadBalancer.Type == "application"));
        region.LoadBalancerLimits["network-load-balancers"] = Limit(region.LoadBalancers.Count(balancer => balancer.LoadBalancer.Type == "network"));
        region.ClassicLoadBalancerLimits["classic-load-balancers"] = Limit(region.ClassicLoadBalancers.Count);
        region.MaxAutoScalingGroups = Limit(region.AutoScalingGroups.Count);
        region.MaxLaunchConfigurations = Limit(region.LaunchConfigurations.Count);
        region.MaxStacks = Limit(region.Stacks.Count(stack => stack.StackStatus != "DELETE_COMPLETE"));
        region.MaxWriteCapacity = Limit(region.Tables.Sum(table => WriteCapacity(table.Table)));
        region.MaxCodeSize = (long)(region.Functions.Concat(region.FunctionVersions).Sum(function => function.CodeSize ?? 0) / Share);
        region.MaxEmailsADay = Math.Floor(region.EmailsOfTheDay / Share);
    }

    /// <summary>The lowered limits by their quota's code.</summary>
    private static Dictionary<string, double> Use(SandboxAccount account, SandboxRegion region)
    {
        var ec2 = region.Ec2;
        return new(StringComparer.Ordinal)
        {
            ["L-F678F1CE"] = Limit(ec2.Vpcs.Count),
            ["L-A4707A72"] = Limit(ec2.InternetGateways.Count),
            ["L-E79EC296"] = Limit(ec2.SecurityGroups.Count),
            ["L-1216C47A"] = Limit(KeptUse.StandardVcpus(ec2)),
            ["L-309BACF6"] = Limit(ec2.Snapshots.Count(snapshot => snapshot.Snapshot.OwnerId == account.Id)),
            ["L-D18FCD1D"] = Storage("gp2"),
            ["L-7A658B76"] = Storage("gp3"),
            ["L-FD252861"] = Storage("io1"),
            ["L-09BD8365"] = Storage("io2"),
            ["L-17AF77E8"] = Storage("sc1"),
            ["L-82ACEF56"] = Storage("st1"),
            ["L-9CF3C2EB"] = Storage("standard"),
        };

        double Storage(string type) => ec2.Volumes.Where(volume => volume.VolumeType == type).Sum(volume => volume.Size ?? 0) / GibPerTib / Share;
    }

    private static long WriteCapacity(Wire.DynamoDB.Model.TableDescription table) =>
        (table.ProvisionedThroughput?.WriteCapacityUnits ?? 0)
        + (table.GlobalSecondaryIndexes ?? []).Sum(index => index.ProvisionedThroughput?.WriteCapacityUnits ?? 0);

    private static int Limit(long used) => (int)Math.Max(used, Math.Floor(used / Share));

    private static long Used(long limit) => (long)Math.Ceiling(limit * Share);
}
