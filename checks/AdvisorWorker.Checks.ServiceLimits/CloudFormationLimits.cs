using AdvisorWorker.Resources.CloudFormation;

namespace AdvisorWorker.Checks.ServiceLimits;

/// <summary>The limit on CloudFormation's stacks.</summary>
public sealed class CloudFormationLimits(LimitLevels levels) : ICheckFamily
{
    private static readonly LimitSource<CloudFormationAccountLimits> Source = new(
        "CloudFormation",
        "The limit is CloudFormation's own (DescribeAccountLimits); every stack counts, nested ones too, that ListStacks does not call DELETE_COMPLETE.",
        "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html");

    private static readonly Limit<CloudFormationAccountLimits> Stacks =
        new("cloudformation-stacks-limit", "gW7HH0l7J9", "CloudFormation Stacks", "Stacks", limits => limits.Stacks);

    public IEnumerable<ICheck> Checks { get; } = [new ServiceLimit<CloudFormationAccountLimits>(Source, Stacks, levels)];
}
