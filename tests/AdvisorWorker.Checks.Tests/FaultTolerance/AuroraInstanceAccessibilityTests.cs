using AdvisorWorker.Checks.FaultTolerance;
using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Checks.Tests.FaultTolerance;

public sealed class AuroraInstanceAccessibilityTests
{
    [Theory]
    [InlineData(true, true, CheckStatus.Ok)]
    [InlineData(false, false, CheckStatus.Ok)]
    [InlineData(true, false, CheckStatus.Warning)]
    [InlineData(false, null, CheckStatus.NotAvailable)]
    public void All_instances_are_reached_alike_or_not(bool first, bool? second, CheckStatus expected) =>
        Assert.Equal(expected, Judge(Cluster(first, second)).Status);

    [Fact]
    public void A_mixture_is_proven_without_the_rest_of_the_cluster()
    {
        Assert.Equal(CheckStatus.Warning, Judge(Cluster(true, false, null) with { IsWhole = false }).Status);
        Assert.Same(Verdict.Skip, Judge(Cluster(true, true) with { IsWhole = false }));
    }

    [Fact]
    public void Other_engines_and_single_instances_are_not_counted()
    {
        var other = SomeDb.Member("a", "eu-west-1a") with { Engine = "docdb" };

        Assert.Same(Verdict.Skip, Judge(new("c", "eu-west-1", "arn:1", true, [other, other with { IsPubliclyAccessible = true }], true)));
        Assert.Same(Verdict.Skip, Judge(new("i", "eu-west-1", "arn:1", false, [SomeDb.Instance], true)));
    }

    [Fact]
    public void The_columns_name_both_kinds()
    {
        var cells = new AuroraInstanceAccessibility().Descriptor.Columns[3..5].Select(column => column.Cell!(Cluster(true, false, true), default).Text);

        Assert.Equal(["m0, m2", "m1"], cells);
    }

    private static DbDeployment Cluster(params bool?[] access)
    {
        var members = access.Select((isPublic, i) => SomeDb.Member($"m{i}", "eu-west-1a") with { IsPubliclyAccessible = isPublic });
        return new("shop", "eu-west-1", "arn:1", true, [.. members], true);
    }

    private static Verdict Judge(DbDeployment cluster) => new AuroraInstanceAccessibility().Evaluate(cluster, default);
}
