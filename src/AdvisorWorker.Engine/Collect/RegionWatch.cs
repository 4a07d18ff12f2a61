namespace AdvisorWorker.Engine.Collect;

/// <summary>
/// What the calls of one account to one Region have met so far. When nothing answers, or a service control policy denies all,
/// the others need not find that out one by one.
/// </summary>
internal sealed class RegionWatch(string region, TimeProvider time)
{
    private const int FailuresAtMost = 5;
    private const int DeniedServices = 3;

    // With the last attempt's second this makes the ten that a dead Region may cost.
    private static readonly TimeSpan Trial = TimeSpan.FromSeconds(9);
    private static readonly TimeSpan LastAttempt = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly HashSet<string> failing = new(StringComparer.Ordinal);
    private readonly HashSet<string> denied = new(StringComparer.Ordinal);
    private long? began;
    private int failures;
    private bool otherThanNames;
    private bool answered;
    private bool granted;

    /// <summary>Before an attempt: how long it may take as long as the Region has never answered; null when it has.</summary>
    /// <exception cref="UnavailableException">No attempt is worth it.</exception>
    public TimeSpan? Begin()
    {
        lock (gate)
        {
            began ??= time.GetTimestamp();
            if (IsDead)
            {
                throw new UnavailableException(Dead);
            }

            // A policy may deny single services only; three of them and no answer mean the Region.
            if (!granted && denied.Count >= DeniedServices)
            {
                throw new UnavailableException(Denied);
            }

            var left = Trial - time.GetElapsedTime(began.Value);
            return answered ? null : left > LastAttempt ? left : LastAttempt;
        }
    }

    /// <summary>The reason that all further calls are given.</summary>
    public Gap Dead => new(GapReason.TimedOut, Detail: $"{region} does not answer") { Region = region };

    /// <summary>The reason of all calls, where policies deny the Region.</summary>
    public Gap Denied => new(GapReason.RegionDenied, Detail: $"A service control policy denies {region}") { Region = region };

    /// <summary>Policies denied calls and nothing was ever granted. While calls go on, a few of them cannot know that yet.</summary>
    public bool IsDenied
    {
        get
        {
            lock (gate)
            {
                return !granted && denied.Count > 0;
            }
        }
    }

    /// <summary>An attempt succeeded.</summary>
    public void Granted()
    {
        lock (gate)
        {
            answered = granted = true;
        }
    }

    /// <summary>An attempt was answered, if with an error.</summary>
    public void Answered(string service, bool deniedByPolicy)
    {
        lock (gate)
        {
            answered = true;
            if (deniedByPolicy)
            {
                denied.Add(service);
            }
        }
    }

    /// <summary>An attempt got no answer.</summary>
    public void Unanswered(string service, Exception failure)
    {
        lock (gate)
        {
            failures++;
            failing.Add(service);
            otherThanNames |= !IsUnknownName(failure);
        }
    }

    // A single name that is not found is a service that the Region does not have.
    private bool IsDead => !answered && failures > 0 && (otherThanNames || failing.Count > 1)
        && (failures >= FailuresAtMost || time.GetElapsedTime(began!.Value) >= Trial);

    private static bool IsUnknownName(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError })
            {
                return true;
            }
        }

        return false;
    }
}
