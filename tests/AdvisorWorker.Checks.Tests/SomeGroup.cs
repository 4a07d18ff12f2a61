using AdvisorWorker.Resources.AutoScaling;

namespace AdvisorWorker.Checks.Tests;

/// <summary>An Auto Scaling group that no check objects to.</summary>
internal static class SomeGroup
{
    public static AutoScalingGroup Plain { get; } = new("web", "eu-west-1", "arn:1", ["eu-west-1a", "eu-west-1b"], ["EC2"], [], [], true, false, false);
}
