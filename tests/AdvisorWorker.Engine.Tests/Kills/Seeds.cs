using System.Globalization;

namespace AdvisorWorker.Engine.Tests.Kills;

/// <summary>How many random lives are tried: 25, or what the environment variable ADVISOR_SEEDS says.</summary>
internal static class Seeds
{
    public static int Count { get; } = int.TryParse(Environment.GetEnvironmentVariable("ADVISOR_SEEDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 25;
}
