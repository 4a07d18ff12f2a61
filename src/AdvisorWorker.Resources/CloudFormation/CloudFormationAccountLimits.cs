using AdvisorWorker.Resources.ServiceLimits;

namespace AdvisorWorker.Resources.CloudFormation;

/// <summary>What CloudFormation allows an account in one Region.</summary>
/// <param name="Region">The Region.</param>
/// <param name="Stacks">Stacks, nested ones included, that are not deleted.</param>
public sealed record CloudFormationAccountLimits(string Region, Part<LimitUsage> Stacks) : Resource(Region, Region);
