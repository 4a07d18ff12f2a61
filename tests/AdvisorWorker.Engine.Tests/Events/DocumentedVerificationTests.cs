using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using AdvisorWorker.Events;
using AdvisorWorker.TestSupport;

namespace AdvisorWorker.Engine.Tests.Events;

/// <summary>The verification that the documentation gives for Python, run as it stands there.</summary>
public sealed partial class DocumentedVerificationTests
{
    private const string Body = """{"specversion":"1.0"}""";

    [Theory]
    [InlineData("a secret of the receiver", 0, "True")]
    [InlineData("another secret", 0, "False")]
    [InlineData("a secret of the receiver", 301, "False")]
    public async Task A_receiver_in_Python_tells_ours_from_others(string secret, int later, string expected)
    {
        var header = WebhookSignature.Of(Encoding.UTF8.GetBytes(secret), Some.Instant, Encoding.UTF8.GetBytes(Body));
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "src", "AdvisorWorker.Events", "README.md"));
        var script = $"""
            import hashlib, hmac, sys
            {PythonBlock().Match(text.ReplaceLineEndings("\n")).Groups[1].Value}
            print(is_genuine(sys.argv[1], sys.argv[2].encode(), b"a secret of the receiver", float(sys.argv[3])))
            """;

        using var python = Process.Start(new ProcessStartInfo(
            RequiredProgram.Boto3.Require(), ["-c", script, header, Body, $"{Some.Instant.AddSeconds(later).ToUnixTimeSeconds()}"]) { RedirectStandardOutput = true })!;

        Assert.Equal(expected, (await python.StandardOutput.ReadToEndAsync()).Trim());
    }

    [GeneratedRegex("```python\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex PythonBlock();
}
