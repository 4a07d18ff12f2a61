using AdvisorWorker.Sandbox;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Faults;

/// <summary>What the doctor says of denials.</summary>
public sealed class DoctorTests
{
    [Fact]
    public async Task A_permission_that_only_cells_lack_is_mentioned()
    {
        var examined = await ExamineAsync(new FaultRule(FaultKind.Denied) { Operation = "pricing:*" });

        Assert.Equal(0, examined.ExitCode);
        Assert.Contains("mind  Permissions   Some cells are empty (AccessDenied pricing:GetProducts): ", examined.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("every action that the checks need is allowed", examined.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_denied_Region_has_its_remedy()
    {
        var examined = await ExamineAsync(new FaultRule(FaultKind.Denied) { Region = "eu-west-1", ByServiceControlPolicy = true });

        Assert.Equal(3, examined.ExitCode);
        Assert.Contains("FAIL  Permissions   RegionDenied eu-west-1: ", examined.Output, StringComparison.Ordinal);
        Assert.Contains("Leave it out with --exclude-regions eu-west-1.", examined.Output, StringComparison.Ordinal);
    }

    private static async Task<Advisor.Ended> ExamineAsync(FaultRule fault)
    {
        await using var demo = await FaultyDemo.StartAsync(fault);
        return await Advisor.RunAsync("doctor", "--endpoint-url", $"{demo.Url}", "--regions", "us-east-1,eu-west-1");
    }
}
