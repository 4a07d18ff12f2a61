using System.Text;

namespace AdvisorWorker.Options;

/// <summary>Reads the secret that signs webhooks, from a file or an environment variable and never from an argument. No mistake repeats it.</summary>
internal static class WebhookSecret
{
    /// <summary>The variable that is read where no other is named.</summary>
    public const string Variable = "ADVISOR_WEBHOOK_SECRET";

    private const int Shortest = 16;

    /// <summary>The secret; null where there is none and none is named.</summary>
    public static byte[]? Read(string path, string? file, string? variable, List<string> mistakes)
    {
        if (file is not null && variable is not null)
        {
            mistakes.Add($"{path}: SecretFile and SecretVariable are two secrets; leave one out.");
            return null;
        }

        var (text, where) = file is not null ? (SecretFile.Read($"{path}:SecretFile", file, mistakes), $"the file {file}") : (Environment.GetEnvironmentVariable(variable ?? Variable), $"the environment variable {variable ?? Variable}");
        if (text is null)
        {
            if (variable is not null)
            {
                mistakes.Add($"{path}:SecretVariable: {where} is not set.");
            }

            return null;
        }

        var secret = Encoding.UTF8.GetBytes(text.Trim());
        if (secret.Length < Shortest)
        {
            mistakes.Add($"{path}: the secret in {where} has fewer than {Shortest} bytes, so it can be guessed; write a longer one, such as that of: openssl rand -hex 32");
            return null;
        }

        return secret;
    }
}
