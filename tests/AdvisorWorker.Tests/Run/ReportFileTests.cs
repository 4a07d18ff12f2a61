using AdvisorWorker.Reports;

namespace AdvisorWorker.Tests.Run;

public sealed class ReportFileTests
{
    // Whether a report is moved over it is asked of the function alone: a test that is wrong here would take the machine's devices away.
    [Theory]
    [InlineData("/dev/null", true)]
    [InlineData("/dev/full", true)]
    [InlineData("/dev/../dev/null", true)]
    [InlineData("/etc/passwd", false)]
    [InlineData("/nonexistent", false)]
    public void Devices_are_written_to_and_never_replaced(string path, bool expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs Unix's devices");

        Assert.Equal(expected, ReportFile.IsDevice(path));
    }
}
