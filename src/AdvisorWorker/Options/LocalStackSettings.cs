using Microsoft.Extensions.Configuration;

namespace AdvisorWorker.Options;

/// <summary>The <c>LocalStack</c> section with LocalStack.Client's keys and defaults, so that an application's own settings serve here too.</summary>
internal sealed class LocalStackSettings
{
    public bool UseLocalStack { get; init; }

    public SessionSettings Session { get; init; } = new();

    public EndpointSettings Config { get; init; } = new();

    /// <summary>Null where the section does not switch it on.</summary>
    public static LocalStackSettings? Read(IConfiguration configuration, List<string> mistakes)
    {
        try
        {
            var settings = configuration.GetSection("LocalStack").Get<LocalStackSettings>();
            return settings is { UseLocalStack: true } ? settings : null;
        }
        catch (InvalidOperationException e)
        {
            mistakes.Add($"LocalStack: {(e.InnerException ?? e).Message}");
            return null;
        }
    }

    public Uri Url => new($"{(Config.UseSsl ? "https" : "http")}://{Config.LocalStackHost}:{Config.EdgePort}");

    internal sealed class SessionSettings
    {
        public string AwsAccessKeyId { get; init; } = "accessKey";

        public string AwsAccessKey { get; init; } = "secretKey";

        public string AwsSessionToken { get; init; } = "token";

        public string RegionName { get; init; } = "us-east-1";
    }

    internal sealed class EndpointSettings
    {
        public string LocalStackHost { get; init; } = "localhost";

        public int EdgePort { get; init; } = 4566;

        public bool UseSsl { get; init; }
    }
}
