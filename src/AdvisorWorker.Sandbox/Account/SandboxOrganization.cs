using Amazon.Organizations.Model;

namespace AdvisorWorker.Sandbox;

/// <summary>An organization: a root, units in it and in each other, and accounts in any of them.</summary>
/// <param name="description">What DescribeOrganization answers; it names the management account.</param>
public sealed class SandboxOrganization(Organization description)
{
    /// <summary>What DescribeOrganization answers.</summary>
    public Organization Description => description;

    /// <summary>The root.</summary>
    public Root Root { get; init; } = new() { Id = "r-root", Name = "Root", PolicyTypes = [], Arn = $"{description.Arn?.Replace(":organization/", ":root/", StringComparison.Ordinal)}/r-root" };

    /// <summary>Organizational units.</summary>
    public List<SandboxUnit> Units { get; } = [];

    /// <summary>Accounts, suspended ones among them.</summary>
    public List<SandboxMember> Members { get; } = [];

    /// <summary>Accounts that may read the organization as its management account may, and for which services.</summary>
    public List<SandboxDelegate> Delegates { get; } = [];

    /// <summary>Adds a unit below the root or another unit.</summary>
    public SandboxUnit AddUnit(string id, string name, string parentId)
    {
        var unit = new SandboxUnit(new() { Id = id, Name = name, Arn = $"arn:aws:organizations::{description.MasterAccountId}:ou/{description.Id}/{id}" }, parentId);
        Units.Add(unit);
        return unit;
    }

    /// <summary>Adds an account below the root or a unit.</summary>
    public SandboxMember AddMember(string id, string name, string parentId, DateTimeOffset joined, string status = "ACTIVE")
    {
        var member = new SandboxMember(
            new()
            {
                Id = id,
                Name = name,
                Arn = $"arn:aws:organizations::{description.MasterAccountId}:account/{description.Id}/{id}",
                Email = $"aws+{id}@fernweh.example",
                Status = status,
                State = status,
                JoinedMethod = id == description.MasterAccountId ? "INVITED" : "CREATED",
                JoinedTimestamp = joined.UtcDateTime,
            },
            parentId);
        Members.Add(member);
        return member;
    }
}
