using System.Diagnostics;
using AdvisorWorker.TestSupport;

namespace AdvisorWorker.Sandbox.Tests;

/// <summary>Runs another program against a sandbox, with credentials and settings of nobody.</summary>
internal static class ExternalProgram
{
    public static Task<(int ExitCode, string Output, string Errors)> RunAsync(string program, SandboxServer server, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments);
        start.Environment["AWS_ACCESS_KEY_ID"] = "AKIDSANDBOX";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "secret";
        start.Environment["AWS_DEFAULT_REGION"] = "us-east-1";
        start.Environment["AWS_ENDPOINT_URL"] = server.Url.ToString();
        start.Environment["AWS_CONFIG_FILE"] = "/nonexistent";
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = "/nonexistent";
        start.Environment["AWS_PAGER"] = string.Empty;
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        return ProgramRun.ToEndAsync(start);
    }
}
