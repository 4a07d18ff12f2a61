using System.Diagnostics;
using AdvisorWorker.Tests.Support;
using Dapper;
using Microsoft.Data.Sqlite;

namespace AdvisorWorker.Tests.Memory;

/// <summary>The disk is full while a run is recorded: the report is written all the same, and the next run with space sees what changed.</summary>
public sealed class DiskFullTests
{
    [Fact]
    public async Task Nothing_is_lost_but_the_memory_of_the_run()
    {
        await using var disk = await SmallDisk.MountAsync(kilobytes: 2_048);
        var store = Path.Combine(disk.Folder, "advisor.db");
        var first = await RunAsync(store, "--checks", "HCP4007jGY");
        Assert.True(first.ExitCode == 0, first.Errors);

        disk.Fill(leave: 200);
        var full = await RunAsync(store);

        Assert.True(full.ExitCode == 3, full.Errors);
        Assert.NotEmpty(full.Report.GetProperty("checks").EnumerateArray());
        Assert.Equal(
            $"Exit 3: The store {store} cannot grow: the disk is full. Nothing was recorded: what changed will show as changed in the next run.",
            Assert.Single(full.ErrorLines));

        disk.Free();
        var next = await RunAsync(store);
        Assert.True(next.ExitCode == 0, next.Errors);
        Assert.Matches("^advisor: since the last run: [0-9]{2,} new, [0-9]+ unchanged$", next.ErrorLines[0]);
        await using var connection = new SqliteConnection($"Data Source={store};Pooling=false");
        Assert.Equal("ok", await connection.ExecuteScalarAsync<string>("PRAGMA integrity_check"));
        Assert.Equal(2, await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM runs"));
    }

    private static Task<Advisor.Ended> RunAsync(string store, params string[] more) =>
        Advisor.RunAsync(["run", "--demo", "--store", store, "--fail-on", "none", "--format", "json", .. more]);

    /// <summary>A file system of a given size in memory.</summary>
    private sealed class SmallDisk : IAsyncDisposable
    {
        public string Folder { get; } = Directory.CreateTempSubdirectory("advisor-disk").FullName;

        private string Filler => Path.Combine(Folder, "filler");

        public static async Task<SmallDisk> MountAsync(int kilobytes)
        {
            var disk = new SmallDisk();
            if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || await RunAsync("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k", "advisor-test", disk.Folder) != 0)
            {
                Directory.Delete(disk.Folder);
                Assert.Skip("Only an administrator of a Linux machine may make a small disk.");
            }

            return disk;
        }

        public void Fill(int leave)
        {
            var free = new DriveInfo(Folder).AvailableFreeSpace - (leave * 1024);
            File.WriteAllBytes(Filler, new byte[free]);
        }

        public void Free() => File.Delete(Filler);

        public async ValueTask DisposeAsync()
        {
            SqliteConnection.ClearAllPools();
            await RunAsync("umount", Folder);
            Directory.Delete(Folder);
        }

        private static async Task<int> RunAsync(string program, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            await process.WaitForExitAsync();
            return process.ExitCode;
        }
    }
}
