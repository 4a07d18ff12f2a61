using AdvisorWorker.Engine.Record.Store;

namespace AdvisorWorker.Engine.Tests.Store;

public sealed class SqliteStoreTests : StoreTests, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("advisor-store").FullName;

    private string File => Path.Combine(folder, "advisor.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_file_that_is_no_database_is_said_to_be_none()
    {
        await System.IO.File.WriteAllTextAsync(File, new string('x', 5000), TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<StoreException>(OpenAsync);

        Assert.Equal($"{File} is no store: it is no SQLite database.", refused.Message);
    }

    [Fact]
    public async Task A_damaged_file_says_what_to_do()
    {
        await using (var store = await OpenAsync())
        {
            await RecordAsync(store, [.. Enumerable.Range(0, 500).Select(i => Some.Item($"sg-{i}"))]);
        }

        var bytes = await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken);
        Array.Fill(bytes, (byte)0x5A, 4096, bytes.Length - 4096);
        await System.IO.File.WriteAllBytesAsync(File, bytes, TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<StoreException>(OpenAsync);

        Assert.Contains("is damaged; put a backup in its place", refused.Message);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        await System.IO.File.WriteAllTextAsync(Path.Combine(folder, "file"), "", TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<StoreException>(() =>
            AdvisorStore.OpenAsync(StoreAddress.Parse(Path.Combine(folder, "file", "advisor.db")), TimeProvider.System, CancellationToken.None));

        Assert.StartsWith($"The store {Path.Combine(folder, "file", "advisor.db")} cannot be made: ", refused.Message);
    }

    [Fact]
    public async Task The_file_is_its_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        await using var store = await OpenAsync();
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        }
    }

    protected override Task<AdvisorStore> OpenAsync() => AdvisorStore.OpenAsync(StoreAddress.Parse(File), TimeProvider.System, CancellationToken.None);

    protected override Task<AdvisorStore> AgainAsync() => OpenAsync();
}
