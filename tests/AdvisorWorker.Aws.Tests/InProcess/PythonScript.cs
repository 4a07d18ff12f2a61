using System.Diagnostics;
using AdvisorWorker.TestSupport;

namespace AdvisorWorker.Aws.Tests.InProcess;

/// <summary>A Python script beside the tests, which reads JSON and prints JSON.</summary>
internal static class PythonScript
{
    public static async Task<string> RunAsync(string file, string input)
    {
        var python = RequiredProgram.Boto3.Require();
        using var process = Process.Start(new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, file)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return await output;
    }
}
