using System.Collections.Concurrent;
using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Sandbox;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Faults;

/// <summary>
/// Denies each operation that the demo makes, one after the other. What needs it is not available and names its action; what does
/// not need it says what it always says; and nothing ever says something else.
/// </summary>
public sealed class DeniedWalkTests
{
    // What a run asks for itself; tests of their own deny these.
    private static readonly string[] OfTheRun = ["sts:GetCallerIdentity", "ec2:DescribeRegions", "support:DescribeSeverityLevels"];

    /// <summary>Checks that declare an operation and are no less available without it, and why. All others are not available.</summary>
    private static readonly (string Operation, string Check, Without Effect)[] Exceptions =
    [
        // Savings and other columns that no verdict hangs on.
        ("cloudwatch:GetMetricData", "lambda-deprecated-runtimes", Without.EmptyCells),
        ("ec2:DescribeNetworkInterfaces", "security-group-rule-count", Without.EmptyCells),
        ("ec2:DescribeSnapshots", "underutilized-ebs-volumes", Without.EmptyCells),
        ("ec2:DescribeVpnGateways", "vpn-tunnel-redundancy", Without.EmptyCells),
        ("pricing:GetProducts", "idle-load-balancers", Without.EmptyCells),
        ("pricing:GetProducts", "low-utilization-ec2-instances", Without.EmptyCells),
        ("pricing:GetProducts", "rds-idle-instances", Without.EmptyCells),
        ("pricing:GetProducts", "underutilized-ebs-volumes", Without.EmptyCells),

        // A volume attached to nothing, or a balancer without targets, is idle whatever the metrics would say; so are addresses of nothing.
        ("cloudwatch:GetMetricData", "idle-load-balancers", Without.SomeProven),
        ("cloudwatch:GetMetricData", "underutilized-ebs-volumes", Without.SomeProven),
        ("ec2:DescribeInstances", "unassociated-elastic-ips", Without.SomeProven),
        ("ec2:DescribeInstances", "underutilized-ebs-volumes", Without.SomeProven),
        ("elasticloadbalancing:DescribeInstanceHealth", "idle-load-balancers", Without.SomeProven),

        // One zone is too few whatever instances are in it.
        ("ec2:DescribeInstances", "load-balancer-optimization", Without.SomeProven),
        ("elasticloadbalancing:DescribeInstanceHealth", "load-balancer-optimization", Without.SomeProven),

        // A listener without encryption has no policy to read.
        ("elasticloadbalancing:DescribeLoadBalancerPolicies", "elb-listener-security", Without.SomeProven),

        // Snapshots of instances and of clusters are listed and shared by calls of their own.
        ("rds:DescribeDBClusterSnapshotAttributes", "rds-public-snapshots", Without.SomeProven),
        ("rds:DescribeDBClusterSnapshots", "rds-public-snapshots", Without.SomeProven),
        ("rds:DescribeDBSnapshotAttributes", "rds-public-snapshots", Without.SomeProven),

        // Either of ACL and policy is enough to be open.
        ("s3:GetBucketAcl", "s3-bucket-permissions", Without.SomeProven),
        ("s3:GetBucketPolicyStatus", "s3-bucket-permissions", Without.SomeProven),

        // The log target is not the account's, which is red; whether it exists is said only where it is known.
        ("s3:HeadBucket", "s3-access-logs", Without.FewerWords),

        // Asked only where the first answer does not hold what is looked for.
        ("ec2:DescribeInstanceTypes", "ec2-on-demand-instances-limit", Without.Nothing),
        ("servicequotas:ListAWSDefaultServiceQuotas", "ebs-active-snapshots-limit", Without.Nothing),
        ("servicequotas:ListAWSDefaultServiceQuotas", "ec2-on-demand-instances-limit", Without.Nothing),
        ("servicequotas:ListAWSDefaultServiceQuotas", "vpc-internet-gateways-limit", Without.Nothing),
        ("servicequotas:ListAWSDefaultServiceQuotas", "vpc-limit", Without.Nothing),
    ];

    /// <summary>What a check lacks without an operation that it declares.</summary>
    private enum Without
    {
        /// <summary>It has no verdict.</summary>
        NotAvailable,

        /// <summary>What is proven by the rest is said, and the rest is a gap.</summary>
        SomeProven,

        /// <summary>All verdicts are there, and some cells are empty.</summary>
        EmptyCells,

        /// <summary>All verdicts are there, and a reason says less.</summary>
        FewerWords,

        /// <summary>It was not asked this time.</summary>
        Nothing,
    }

    [Fact]
    public async Task Without_one_permission_just_what_needs_it_is_not_available_and_nothing_else_changes()
    {
        await using var whole = await FaultyDemo.StartAsync();
        var before = await whole.RunAsync();
        var walked = whole.Calls.Keys.Select(ActionOf).Distinct().Except(OfTheRun).ToList();
        Assert.True(walked.Count >= 50, string.Join(", ", walked));
        var needed = FaultyDemo.Catalog.Checks.ToDictionary(
            check => check.About.Id, check => CollectionPlan.For(FaultyDemo.Catalog.Sources, [check.Check]).Operations.ToHashSet(StringComparer.Ordinal));

        var problems = new ConcurrentQueue<string>();
        var effects = new ConcurrentBag<(string Operation, string Check, Without Effect)>();
        await Parallel.ForEachAsync(walked, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (operation, _) =>
        {
            await using var demo = await FaultyDemo.StartAsync(new FaultRule(FaultKind.Denied) { Operation = operation });
            var after = await demo.RunAsync();
            Expect(demo.Calls.Values.Sum(call => call.Faults) > 0, "was never denied");
            foreach (var (was, now) in before.Checks.Zip(after.Checks))
            {
                var id = was.Check.Id;
                var gaps = after.Unavailable.Where(gap => gap.CheckId == id).ToList();
                if (needed[id].Contains(operation))
                {
                    var effect = EffectOn(was, now, gaps);
                    effects.Add((operation, id, effect));
                    Expect(
                        (effect is Without.EmptyCells or Without.FewerWords) == IsNoted(after, operation, id),
                        $"has {effect} for {id}, and these notes: {string.Join(' ', after.Run.Notes)}");
                    Expect(
                        gaps.Where(gap => gap.Gap.IsFailure).All(gap => gap.Gap is { Reason: GapReason.AccessDenied } && gap.Gap.Action == IamActions.Of(operation)),
                        $"is not the action that {id} names: {string.Join(", ", gaps.Select(gap => gap.Gap))}");
                }
                else
                {
                    Expect(Same(was, now) && before.Unavailable.Where(gap => gap.CheckId == id).SequenceEqual(gaps), $"changes {id}, which does not declare it");
                }
            }

            Expect(after.Run.Complete == !after.Unavailable.Any(gap => gap.Gap.IsFailure), "leaves a run that does not know whether it is complete");

            void Expect(bool holds, string otherwise)
            {
                if (!holds)
                {
                    problems.Enqueue($"{operation} {otherwise}");
                }
            }

            Without EffectOn(CheckResult was, CheckResult now, IReadOnlyList<Unavailable> gaps)
            {
                var id = was.Check.Id;
                var hasGap = gaps.Any(gap => gap.Gap.IsFailure);
                var rows = was.Items.ToDictionary(item => item.Fingerprint);
                Expect(now.Items.All(item => rows.TryGetValue(item.Fingerprint, out var row) && ReportText.SaysNoMore(row, item)), $"makes {id} say something else");
                Expect(hasGap || (was.Status, was.Summary, was.Items.Length) == (now.Status, now.Summary, now.Items.Length), $"takes from {id}, which has no gap");
                Expect(!hasGap || now.Status != CheckStatus.Ok, $"leaves {id} green with a gap");
                Expect(
                    !hasGap || gaps.Any(gap => gap is { Resources: null, Gap.IsFailure: true }) || Judged(was) <= Judged(now),
                    $"loses resources of {id}: {was.Summary} and then {now.Summary}");
                return now.Status == CheckStatus.NotAvailable ? hasGap ? Without.NotAvailable : Without.Nothing
                    : hasGap ? Without.SomeProven
                    : Same(was, now) ? Without.Nothing
                    : now.Items.All(item => item.Detail == rows[item.Fingerprint].Detail) ? Without.EmptyCells
                    : Without.FewerWords;
            }
        });

        Assert.True(problems.IsEmpty, string.Join('\n', problems.Order()));
        Assert.Equal(Exceptions.Order(), effects.Where(effect => effect.Effect != Without.NotAvailable).Order());
        Assert.True(effects.Count(effect => effect.Effect == Without.NotAvailable) > 4 * Exceptions.Length);
    }

    [Fact]
    public async Task Without_the_list_of_Regions_one_is_checked_and_the_report_says_so()
    {
        await using var demo = await FaultyDemo.StartAsync(new FaultRule(FaultKind.Denied) { Operation = "ec2:DescribeRegions" });
        var report = await demo.RunAsync();

        Assert.Equal(["us-east-1"], report.Run.Regions);
        Assert.False(report.Run.Complete);
        Assert.Contains("ec2:DescribeRegions", Assert.Single(report.Run.Notes), StringComparison.Ordinal);
        Assert.DoesNotContain(report.Unavailable, gap => gap.Gap.IsFailure);
    }

    [Fact]
    public async Task Without_the_support_plan_all_is_checked()
    {
        await using var whole = await FaultyDemo.StartAsync();
        await using var demo = await FaultyDemo.StartAsync(new FaultRule(FaultKind.Denied) { Service = "support" });
        var (before, after) = (await whole.RunAsync(), await demo.RunAsync());

        Assert.True(after.Run.Complete);
        Assert.All(before.Checks.Zip(after.Checks), pair => Assert.True(Same(pair.First, pair.Second), pair.First.Check.Id));
    }

    [Fact]
    public async Task Without_knowing_whose_account_it_is_nothing_is_read()
    {
        await using var demo = await FaultyDemo.StartAsync(new FaultRule(FaultKind.Denied) { Service = "sts" });

        Assert.StartsWith("AWS refuses the credentials: AccessDenied", (await Assert.ThrowsAsync<AccountException>(() => demo.RunAsync())).Message, StringComparison.Ordinal);
        Assert.Equal(["sts.GetCallerIdentity"], demo.Calls.Keys);
    }

    private static bool IsNoted(RunReport report, string operation, string check) => report.Run.Notes.Any(note =>
        note.StartsWith($"Some cells are empty (AccessDenied {IamActions.Of(operation)}): ", StringComparison.Ordinal) && note.Contains(check, StringComparison.Ordinal));

    // It may be more: what would not have counted is a gap too, where what says so was not read.
    private static long Judged(CheckResult result) => result.Summary.Processed + result.Summary.Ignored;

    private static bool Same(CheckResult was, CheckResult now) =>
        (was.Status, was.Reason, was.Summary) == (now.Status, now.Reason, now.Summary) && was.Items.Select(ReportText.Of).SequenceEqual(now.Items.Select(ReportText.Of));

    // Policies have one name for both kinds of load balancers.
    private static string ActionOf(string call) => call.Split('.') switch
    {
        ["elb" or "elbv2", var operation] => $"elasticloadbalancing:{operation}",
        ["service-quotas", var operation] => $"servicequotas:{operation}",
        [var service, var operation] => $"{service}:{operation}",
        _ => throw new ArgumentException(call),
    };
}
