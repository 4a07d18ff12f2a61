namespace AdvisorWorker.Sandbox.Recordings;

/// <summary>What a recording is of: <c>manifest.json</c> in its folder, written last.</summary>
public sealed record RecordingManifest
{
    /// <summary>The version of the format that this program writes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The format's version.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>The account; twelve digits.</summary>
    public required string Account { get; init; }

    /// <summary>The instant that the run's verdicts refer to.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The Regions that were read.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>The Region that identity and the list of Regions were asked of.</summary>
    public required string HomeRegion { get; init; }

    /// <summary>Whether account ids were replaced.</summary>
    public bool AccountsMasked { get; init; }

    /// <summary>How many calls are recorded.</summary>
    public int Calls { get; init; }
}
