using AdvisorWorker.Sandbox.Demo;

namespace AdvisorWorker.Sandbox.Generated;

/// <summary>Accounts of any size: the demo with its planted cases, and as many ordinary resources beside them as it takes.</summary>
public static class GeneratedAccount
{
    /// <summary>The fewest resources.</summary>
    public const int Fewest = 100;

    /// <summary>The most resources.</summary>
    public const int Most = 300_000;

    /// <summary>
    /// Makes an account of so many resources (<see cref="SandboxAccount.ResourceCount"/>) in the demo's two Regions, the same for the same arguments. One that
    /// is too small for the demo has its networks, and ordinary resources in them.
    /// </summary>
    /// <param name="resources">From <see cref="Fewest"/> to <see cref="Most"/>.</param>
    /// <param name="seed">The chance of what is generated.</param>
    /// <param name="now">What is recent is so relative to it.</param>
    /// <param name="id">The account's id.</param>
    public static SandboxAccount Create(int resources, int seed, DateTimeOffset now, string id = DemoAccount.AccountId)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resources, Fewest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(resources, Most);
        var account = DemoAccount.Create(now, id);
        var (main, other) = (account.Regions[DemoAccount.MainRegion], account.Regions[DemoAccount.OtherRegion]);
        MissingExamples.Add(account, main, other);
        if (account.ResourceCount > resources)
        {
            account = DemoAccount.CreateNetworks(now, id);
            Grow(account, account.Regions.Values, resources, seed, now);
        }
        else
        {
            Grow(account, [other], resources, seed, now);
            NearLimits.Lower(account);
            NearLimits.Lower(account, main);
        }

        return account;
    }

    private static void Grow(SandboxAccount account, IEnumerable<SandboxRegion> withLimits, int resources, int seed, DateTimeOffset now)
    {
        var limits = withLimits.Select(region => new KeptUse(region)).ToList();
        Fill(account, resources, seed, now);
        limits.ForEach(limit => limit.Restore());
    }

    private static void Fill(SandboxAccount account, int resources, int seed, DateTimeOffset now)
    {
        var chance = new Random(seed);
        var main = new GeneratedRegion(new(account, DemoAccount.MainRegion, now), chance);
        var other = new GeneratedRegion(new(account, DemoAccount.OtherRegion, now), chance);
        var missing = resources - account.ResourceCount;
        while (missing > 0)
        {
            missing -= ResourceMix.Add(chance.Next(10) < 7 ? main : other, missing);
        }
    }
}
