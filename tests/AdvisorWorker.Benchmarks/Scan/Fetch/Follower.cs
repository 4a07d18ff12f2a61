namespace AdvisorWorker.Benchmarks.Scan.Fetch;

/// <summary>Sends what follows from answers while the lists go on, and waits for all of it.</summary>
internal sealed class Follower(FetchWire wire)
{
    private readonly List<Task> pending = [];

    /// <summary>Sends a request that nothing follows from.</summary>
    public void Send(FetchRequest request) => Run(() => wire.SendAsync(request));

    /// <summary>Goes through a list: the next request has the token that stands in the answer before.</summary>
    /// <param name="first">The first page's request.</param>
    /// <param name="token">Where the token stands.</param>
    /// <param name="isJson">The answer is JSON, else XML.</param>
    /// <param name="page">Takes each page.</param>
    public async Task ListAsync(FetchRequest first, string token, bool isJson, Action<byte[]> page)
    {
        for (var request = first; ;)
        {
            var answer = await wire.SendAsync(request);
            page(answer);
            if (Finding.First(answer, token, isJson) is not { Length: > 0 } next)
            {
                return;
            }

            request = first.Next(next);
        }
    }

    /// <summary>Sends a request and gives its answer.</summary>
    public Task<byte[]> AskAsync(FetchRequest request) => wire.SendAsync(request);

    /// <summary>Does something beside all else.</summary>
    public void Run(Func<Task> work)
    {
        // Within the lock only begun: what follows from an answer adds to the list too, on other threads.
        var task = Task.Run(work);
        lock (pending)
        {
            pending.Add(task);
        }
    }

    /// <summary>Ends when nothing is under way any more.</summary>
    public async Task CompleteAsync()
    {
        for (var done = 0; ;)
        {
            Task[] some;
            lock (pending)
            {
                some = [.. pending.Skip(done)];
            }

            if (some.Length == 0)
            {
                return;
            }

            await Task.WhenAll(some);
            done += some.Length;
        }
    }
}

/// <summary>Gathers what goes out together in one request.</summary>
/// <param name="size">How many.</param>
/// <param name="send">Sends them.</param>
internal sealed class Batch(int size, Action<IReadOnlyList<string>> send)
{
    private readonly List<string> waiting = [];

    public void Add(string item)
    {
        waiting.Add(item);
        if (waiting.Count == size)
        {
            End();
        }
    }

    /// <summary>Sends what is left.</summary>
    public void End()
    {
        if (waiting.Count > 0)
        {
            send([.. waiting]);
            waiting.Clear();
        }
    }
}
