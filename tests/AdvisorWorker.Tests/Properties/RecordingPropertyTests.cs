using AdvisorWorker.Sandbox;
using AdvisorWorker.Tests.Recordings;
using AdvisorWorker.Tests.Support;
using AdvisorWorker.TestSupport;

namespace AdvisorWorker.Tests.Properties;

/// <summary>A recording says what the account said, whatever failed while it was made.</summary>
public sealed class RecordingPropertyTests
{
    [Fact]
    public Task A_replay_says_what_the_live_run_said() => Seeds.EachAsync(3, 2, async seed =>
    {
        var folder = Path.Combine(Path.GetTempPath(), $"advisor-recording-{Guid.NewGuid():N}");
        try
        {
            // A body that is cut off is recorded as an answer that could not be read, which is the same gap in other words.
            var faults = RandomFaults.Lasting(seed).Where(rule => rule.Kind != FaultKind.Truncate);
            await using var sandbox = await RecordedDemo.ServeAsync(RandomAccount.Make(seed), [.. faults.TakeWhile(_ => seed % 3 > 0)]);

            var live = await RecordedDemo.RecordAsync(sandbox.Url, folder);

            ReportText.AssertSame(live, await RecordedDemo.ReplayAsync(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    });
}
