using System.Security.Cryptography;
using System.Text;
using Amazon.EC2.Model;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>The rules of a security group one by one, as the newer API tells them.</summary>
internal static class SecurityGroupRules
{
    public static IEnumerable<SecurityGroupRule> Of(SecurityGroup group) =>
        (group.IpPermissions ?? []).SelectMany(permission => Of(group, permission, isEgress: false))
            .Concat((group.IpPermissionsEgress ?? []).SelectMany(permission => Of(group, permission, isEgress: true)));

    private static IEnumerable<SecurityGroupRule> Of(SecurityGroup group, IpPermission permission, bool isEgress)
    {
        foreach (var range in permission.Ipv4Ranges ?? [])
        {
            yield return Rule(range.CidrIp, rule => (rule.CidrIpv4, rule.Description) = (range.CidrIp, range.Description));
        }

        foreach (var range in permission.Ipv6Ranges ?? [])
        {
            yield return Rule(range.CidrIpv6, rule => (rule.CidrIpv6, rule.Description) = (range.CidrIpv6, range.Description));
        }

        foreach (var list in permission.PrefixListIds ?? [])
        {
            yield return Rule(list.Id, rule => (rule.PrefixListId, rule.Description) = (list.Id, list.Description));
        }

        foreach (var pair in permission.UserIdGroupPairs ?? [])
        {
            yield return Rule(pair.GroupId, rule =>
            {
                rule.ReferencedGroupInfo = new() { GroupId = pair.GroupId, UserId = pair.UserId };
                rule.Description = pair.Description;
            });
        }

        SecurityGroupRule Rule(string? peer, Action<SecurityGroupRule> setPeer)
        {
            // The model keeps rules in groups that have no ids; what a rule says identifies it as well.
            var content = $"{group.GroupId}/{isEgress}/{permission.IpProtocol}/{permission.FromPort}/{permission.ToPort}/{peer}";
            var rule = new SecurityGroupRule
            {
                SecurityGroupRuleId = "sgr-0" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..16],
                GroupId = group.GroupId,
                GroupOwnerId = group.OwnerId,
                IsEgress = isEgress,
                IpProtocol = permission.IpProtocol,
                FromPort = permission.FromPort ?? -1,
                ToPort = permission.ToPort ?? -1,
            };
            setPeer(rule);
            return rule;
        }
    }
}
