using System.Diagnostics;
using System.Text;
using System.Text.Json;
using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Events;

namespace AdvisorWorker.Engine.Tests.Publish;

/// <summary>The sample consumer, as its own process, against real deliveries: repeated, out of order, forged.</summary>
public sealed class EventConsumerTests
{
    private const string Secret = "correct horse battery staple";
    private const string Open = "ERROR 111122223333 security-group-open-ports sg-1";
    private const string Closed = "OK 111122223333 security-group-open-ports sg-1";

    private static readonly EventEnvelope Red = ReportEvents.Envelope(Some.Item("sg-1"), Change.New, null, Some.Instant, "run-1", EventSource.Default);

    private static readonly EventEnvelope Green =
        ReportEvents.Envelope(Some.Item("sg-1", CheckStatus.Ok), Change.Resolved, CheckStatus.Error, Some.Instant.AddHours(1), "run-2", EventSource.Default);

    private static readonly EventEnvelope Run = ReportEvents.Envelope(Some.Report(), EventSource.Default);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task As_a_webhook_it_notices_what_is_repeated_and_what_is_old(bool batch)
    {
        using var consumer = Start("listen", "http://127.0.0.1:0");
        var target = new WebhookTarget(new($"{(await ReadAsync(consumer)).Split(' ')[1]}/events")) { Secret = Encoding.UTF8.GetBytes(Secret), Batch = batch };

        // The later state first, then the earlier one; each twice, as a retry would.
        foreach (var envelope in (EventEnvelope[])[Green, Green, Red, Red, Run, Run])
        {
            Assert.Equal(Delivery.Delivered, Assert.Single(await new WebhookSink(target, TimeProvider.System).PublishAsync([envelope], CancellationToken.None)));
        }

        string[] expected = [$"applied {Closed}", $"repeated {Closed}", $"older {Open}", $"repeated {Open}", "applied run run-20261122-060000 complete", "repeated run run-20261122-060000 complete"];
        foreach (var line in expected)
        {
            Assert.Equal(line, await ReadAsync(consumer));
        }

        var forged = new WebhookTarget(target.Url) { Secret = Encoding.UTF8.GetBytes("somebody else's secret") };
        Assert.Equal(Delivery.Dead("HTTP 401 (Unauthorized)"), Assert.Single(await new WebhookSink(forged, TimeProvider.System).PublishAsync([Red], CancellationToken.None)));
        consumer.Kill();
    }

    [Fact]
    public async Task From_a_queue_it_reads_what_every_way_there_makes_of_an_event()
    {
        using var consumer = Start("read");
        var body = Red.ToJson();
        string[] lines =
        [
            body,
            JsonSerializer.Serialize(new { Messages = (object[])[new { Body = body }, new { Body = Green.ToJson() }] }),
            JsonSerializer.Serialize(new { Records = (object[])[new { messageId = "1", body }] }),
            JsonSerializer.Serialize(new { Type = "Notification", Message = body }),
            JsonSerializer.Serialize(new { Records = (object[])[new { body = JsonSerializer.Serialize(new { Type = "Notification", Message = Run.ToJson() }) }] }),
            (ReportEvents.Envelope(Some.Item("a\u001b[31mb"), Change.New, null, Some.Instant, "run-1", EventSource.Default) with { Id = "another" }).ToJson(),
        ];
        foreach (var line in lines)
        {
            await consumer.StandardInput.WriteLineAsync(line);
        }

        consumer.StandardInput.Close();
        var output = await consumer.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(
            [
                $"applied {Open}", $"repeated {Open}", $"applied {Closed}", $"repeated {Open}", $"repeated {Open}", "applied run run-20261122-060000 complete",
                "applied ERROR 111122223333 security-group-open-ports a\\u001B[31mb",
            ],
            output.ReplaceLineEndings("\n").TrimEnd().Split('\n'));
    }

    private static async Task<string> ReadAsync(Process consumer) =>
        await consumer.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30)) ?? throw new InvalidOperationException("the consumer has ended");

    private static Process Start(params string[] arguments)
    {
        var program = Path.Combine(Repository.Folder, "samples", "EventConsumer", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "EventConsumer.dll");
        return Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["ADVISOR_WEBHOOK_SECRET"] = Secret },
        })!;
    }
}
