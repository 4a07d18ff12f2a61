using System.Text;
using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Events;

namespace AdvisorWorker.Engine.Tests.Publish;

public sealed class JsonLinesSinkTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("advisor-jsonl-");

    [Fact]
    public async Task Events_are_appended_one_a_line()
    {
        var path = Path.Combine(folder.FullName, "events.jsonl");
        var events = Events();

        await new JsonLinesSink(path, TimeProvider.System).PublishAsync(events, CancellationToken.None);
        var deliveries = await new JsonLinesSink(path, TimeProvider.System).PublishAsync(events, CancellationToken.None);

        Assert.All(deliveries, delivery => Assert.Equal(Delivery.Delivered, delivery));
        Assert.Equal([.. events.Select(envelope => envelope.ToJson()), .. events.Select(envelope => envelope.ToJson())], File.ReadAllLines(path));
        Assert.EndsWith("\n", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_was_cut_short_harms_no_other()
    {
        var path = Path.Combine(folder.FullName, "events.jsonl");
        File.WriteAllText(path, """{"version":"0","id":"83a3""");

        await new JsonLinesSink(path, TimeProvider.System).PublishAsync(Events(), CancellationToken.None);

        Assert.Equal("sg-0a1b2c3d", EventEnvelope.Parse(File.ReadAllLines(path)[1]).AsItem()!.ShortId);
    }

    [Fact]
    public async Task A_second_writer_waits_for_the_first()
    {
        var path = Path.Combine(folder.FullName, "events.jsonl");
        Task<IReadOnlyList<Delivery>> second;
        using (var first = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read))
        {
            second = new JsonLinesSink(path, TimeProvider.System).PublishAsync(Events(), CancellationToken.None);
            await Task.Delay(300);
            Assert.False(second.IsCompleted);
            first.Write("{}\n"u8);
        }

        await second.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(3, File.ReadAllLines(path).Length);
    }

    [Fact]
    public async Task Writers_at_once_lose_no_line()
    {
        var path = Path.Combine(folder.FullName, "events.jsonl");
        EventEnvelope[] many = [.. Enumerable.Repeat(Events(), 500).SelectMany(events => events)];

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => new JsonLinesSink(path, TimeProvider.System).PublishAsync(many, CancellationToken.None))));

        var lines = File.ReadAllLines(path);
        Assert.Equal(8 * many.Length, lines.Length);
        Assert.All(lines, line => EventEnvelope.Parse(line));
    }

    [Theory]
    [InlineData("no/such/folder/events.jsonl")]
    [InlineData("")]
    public async Task A_path_that_cannot_be_written_is_named_in_the_error(string path)
    {
        var full = Path.Combine(folder.FullName, path); // the second is the folder itself

        var failure = await Assert.ThrowsAsync<SinkException>(() => new JsonLinesSink(full, TimeProvider.System).PublishAsync(Events(), CancellationToken.None));

        Assert.StartsWith($"cannot write to {full}: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_told()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "needs /dev/full, which Linux has");

        var failure = await Assert.ThrowsAsync<SinkException>(() => new JsonLinesSink("/dev/full", TimeProvider.System).PublishAsync(Events(), CancellationToken.None));

        Assert.StartsWith("cannot write to /dev/full: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hyphen_is_standard_output()
    {
        var output = new MemoryStream();

        await new JsonLinesSink("-", TimeProvider.System, () => output).PublishAsync(Events(), CancellationToken.None);

        Assert.Equal(string.Concat(Events().Select(envelope => envelope.ToJson() + "\n")), Encoding.UTF8.GetString(output.ToArray()));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static List<EventEnvelope> Events() => [.. Some.Events(Some.Report(Some.Result(Some.Item())))];
}
