using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace AdvisorWorker.Engine.Collect;

/// <summary>How hard AWS is asked, and how long it is waited for.</summary>
public sealed record PolitenessSettings
{
    /// <summary>Rates that replace the published ones: by service prefix (<c>ec2</c>) or operation (<c>ec2:DescribeInstances</c>).</summary>
    public ImmutableDictionary<string, Rate> Rates { get; init; } = ImmutableDictionary<string, Rate>.Empty;

    /// <summary>Requests a second over all accounts, Regions and services.</summary>
    [Range(0.1, 10_000.0)]
    public double RequestsPerSecond { get; init; } = 200;

    /// <summary>Requests under way at once over all.</summary>
    [Range(1, 1000)]
    public int InFlight { get; init; } = 64;

    /// <summary>Seconds that a call may take with all its attempts. The longest waits between them are 31 s together.</summary>
    [Range(1.0, 3600.0)]
    public double CallSeconds { get; init; } = 60;

    /// <summary>Minutes that reading one record type may take in one Region or account.</summary>
    [Range(0.1, 1440.0)]
    public double UnitMinutes { get; init; } = 60;

    /// <summary>Hold back requests to an emulator too.</summary>
    public bool PaceEmulators { get; init; }

    internal Rate RateOf(string name) =>
        Rates.TryGetValue(name, out var own) ? own
        : PublishedRates.All.TryGetValue(name, out var published) ? published
        : PublishedRates.Unpublished;

    internal bool HasOwnRate(string operation) => Rates.ContainsKey(operation) || PublishedRates.All.ContainsKey(operation);
}
