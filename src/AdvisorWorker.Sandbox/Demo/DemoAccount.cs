namespace AdvisorWorker.Sandbox.Demo;

/// <summary>The account of a web shop that grew for years: most of it in order, some of it forgotten, some of it named by people who mean no good.</summary>
public static class DemoAccount
{
    internal const string MainRegion = "us-east-1";
    internal const string OtherRegion = "eu-west-1";
    private const string AccountId = "111122223333";

    /// <summary>Makes the account. It is the same for the same moment, and what is recent is so relative to it.</summary>
    /// <param name="now">When the demo runs.</param>
    public static SandboxAccount Create(DateTimeOffset now)
    {
        var account = new SandboxAccount(AccountId);
        account.DisabledRegions.AddRange(["af-south-1", "ap-east-1", "eu-central-2", "me-south-1"]);
        foreach (var name in (string[])[MainRegion, OtherRegion])
        {
            var at = new DemoRegion(account, name, now);
            Network.AddTo(at);
            SecurityGroups.AddTo(at);
            Compute.AddTo(at);
            Volumes.AddTo(at);
            Addresses.AddTo(at);
            Vpn.AddTo(at);
        }

        return account;
    }
}
