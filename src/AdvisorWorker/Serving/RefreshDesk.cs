namespace AdvisorWorker.Serving;

/// <summary>Takes requests to refresh checks, and knows how far each is. Passes of schedules count as refreshes too.</summary>
/// <param name="time">The clock.</param>
internal sealed class RefreshDesk(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (RefreshState State, DateTimeOffset At)> checks = new(StringComparer.Ordinal);

    /// <summary>Asks for a refresh.</summary>
    /// <param name="check">The check's id.</param>
    /// <param name="interval">How long after a refresh the next may be asked for.</param>
    public RefreshAnswer Ask(string check, TimeSpan interval)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var (state, at) = checks.GetValueOrDefault(check);
            if (state is RefreshState.Enqueued or RefreshState.Processing)
            {
                return new(RefreshDecision.Busy, state, TimeSpan.Zero);
            }

            // What was given up may be asked for at once.
            if (state == RefreshState.Success && at + interval - now is var wait && wait > TimeSpan.Zero)
            {
                return new(RefreshDecision.TooSoon, state, wait);
            }

            checks[check] = (RefreshState.Enqueued, now);
            return new(RefreshDecision.Accepted, RefreshState.Enqueued, TimeSpan.Zero);
        }
    }

    /// <summary>How far a check is, and how long it cannot be asked for again.</summary>
    public (RefreshState State, TimeSpan Wait) Look(string check, TimeSpan interval)
    {
        lock (gate)
        {
            var (state, at) = checks.GetValueOrDefault(check);
            var wait = state == RefreshState.Success ? at + interval - time.GetUtcNow() : TimeSpan.Zero;
            return (state, wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
        }
    }

    /// <summary>The checks that were asked for and are not under way.</summary>
    public IReadOnlySet<string> Enqueued()
    {
        lock (gate)
        {
            return checks.Where(check => check.Value.State == RefreshState.Enqueued).Select(check => check.Key).ToHashSet(StringComparer.Ordinal);
        }
    }

    /// <summary>Notes how far some checks are.</summary>
    public void Note(IEnumerable<string> ids, RefreshState state)
    {
        lock (gate)
        {
            foreach (var id in ids)
            {
                checks[id] = (state, time.GetUtcNow());
            }
        }
    }
}

/// <summary>What became of a request to refresh.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="State">How far the check is.</param>
/// <param name="Wait">How long it cannot be asked for again.</param>
internal readonly record struct RefreshAnswer(RefreshDecision Decision, RefreshState State, TimeSpan Wait);

/// <summary>Whether a refresh will come.</summary>
internal enum RefreshDecision
{
    /// <summary>It will.</summary>
    Accepted,

    /// <summary>It is asked for or under way already.</summary>
    Busy,

    /// <summary>The last one is too recent.</summary>
    TooSoon,
}
