using System.Collections.Immutable;
using AdvisorWorker.Resources.Ec2;
using Amazon.EC2;
using Amazon.EC2.Model;
using SecurityGroup = AdvisorWorker.Resources.Ec2.SecurityGroup;
using SecurityGroupRule = AdvisorWorker.Resources.Ec2.SecurityGroupRule;

namespace AdvisorWorker.Collectors.Ec2;

/// <summary>All security groups of a Region.</summary>
public sealed class SecurityGroupCollector : ICollector<SecurityGroup>
{
    public ImmutableArray<string> Operations => ["ec2:DescribeSecurityGroups"];

    public IAsyncEnumerable<IReadOnlyList<SecurityGroup>> CollectAsync(CollectContext context, CancellationToken cancellationToken) =>
        context.Client<AmazonEC2Client>().Paginators.DescribeSecurityGroups(new() { MaxResults = 1000 }).Responses
            .Select(IReadOnlyList<SecurityGroup> (page) => [.. Answer.Required(page.SecurityGroups).Select(group => Read(group, context.Scope.Region))]);

    private static SecurityGroup Read(Amazon.EC2.Model.SecurityGroup group, string region) => new(
        Answer.Required(group.GroupId),
        region,
        group.GroupName ?? "",
        group.Description ?? "",
        group.VpcId,
        Rules(group.IpPermissions),
        Rules(group.IpPermissionsEgress)) { Tags = Ec2Tags.Read(group.Tags) };

    private static ImmutableArray<SecurityGroupRule> Rules(List<IpPermission>? permissions) =>
        [.. (permissions ?? []).SelectMany(permission => Peers(permission).Select(peer =>
            new SecurityGroupRule(Answer.Required(permission.IpProtocol), permission.FromPort, permission.ToPort, peer)))];

    private static IEnumerable<string> Peers(IpPermission permission) =>
    [
        .. (permission.Ipv4Ranges ?? []).Select(range => Answer.Required(range.CidrIp)),
        .. (permission.Ipv6Ranges ?? []).Select(range => Answer.Required(range.CidrIpv6)),
        .. (permission.PrefixListIds ?? []).Select(list => Answer.Required(list.Id)),
        .. (permission.UserIdGroupPairs ?? []).Select(pair => pair.GroupId ?? Answer.Required(pair.GroupName)),
    ];
}
