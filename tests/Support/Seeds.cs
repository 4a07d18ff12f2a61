using System.Globalization;

namespace AdvisorWorker.TestSupport;

/// <summary>
/// Tries what chance decides, once per seed: 1 to a usual number, or what the environment variable ADVISOR_SEEDS says. <c>200</c> is the first 200 seeds,
/// <c>17-17</c> is the one that failed.
/// </summary>
internal static class Seeds
{
    private const string Variable = "ADVISOR_SEEDS";

    /// <summary>Tries each seed; which one failed is in the failure's message.</summary>
    /// <param name="usual">So many seeds where nothing else is asked for.</param>
    /// <param name="atOnce">So many beside each other.</param>
    /// <param name="trial">What is tried.</param>
    public static Task EachAsync(int usual, int atOnce, Func<int, Task> trial) => Parallel.ForEachAsync(
        Chosen(usual),
        new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = TestContext.Current.CancellationToken },
        async (seed, _) =>
        {
            try
            {
                await trial(seed);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Seed {seed}: {e.Message}", e);
            }
        });

    private static IEnumerable<int> Chosen(int usual) => Environment.GetEnvironmentVariable(Variable)?.Split('-') switch
    {
        null or [""] => Enumerable.Range(1, usual),
        [var count] => Enumerable.Range(1, Number(count)),
        [var first, var last] => Enumerable.Range(Number(first), Number(last) - Number(first) + 1),
        _ => throw Unreadable(),
    };

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Unreadable();

    private static InvalidOperationException Unreadable() => new($"{Variable} must be a number of seeds, such as 200, or the first and the last of them, such as 17-17.");
}
