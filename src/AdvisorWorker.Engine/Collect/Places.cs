namespace AdvisorWorker.Engine.Collect;

/// <summary>Places for calls in flight. Who comes first is served first, but for those that can wait: they come after all others.</summary>
/// <param name="count">How many there are.</param>
internal sealed class Places(int count)
{
    private readonly Lock gate = new();
    private readonly Queue<TaskCompletionSource> first = [];
    private readonly Queue<TaskCompletionSource> patient = [];
    private int free = count;

    /// <summary>Waits for a place.</summary>
    /// <param name="canWait">Lets others go first.</param>
    /// <param name="cancellationToken">Gives up the place in the queue.</param>
    public async ValueTask EnterAsync(bool canWait, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TaskCompletionSource turn;
        lock (gate)
        {
            if (free > 0)
            {
                free--;
                return;
            }

            turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
            (canWait ? patient : first).Enqueue(turn);
        }

        using var given = cancellationToken.Register(static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), turn);
        await turn.Task;
    }

    /// <summary>Gives a place to who is next.</summary>
    public void Leave()
    {
        while (true)
        {
            TaskCompletionSource? next;
            lock (gate)
            {
                if (!first.TryDequeue(out next) && !patient.TryDequeue(out next))
                {
                    free++;
                    return;
                }
            }

            // One that has given up meanwhile takes none.
            if (next.TrySetResult())
            {
                return;
            }
        }
    }
}
