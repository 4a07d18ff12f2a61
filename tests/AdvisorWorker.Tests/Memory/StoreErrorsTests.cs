using AdvisorWorker.Tests.Support;
using Dapper;
using Microsoft.Data.Sqlite;

namespace AdvisorWorker.Tests.Memory;

/// <summary>A store that cannot be worked with: exit 2, one line that says what to do, and nothing else.</summary>
public sealed class StoreErrorsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("advisor-memory").FullName;

    private string Store => Path.Combine(folder, "advisor.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_store_of_a_newer_version()
    {
        await MadeAsync("INSERT INTO migrations (version, applied_at) VALUES (99, 0)");

        Assert.StartsWith("advisor: --store: The store is of version 99, and this program knows versions up to ", await RefusedAsync(Store));
    }

    [Fact]
    public async Task A_clock_that_went_back()
    {
        await MadeAsync("UPDATE runs SET started_at = started_at + 86400000");

        Assert.StartsWith("advisor: --store: The clock went back: the store's last run was at ", await RefusedAsync(Store));
    }

    [Fact]
    public async Task A_damaged_file()
    {
        await MadeAsync("DELETE FROM plan_probes");
        var bytes = await File.ReadAllBytesAsync(Store, TestContext.Current.CancellationToken);
        Array.Fill(bytes, (byte)0x5A, 4096, bytes.Length - 4096);
        await File.WriteAllBytesAsync(Store, bytes, TestContext.Current.CancellationToken);

        Assert.Equal($"advisor: --store: The store {Store} is damaged; put a backup in its place (`advisor store backup` makes one), or move it away and start anew.", await RefusedAsync(Store));
    }

    [Fact]
    public async Task A_file_that_is_no_database()
    {
        await File.WriteAllTextAsync(Store, new string('x', 5_000), TestContext.Current.CancellationToken);

        Assert.Equal($"advisor: --store: {Store} is no store: it is no SQLite database.", await RefusedAsync(Store));
    }

    [Fact]
    public async Task A_folder() =>
        Assert.Equal($"advisor: --store: {folder} is a folder, and the store is a file; name one in it.", await RefusedAsync(folder));

    [Fact]
    public async Task A_folder_that_nobody_may_write_to()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has a folder that even its administrator cannot write to.");

        Assert.StartsWith("advisor: --store: The store /proc/advisor.db cannot be made: ", await RefusedAsync("/proc/advisor.db"));
    }

    [Theory]
    [InlineData("postgres://advisor@no-such-host.invalid/advisor", "advisor: --store: PostgreSQL no-such-host.invalid:5432/advisor does not answer: ")]
    [InlineData("postgres://advisor@127.0.0.1:9/advisor", "advisor: --store: PostgreSQL 127.0.0.1:9/advisor does not answer: ")]
    [InlineData("postgres://advisor@127.0.0.1/advisor?sslmode=perhaps", "advisor: --store: The store's connection string cannot be read")]
    [InlineData("Host=127.0.0.1;Nonsense=1", "advisor: --store: The store's connection string cannot be read")]
    [InlineData("Host=127.0.0.1;Port=many", "advisor: --store: The store's connection string cannot be read")]
    [InlineData("Server=;Password=canary;=", "advisor: --store: The store's connection string cannot be read")]
    public async Task A_server_that_is_not_there(string store, string expected) => Assert.StartsWith(expected, await RefusedAsync(store));

    private async Task MadeAsync(string change)
    {
        var made = await Advisor.RunAsync("run", "--demo", "--checks", "HCP4007jGY", "--store", Store, "--fail-on", "none");
        Assert.True(made.ExitCode == 0, made.Errors);
        await using var connection = new SqliteConnection($"Data Source={Store};Pooling=false");
        await connection.ExecuteAsync(change);
    }

    private static async Task<string> RefusedAsync(string store)
    {
        var run = await Advisor.RunAsync("run", "--demo", "--checks", "HCP4007jGY", "--store", store);

        Assert.True(run.ExitCode == 2, run.Errors);
        Assert.Equal("", run.Output);
        return Assert.Single(run.ErrorLines);
    }
}
