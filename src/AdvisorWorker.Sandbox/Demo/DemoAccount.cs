namespace AdvisorWorker.Sandbox.Demo;

/// <summary>The account of a web shop that grew for years: most of it in order, some of it forgotten, some of it named by people who mean no good.</summary>
public static class DemoAccount
{
    /// <summary>Where most of the shop runs.</summary>
    public const string MainRegion = "us-east-1";

    /// <summary>Where the rest of it runs.</summary>
    public const string OtherRegion = "eu-west-1";

    /// <summary>Its id.</summary>
    public const string AccountId = "111122223333";

    /// <summary>Makes the account. It is the same for the same moment, and what is recent is so relative to it.</summary>
    /// <param name="now">When the demo runs.</param>
    public static SandboxAccount Create(DateTimeOffset now) => Create(now, AccountId);

    internal static SandboxAccount Create(DateTimeOffset now, string id)
    {
        var account = Empty(id);
        AddRegion(new(account, MainRegion, now));
        AddRegion(new(account, OtherRegion, now));
        Identities.AddTo(account, now);
        Buckets.AddTo(account, now);
        Trails.AddTo(account, now);
        Company.AddTo(account, now);
        Prices.AddTo(account);
        return account;
    }

    /// <summary>The account with hardly more than its networks.</summary>
    internal static SandboxAccount CreateNetworks(DateTimeOffset now, string id)
    {
        var account = Empty(id);
        foreach (var name in (string[])[MainRegion, OtherRegion])
        {
            var at = new DemoRegion(account, name, now);
            Network.AddTo(at);
            SecurityGroups.AddTo(at);
            InstanceTypes.AddTo(at);
            Compute.AddImage(at);
            Quotas.AddTo(at);
        }

        Company.AddTo(account, now);
        Prices.AddTo(account);
        return account;
    }

    private static SandboxAccount Empty(string id)
    {
        var account = new SandboxAccount(id);
        account.DisabledRegions.AddRange(["af-south-1", "ap-east-1", "eu-central-2", "me-south-1"]);
        return account;
    }

    private static void AddRegion(DemoRegion at)
    {
        Network.AddTo(at);
        SecurityGroups.AddTo(at);
        Compute.AddTo(at);
        Reservations.AddTo(at);
        Volumes.AddTo(at);
        Addresses.AddTo(at);
        Vpn.AddTo(at);
        ClassicLoadBalancers.AddTo(at);
        LoadBalancers.AddTo(at);
        AutoScaling.AddTo(at);
        Databases.AddTo(at);
        Tables.AddTo(at);
        Functions.AddTo(at);
        Alarms.AddTo(at);
        Stacks.AddTo(at);
        Quotas.AddTo(at);
    }
}
