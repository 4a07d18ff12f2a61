namespace AdvisorWorker.Engine.Record.Store;

/// <summary>A hold on a file beside the store, which the operating system ends with the process.</summary>
internal sealed class FileHold : StoreHold
{
    private readonly FileStream file;

    private FileHold(FileStream file) => this.file = file;

    /// <summary>Takes it; null where another process has it.</summary>
    /// <exception cref="StoreException">The file cannot be made.</exception>
    public static FileHold? Take(string path)
    {
        try
        {
            return new(new FileStream(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose }));
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StoreException($"{path} cannot be made: {e.Message}", e);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public override Task<bool> IsHeldAsync(CancellationToken cancellationToken) => Task.FromResult(true);

    public override ValueTask DisposeAsync() => file.DisposeAsync();
}
