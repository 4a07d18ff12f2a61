using System.Globalization;
using System.Text.RegularExpressions;
using AdvisorWorker.Telemetry;
using AdvisorWorker.Tests.Serve;

namespace AdvisorWorker.Tests.Telemetry;

/// <summary>What the daemon sends, beside what its pages say.</summary>
public sealed partial class TelemetryServeTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("advisor-telemetry-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_collector_and_a_reader_of_the_page_get_the_same_figures()
    {
        await using var receiver = await OtlpReceiver.StartAsync(OtlpReceiver.Http);
        await using var daemon = await RunningDaemon.StartAsync(
            ["--demo", "--now", "--checks", "HCP4007jGY"],
            new Dictionary<string, string?> { ["Telemetry__Endpoint"] = receiver.Url, ["Telemetry__Protocol"] = OtlpReceiver.Http, ["Telemetry__MetricsSeconds"] = "1" });
        await daemon.UntilPassAsync("schedule=\"start\",outcome=\"complete\"");
        await daemon.UntilAsync(() => Task.FromResult(receiver.Requests.Any(request => request.Path == "/v1/metrics") && receiver.Figures.Any(figure => figure.Name == "advisor.passes")));

        var page = PageOf(await daemon.Client.GetStringAsync("metrics"));
        var sent = receiver.Figures.ToDictionary(figure => $"{NameOf(figure)}{{{string.Join(",", figure.Tags.Select(tag => $"{tag.Key}=\"{tag.Value}\"").Order(StringComparer.Ordinal))}}}", figure => figure.Value);

        Assert.Equal(page, sent);
        Assert.Contains("advisor_next_pass_timestamp_seconds{schedule=\"cron\"}", page.Keys);

        var (exitCode, _, said) = await daemon.StopAsync();
        Assert.True(exitCode == 0, said);
        Assert.Equal("start", Assert.Single(receiver.Spans, span => span.Name == "advisor.pass").Tags["advisor.schedule"]);
        Assert.DoesNotContain("Telemetry", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_what_Prometheus_reads()
    {
        var events = Path.Combine(folder.FullName, "events.jsonl");
        await using var daemon = await RunningDaemon.StartAsync(["--demo", "--now", "--checks", "HCP4007jGY,DAvU99Dc4C", "--sink", $"jsonl:{events}"]);
        await daemon.UntilPassAsync("schedule=\"start\",outcome=\"complete\"");

        using var answer = await daemon.Client.GetAsync("metrics");
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.EndsWith("\n", text);
        var page = PageOf(text);
        Assert.Contains(page.Keys, series => series == $"advisor_outbox_delivered_total{{sink=\"jsonl:{events}\"}}");
    }

    // By the format's own words: a name's HELP and TYPE come once and before its samples, which stand together; no series comes twice.
    private static SortedDictionary<string, double> PageOf(string text)
    {
        var series = new SortedDictionary<string, double>(StringComparer.Ordinal);
        var types = new HashSet<string>();
        var current = "";
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] == '#')
            {
                var comment = CommentLine().Match(line);
                Assert.True(comment.Success, line);
                Assert.True(comment.Groups["type"].Success ? current == comment.Groups["name"].Value && types.Add(current) : !types.Contains(current = comment.Groups["name"].Value), line);
                Assert.True(!comment.Groups["type"].Success || comment.Groups["type"].Value == "counter" == current.EndsWith("_total", StringComparison.Ordinal), line);
                continue;
            }

            var sample = SampleLine().Match(line);
            Assert.True(sample.Success, line);
            Assert.Equal(current, sample.Groups["name"].Value);
            Assert.Contains(current, types);
            var labels = sample.Groups["label"].Captures.Select(label => label.Value).Order(StringComparer.Ordinal).ToList();
            Assert.True(series.TryAdd($"{current}{{{string.Join(",", labels)}}}", double.Parse(sample.Groups["value"].Value, CultureInfo.InvariantCulture)), line);
        }

        return series;
    }

    private static string NameOf(ReceivedFigure figure) => Measures.All.Single(measure => measure.Name == figure.Name).PrometheusName;

    [GeneratedRegex("""^# (?:HELP (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) [^\\]+|TYPE (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<type>counter|gauge))$""")]
    private static partial Regex CommentLine();

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(?:(?<label>[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*"),?)+\})? (?<value>-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)$""")]
    private static partial Regex SampleLine();
}
