namespace AdvisorWorker.Sandbox.Demo;

/// <summary>Whom the account belongs to, its organization, and its domains.</summary>
internal static class Company
{
    private const string StartOfAuthority = "ns-1.awsdns-00.example. hostmaster.example. 1 7200 900 1209600 86400";

    public static void AddTo(SandboxAccount account, DateTimeOffset now)
    {
        account.ContactInformation = new()
        {
            FullName = "Fernweh Outfitters",
            CompanyName = HostileNames.Markup,
            AddressLine1 = "1 Example Street",
            City = "Newark",
            StateOrRegion = "NJ",
            PostalCode = "07101",
            CountryCode = "US",
            PhoneNumber = "+1 555 0100",
        };

        // Nobody has been named for security and operations.
        account.AlternateContacts.Add(new()
        {
            AlternateContactType = "BILLING",
            Name = "Accounting",
            Title = "Head of Accounting",
            EmailAddress = "billing@fernweh.example",
            PhoneNumber = "+1 555 0101",
        });
        account.PublicAccessBlock = new() { BlockPublicAcls = false, IgnorePublicAcls = false, BlockPublicPolicy = false, RestrictPublicBuckets = false };
        account.Organization = Organization(account, now);
        AddDomains(account);
    }

    private static SandboxOrganization Organization(SandboxAccount account, DateTimeOffset now)
    {
        var joined = now.AddDays(-2000);
        var organization = new SandboxOrganization(new()
        {
            Id = "o-fernwehshop",
            Arn = $"arn:aws:organizations::{account.Id}:organization/o-fernwehshop",
            FeatureSet = "ALL",
            MasterAccountId = account.Id,
            MasterAccountArn = $"arn:aws:organizations::{account.Id}:account/o-fernwehshop/{account.Id}",
            MasterAccountEmail = "aws@fernweh.example",
        });
        var root = organization.Root.Id!;
        var data = organization.AddUnit("ou-root-data0000", "Data", root).Unit.Id!;
        organization.AddMember(account.Id, "fernweh-shop", root, joined);
        organization.AddMember("444455556666", "fernweh-data", data, joined);
        organization.AddMember("777788889999", HostileNames.RightToLeft, organization.AddUnit("ou-root-past0000", "Past", root).Unit.Id!, joined);
        organization.Delegates.Add(new("444455556666", joined, "reporting.trustedadvisor.amazonaws.com"));
        return organization;
    }

    private static void AddDomains(SandboxAccount account)
    {
        foreach (var (name, isPrivate) in ((string, bool)[])[("fernweh.example.", false), ("fernweh-shop.example.", false), ("shop.internal.", true)])
        {
            account.HostedZones.Add(new(
                new()
                {
                    Id = "Z0" + Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(name))[..18],
                    Name = name,
                    CallerReference = name,
                    ResourceRecordSetCount = 3,
                    Config = new() { Comment = isPrivate ? HostileNames.SpectreMarkup : null, PrivateZone = isPrivate },
                },
                [
                    new() { Name = name, Type = "NS", TTL = 172800, ResourceRecords = [new() { Value = "ns-1.awsdns-00.example." }] },
                    new() { Name = name, Type = "SOA", TTL = 900, ResourceRecords = [new() { Value = StartOfAuthority }] },
                    new() { Name = "www." + name, Type = "A", TTL = 60, ResourceRecords = [new() { Value = "192.0.2.80" }] },
                ]));
        }

        account.HealthChecks.Add(new()
        {
            Id = "11111111-2222-3333-4444-555555555555",
            CallerReference = "shop",
            HealthCheckVersion = 1,
            HealthCheckConfig = new()
            {
                Type = "HTTPS",
                FullyQualifiedDomainName = "www.fernweh.example",
                Port = 443,
                ResourcePath = "/health",
                RequestInterval = 30,
                FailureThreshold = 3,
            },
        });
        account.Route53Limits["MAX_HOSTED_ZONES_BY_OWNER"] = (500, account.HostedZones.Count);
        account.Route53Limits["MAX_HEALTH_CHECKS_BY_OWNER"] = (200, account.HealthChecks.Count);
        account.Route53Limits["MAX_REUSABLE_DELEGATION_SETS_BY_OWNER"] = (100, 0);
        account.Route53Limits["MAX_TRAFFIC_POLICIES_BY_OWNER"] = (50, 41);
        account.Route53Limits["MAX_TRAFFIC_POLICY_INSTANCES_BY_OWNER"] = (5, 2);
    }
}
