using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Reports;

/// <summary>
/// A report on its way to its file. It is written beside the file and moved over it when it is whole, so that a run that
/// breaks off leaves the last report as it was.
/// </summary>
internal sealed class ReportFile(ReportWriter write, string? path) : IDisposable
{
    private readonly string? unfinished = path is null || IsDevice(path) ? null : Unfinished(path);

    /// <summary>Why the file could not be written, found out before the account is read; null if it can.</summary>
    public static string? WhyNotWritable(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                return "it is a folder.";
            }

            if (!IsDevice(path))
            {
                var trial = Unfinished(path);
                File.Create(trial).Dispose();
                File.Delete(trial);
                if (File.Exists(path))
                {
                    using var existing = File.OpenWrite(path);
                }
            }

            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return e.Message;
        }
    }

    public async Task WriteAsync(RunReport report)
    {
        if (path is null)
        {
            await using var output = Console.OpenStandardOutput();
            write(report, output);
            return;
        }

        await using (var file = File.Create(unfinished ?? path))
        {
            write(report, file);
        }

        if (unfinished is not null)
        {
            File.Move(unfinished, path, overwrite: true);
        }
    }

    public void Dispose()
    {
        if (unfinished is not null)
        {
            File.Delete(unfinished);
        }
    }

    private static string Unfinished(string path) =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!, $".{System.IO.Path.GetFileName(path)}.{Environment.ProcessId}.part");

    /// <summary>It is written to and never replaced: root could put a file where /dev/null was. Unix's devices have no attribute that says what they are, but a folder of their own.</summary>
    internal static bool IsDevice(string path) =>
        File.Exists(path) && ((File.GetAttributes(path) & (FileAttributes.Device | FileAttributes.ReparsePoint)) != 0 || (!OperatingSystem.IsWindows() && System.IO.Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal)));
}
