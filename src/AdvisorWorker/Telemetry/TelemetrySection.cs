using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Options;
using Microsoft.Extensions.Configuration;
using OpenTelemetry.Exporter;

namespace AdvisorWorker.Telemetry;

/// <summary>Reads the settings section <c>Telemetry</c> and OpenTelemetry's own environment variables, and says all that is wrong with them.</summary>
internal static class TelemetrySection
{
    /// <summary>The section's name.</summary>
    public const string Name = "Telemetry";

    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ProtocolVariable = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private const string HeadersVariable = "OTEL_EXPORTER_OTLP_HEADERS";
    private const string DisabledVariable = "OTEL_SDK_DISABLED";
    private const string Grpc = "grpc";
    private const string Http = "http/protobuf";

    /// <summary>Where to send; null for nowhere.</summary>
    /// <param name="configuration">The settings, environment variables among them.</param>
    /// <param name="isServed">The account is made up or somebody else's recording, which stays on this machine.</param>
    /// <param name="insecure">Plain http to another machine is allowed.</param>
    /// <param name="mistakes">Takes what is wrong.</param>
    public static TelemetryTarget? Read(IConfiguration configuration, bool isServed, bool insecure, List<string> mistakes)
    {
        var section = configuration.GetSection(Name);
        var settings = (TelemetrySettings)SettingsBinder.Bind(typeof(TelemetrySettings), section, mistakes);
        var (endpoint, where) = Either(settings.Endpoint, $"{Name}:{nameof(settings.Endpoint)}", configuration, EndpointVariable);
        if (endpoint is null || !settings.Traces && !settings.Metrics || string.Equals(configuration[DisabledVariable], "true", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var before = mistakes.Count;
        var url = ReadEndpoint(endpoint, where, isServed, insecure, mistakes);
        var protocol = ReadProtocol(Either(settings.Protocol, $"{Name}:{nameof(settings.Protocol)}", configuration, ProtocolVariable), mistakes);
        var headers = ReadHeaders(settings, mistakes);
        return mistakes.Count > before
            ? null
            : new(url!, protocol, headers) { Traces = settings.Traces, Metrics = settings.Metrics, MetricsEvery = TimeSpan.FromSeconds(settings.MetricsSeconds) };
    }

    private static (string? Text, string Where) Either(string? setting, string path, IConfiguration configuration, string variable) =>
        setting is { Length: > 0 } ? (setting, path) : (configuration[variable] is { Length: > 0 } text ? text : null, variable);

    private static Uri? ReadEndpoint(string text, string where, bool isServed, bool insecure, List<string> mistakes)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            mistakes.Add($"{where}: '{text}' is no http or https address; write it like http://127.0.0.1:4317.");
            return null;
        }

        // It is printed where it does not answer.
        if (url.UserInfo.Length > 0 || url.Query.Length > 0)
        {
            mistakes.Add($"{where}: the URL holds a user name, password or query; secrets of the receiver belong into headers, by {Name}:{nameof(TelemetrySettings.HeadersFile)} or {HeadersVariable}.");
            return null;
        }

        if (isServed && !url.IsLoopback)
        {
            mistakes.Add($"{where}: {url.Host} is another machine, and --demo and --replay reach this one alone; try it with a receiver on 127.0.0.1, or set {DisabledVariable}=true.");
        }

        ClearText.Check(url, $"{where}: ", "what passes do and find", insecure, mistakes);
        return url;
    }

    private static OtlpExportProtocol ReadProtocol((string? Text, string Where) protocol, List<string> mistakes)
    {
        switch (protocol.Text?.ToLowerInvariant())
        {
            case null or Grpc:
                return OtlpExportProtocol.Grpc;
            case Http:
                return OtlpExportProtocol.HttpProtobuf;
            default:
                mistakes.Add($"{protocol.Where}: '{protocol.Text}' is not known.{Closest.Hint(protocol.Text, [Grpc, Http])} Known: {Grpc}, {Http}.");
                return default;
        }
    }

    // No mistake repeats a header: they are there to hold secrets.
    private static string? ReadHeaders(TelemetrySettings settings, List<string> mistakes)
    {
        if (settings is { HeadersFile: not null, HeadersVariable: not null })
        {
            mistakes.Add($"{Name}: {nameof(settings.HeadersFile)} and {nameof(settings.HeadersVariable)} are two places for headers; leave one out.");
            return null;
        }

        var (text, where) = settings.HeadersFile is { } file
            ? (SecretFile.Read($"{Name}:{nameof(settings.HeadersFile)}", file, mistakes), $"{Name}:{nameof(settings.HeadersFile)}")
            : (Environment.GetEnvironmentVariable(settings.HeadersVariable ?? HeadersVariable), settings.HeadersVariable ?? HeadersVariable);
        if (text is null && settings.HeadersVariable is { } variable)
        {
            mistakes.Add($"{Name}:{nameof(settings.HeadersVariable)}: the environment variable {variable} is not set.");
        }

        var headers = (text ?? "").Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var (index, _) in headers.Index().Where(header => !IsHeader(header.Item)))
        {
            mistakes.Add($"{where}: header {index + 1} is none; write name=value, and commas and spaces in values percent-encoded.");
        }

        return headers is [] ? null : string.Join(',', headers);
    }

    private static bool IsHeader(string text) =>
        text.Split('=', 2) is [var name, var value] && name.Trim().Length > 0 && name.Trim().All(letter => char.IsAsciiLetterOrDigit(letter) || "-_.".Contains(letter)) && !Uri.UnescapeDataString(value).Any(char.IsControl);
}
