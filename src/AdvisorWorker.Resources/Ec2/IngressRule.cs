using System.Collections.Immutable;

namespace AdvisorWorker.Resources.Ec2;

/// <summary>One inbound rule of a security group: the row of the security group checks.</summary>
/// <param name="Group">The group.</param>
/// <param name="Rule">The rule.</param>
public sealed record IngressRule(SecurityGroup Group, SecurityGroupRule Rule) : Resource(Group.Id, Group.Region)
{
    /// <summary>Declares <see cref="Attachments"/>.</summary>
    public static PartKey<IngressRule> AttachmentsPart { get; } = new(nameof(Attachments), (rule, gap) => rule with { Attachments = gap });

    /// <summary>What the group protects: instance ids, or network interface ids where no instance is behind; empty for an unused group.</summary>
    public Part<ImmutableArray<string>> Attachments { get; init; }

    /// <inheritdoc/>
    public override string ItemKey => Rule.Key;

    /// <inheritdoc/>
    public override string Arn(AwsScope scope) => Group.Arn(scope);
}

/// <summary>Takes security groups apart into inbound rules.</summary>
public sealed class IngressRules : Derivation<SecurityGroup, IngressRule>
{
    private readonly List<IngressRule> rules = [];

    /// <inheritdoc/>
    public override void Add(SecurityGroup input)
    {
        foreach (var rule in input.Inbound)
        {
            rules.Add(new(input, rule) { Tags = input.Tags });
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<IngressRule> Finish(AwsScope scope, Gap? gap) => rules;
}
