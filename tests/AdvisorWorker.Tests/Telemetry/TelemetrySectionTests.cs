using AdvisorWorker.Engine.Tracing;
using AdvisorWorker.Serving;
using AdvisorWorker.Telemetry;
using Microsoft.Extensions.Configuration;
using OpenTelemetry.Exporter;

namespace AdvisorWorker.Tests.Telemetry;

public sealed class TelemetrySectionTests
{
    private readonly List<string> mistakes = [];

    [Fact]
    public void Where_nobody_listens_there_is_no_span() => Assert.Null(Spans.BeginPass("anything"));

    [Fact]
    public void Without_an_endpoint_nothing_is_sent()
    {
        Assert.Null(Read([("Telemetry:Protocol", "http/protobuf")]));
        Assert.Empty(mistakes);
    }

    [Theory]
    [InlineData("http://127.0.0.1:4318", "http://127.0.0.1:4318/v1/traces")]
    [InlineData("https://collector.example/tenant/", "https://collector.example/tenant/v1/traces")]
    public void By_http_each_kind_has_its_path(string endpoint, string expected)
    {
        var options = Read([("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")])!.Options("v1/traces");

        Assert.Equal((new Uri(expected), OtlpExportProtocol.HttpProtobuf), (options.Endpoint, options.Protocol));
    }

    [Fact]
    public void Settings_win_over_the_variables_of_OpenTelemetry()
    {
        var options = Read(
            [("Telemetry:Endpoint", "https://ours.example"), ("Telemetry:Protocol", "grpc"), ("OTEL_EXPORTER_OTLP_ENDPOINT", "https://theirs.example"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")])!.Options("v1/traces");

        Assert.Equal((new Uri("https://ours.example"), OtlpExportProtocol.Grpc), (options.Endpoint, options.Protocol));
    }

    [Theory]
    [InlineData("Telemetry:Endpoint", "collector:4317", "Telemetry:Endpoint: 'collector:4317' is no http or https address")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "nowhere", "OTEL_EXPORTER_OTLP_ENDPOINT: 'nowhere' is no http or https address")]
    [InlineData("Telemetry:Endpoint", "http://collector.example:4317", "Telemetry:Endpoint: http://collector.example:4317/ would send what passes do and find in the clear; use https, or allow it with --insecure.")]
    [InlineData("Telemetry:Endpoint", "https://me:secret@collector.example", "Telemetry:Endpoint: the URL holds a user name, password or query;")]
    public void What_is_wrong_with_an_endpoint_is_said_in_one_line(string setting, string endpoint, string expected)
    {
        Assert.Null(Read([(setting, endpoint)]));

        Assert.StartsWith(expected, Assert.Single(mistakes));
    }

    [Fact]
    public void All_mistakes_are_said_at_once_and_no_header_is_repeated()
    {
        Environment.SetEnvironmentVariable("ADVISOR_TEST_HEADERS", "authorization=canary-a,canary-b");
        Read([("Telemetry:Endpoint", "ftp://x"), ("Telemetry:Protocol", "http/json"), ("Telemetry:HeadersVariable", "ADVISOR_TEST_HEADERS"), ("Telemetry:MetricsSeconds", "0")]);

        Assert.Collection(
            mistakes.Order(StringComparer.Ordinal),
            said => Assert.Equal("ADVISOR_TEST_HEADERS: header 2 is none; write name=value, and commas and spaces in values percent-encoded.", said),
            said => Assert.StartsWith("Telemetry: The field MetricsSeconds must be between 1 and 3600.", said),
            said => Assert.StartsWith("Telemetry:Endpoint: 'ftp://x' is no http or https address", said),
            said => Assert.Equal("Telemetry:Protocol: 'http/json' is not known. Known: grpc, http/protobuf.", said));
    }

    [Fact]
    public void Plain_http_to_another_machine_can_be_allowed() => Assert.NotNull(Read([("Telemetry:Endpoint", "http://collector.example:4317")], insecure: true));

    [Fact]
    public void A_made_up_account_is_told_to_this_machine_alone()
    {
        Assert.Null(Read([("Telemetry:Endpoint", "https://collector.example")], isServed: true));

        Assert.StartsWith("Telemetry:Endpoint: collector.example is another machine, and --demo and --replay reach this one alone;", Assert.Single(mistakes));
        Assert.NotNull(Read([("Telemetry:Endpoint", "http://127.0.0.1:4317")], isServed: true));
    }

    [Fact]
    public void It_is_read_at_the_start_alone() =>
        Assert.Equal(["Telemetry"], SettingsSource.NeedRestart(Settings([("Telemetry:Endpoint", "https://one.example"), ("Refresh:MinimumSeconds", "1")]), Settings([("Telemetry:Endpoint", "https://two.example")])));

    private TelemetryTarget? Read((string Key, string Value)[] settings, bool isServed = false, bool insecure = false) =>
        TelemetrySection.Read(Settings(settings), isServed, insecure, mistakes);

    private static IConfigurationRoot Settings((string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();
}
