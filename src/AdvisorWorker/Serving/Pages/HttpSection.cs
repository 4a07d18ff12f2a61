using System.Security.Cryptography;
using System.Text;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Options;
using Microsoft.Extensions.Configuration;

namespace AdvisorWorker.Serving;

/// <summary>Reads the settings section <c>Http</c>, and the secret that callers must know.</summary>
internal static class HttpSection
{
    /// <summary>The variable with the secret.</summary>
    public const string TokenVariable = "ADVISOR_HTTP_TOKEN";

    private const int Shortest = 16;

    /// <summary>What requests are let in.</summary>
    public static RequestRules Read(IConfiguration configuration, List<string> mistakes)
    {
        var settings = (HttpSettings)SettingsBinder.Bind(typeof(HttpSettings), configuration.GetSection("Http"), mistakes);
        var token = Token(settings.TokenFile, mistakes);
        return new([.. RequestRules.LoopbackNames, .. settings.Hosts ?? []], token is null ? null : SHA256.HashData(Encoding.UTF8.GetBytes(token)));
    }

    private static string? Token(string? file, List<string> mistakes)
    {
        var token = (file is null ? Environment.GetEnvironmentVariable(TokenVariable) : SecretFile.Read("Http:TokenFile", file, mistakes))?.Trim();
        if (token is { Length: < Shortest })
        {
            mistakes.Add($"{(file is null ? TokenVariable : "Http:TokenFile")}: the secret has fewer than {Shortest} characters, so it can be guessed; write a longer one, such as that of: openssl rand -hex 32");
        }

        return token;
    }
}
