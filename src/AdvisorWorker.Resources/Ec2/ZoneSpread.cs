using System.Collections.Immutable;

namespace AdvisorWorker.Resources.Ec2;

/// <summary>How the running instances of a Region are spread over its Availability Zones; exists also for a Region without any.</summary>
/// <param name="Region">The Region.</param>
/// <param name="Running">Running instances per zone in use, such as <c>us-east-1a</c>.</param>
public sealed record ZoneSpread(string Region, ImmutableSortedDictionary<string, int> Running) : Resource(Region, Region);

/// <summary>Counts running instances per zone.</summary>
public sealed class ZoneSpreads : Derivation<Ec2Instance, ZoneSpread>
{
    private readonly Dictionary<string, int> running = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void Add(Ec2Instance input)
    {
        // Local Zones (us-west-2-lax-1a) and Wavelength Zones are chosen for their place: nobody balances over them.
        if (input.State == "running" && input.Zone.Length == input.Region.Length + 1)
        {
            running[input.Zone] = running.GetValueOrDefault(input.Zone) + 1;
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<ZoneSpread> Finish(AwsScope scope, Gap? gap) =>
        gap is null ? [new(scope.Region, running.ToImmutableSortedDictionary(StringComparer.Ordinal))] : []; // part of the instances shows no balance
}
