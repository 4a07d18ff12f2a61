using Amazon.Account.Model;
using Amazon.Route53.Model;

namespace AdvisorWorker.Sandbox;

/// <summary>An account and all that is in it, as the objects that its APIs answer with.</summary>
/// <param name="id">Twelve digits.</param>
public sealed class SandboxAccount(string id)
{
    /// <summary>Twelve digits.</summary>
    public string Id => id;

    /// <summary>The role that callers have assumed when they come with credentials that this account has not given out.</summary>
    public string CallerRole { get; init; } = "AdvisorReadOnly";

    /// <summary>The enabled Regions by name.</summary>
    public SortedDictionary<string, SandboxRegion> Regions { get; } = new(StringComparer.Ordinal);

    /// <summary>Regions that the account has not enabled.</summary>
    public List<string> DisabledRegions { get; } = [];

    /// <summary>Users, roles and what protects them.</summary>
    public IamResources Iam { get; } = new();

    /// <summary>Buckets of all Regions.</summary>
    public List<SandboxBucket> Buckets { get; } = [];

    /// <summary>Buckets of others: they exist, and this account may not look into them.</summary>
    public List<string> ForeignBuckets { get; } = [];

    /// <summary>The account's own block of public access to S3; null when it was never set.</summary>
    public Amazon.S3Control.Model.PublicAccessBlockConfiguration? PublicAccessBlock { get; set; }

    /// <summary>Trails of all Regions, those of the organization among them.</summary>
    public List<SandboxTrail> Trails { get; } = [];

    /// <summary>Hosted zones.</summary>
    public List<SandboxHostedZone> HostedZones { get; } = [];

    /// <summary>Health checks of Route 53.</summary>
    public List<HealthCheck> HealthChecks { get; } = [];

    /// <summary>Limit and use of what Route 53 counts, by the limit's type.</summary>
    public Dictionary<string, (long Limit, long Count)> Route53Limits { get; } = new(StringComparer.Ordinal);

    /// <summary>Alternate contacts that are set.</summary>
    public List<AlternateContact> AlternateContacts { get; } = [];

    /// <summary>Whom the account belongs to.</summary>
    public ContactInformation ContactInformation { get; set; } = new();

    /// <summary>The organization that the account is in; null when it is in none.</summary>
    public SandboxOrganization? Organization { get; set; }

    /// <summary>Products of the public price list.</summary>
    public List<PriceListProduct> Prices { get; } = [];

    /// <summary>How many resources there are: what is listed and checked one by one, without settings, versions and parts of others such as an instance's interface.</summary>
    public int ResourceCount => Regions.Values.Sum(region => region.ResourceCount) + Buckets.Count + Iam.Users.Count + Iam.Roles.Count;

    /// <summary>An ARN in this account.</summary>
    public string Arn(string service, string region, string resource) => $"arn:aws:{service}:{region}:{id}:{resource}";

    /// <summary>The Region, which becomes enabled.</summary>
    public SandboxRegion EnableRegion(string name)
    {
        if (!Regions.TryGetValue(name, out var region))
        {
            Regions[name] = region = new SandboxRegion(name);
        }

        return region;
    }
}
