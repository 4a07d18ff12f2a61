namespace AdvisorWorker.Engine.Record.Store;

/// <summary>The store cannot be worked with, in one line that says what to do.</summary>
public sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The same may succeed soon.</summary>
    internal bool IsPassing { get; init; }
}
