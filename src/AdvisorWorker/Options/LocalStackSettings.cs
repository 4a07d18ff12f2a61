using AdvisorWorker.Engine.Evaluate;
using Microsoft.Extensions.Configuration;

namespace AdvisorWorker.Options;

/// <summary>The <c>LocalStack</c> section with LocalStack.Client's keys and defaults, so that an application's own section serves here too.</summary>
internal sealed class LocalStackSettings
{
    /// <summary>Send every call to the emulator.</summary>
    public bool UseLocalStack { get; init; }

    /// <summary>Whom the emulator sees.</summary>
    public SessionSettings Session { get; init; } = new();

    /// <summary>Where the emulator is.</summary>
    public EndpointSettings Config { get; init; } = new();

    /// <summary>Null where the section does not switch it on.</summary>
    public static LocalStackSettings? Read(IConfiguration configuration, List<string> mistakes)
    {
        var settings = (LocalStackSettings)SettingsBinder.Bind(typeof(LocalStackSettings), configuration.GetSection("LocalStack"), mistakes);
        return settings.UseLocalStack ? settings : null;
    }

    /// <summary>Where every call goes.</summary>
    public Uri Url => new($"{(Config.UseSsl ? "https" : "http")}://{Config.LocalStackHost}:{Config.EdgePort}");

    /// <summary>The section <c>LocalStack:Session</c>.</summary>
    internal sealed class SessionSettings
    {
        /// <summary>The key that calls are signed with.</summary>
        public string AwsAccessKeyId { get; init; } = "accessKey";

        /// <summary>Its secret; emulators take any.</summary>
        public string AwsAccessKey { get; init; } = "secretKey";

        /// <summary>Its session token.</summary>
        public string AwsSessionToken { get; init; } = "token";

        /// <summary>The Region that is asked first.</summary>
        public string RegionName { get; init; } = "us-east-1";
    }

    /// <summary>The section <c>LocalStack:Config</c>.</summary>
    internal sealed class EndpointSettings
    {
        /// <summary>The emulator's host.</summary>
        public string LocalStackHost { get; init; } = "localhost";

        /// <summary>Its port.</summary>
        public int EdgePort { get; init; } = 4566;

        /// <summary>Speak https.</summary>
        public bool UseSsl { get; init; }

        /// <summary>Taken and of no effect: a port per service is what emulators had once.</summary>
        public bool UseLegacyPorts { get; init; }
    }
}
