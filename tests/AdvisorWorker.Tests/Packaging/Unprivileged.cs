using AdvisorWorker.TestSupport;

namespace AdvisorWorker.Tests.Packaging;

/// <summary>Runs the program as the image does: a user that is only a number, no home, a folder in which nothing may be written, and one for data.</summary>
internal static class Unprivileged
{
    private const string User = "10001";

    /// <summary>Lets every user read a folder that the tests made for themselves.</summary>
    public static void LetIn(string folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        }
    }

    public static async Task TestAsync(string command)
    {
        var data = Directory.CreateTempSubdirectory("advisor-data").FullName;
        try
        {
            var owned = await ProgramRun.ToEndAsync(new("chown", [User, data]));
            Assert.Equal(0, owned.ExitCode);

            // Twice, so that the second reads what the first has written.
            await RunAsync(command, data);
            var second = await RunAsync(command, data);

            Assert.Contains("since the last run: 0 new, ", second.Errors);
            Assert.True(File.Exists(Path.Combine(data, "advisor", "advisor.db")));
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string command, string data)
    {
        var start = new System.Diagnostics.ProcessStartInfo(
            "setpriv",
            ["--reuid", User, "--regid", User, "--clear-groups", "--no-new-privs", command, "run", "--demo", "--checks", "HCP4007jGY", "--store", Path.Combine(data, "advisor", "advisor.db")])
        {
            WorkingDirectory = "/",
        };
        var path = start.Environment["PATH"];
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        start.Environment["DOTNET_ROOT"] = Environment.GetEnvironmentVariable("DOTNET_ROOT");
        start.Environment["XDG_DATA_HOME"] = data;
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        var run = await ProgramRun.ToEndAsync(start);
        Assert.True(run.ExitCode == 1, run.Errors);
        return run;
    }
}
