namespace AdvisorWorker.Benchmarks.Serve;

/// <summary>Measures daemons: as a cluster, at rest, and over hours.</summary>
internal static class ServeBenchmark
{
    private const string Usage =
        """
        serve cluster POSTGRES [--accounts 300] [--latency 250] [--at-once 4]
        serve rest [STORE] [--accounts 10000] [--seconds 60]
        serve soak MINUTES [STORE]
          POSTGRES    how to reach a server where databases can be made, such as Host=127.0.0.1;Username=postgres
          STORE       a new file or the connection string of an empty database; a file of its own when left out
          --accounts  so many accounts
          --latency   what the sandbox waits before each answer, in milliseconds
          --at-once   accounts that each worker reads side by side
          --seconds   how long a daemon at rest is looked at
        """;

    public static async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            switch (arguments)
            {
                case ["cluster", var server, .. var rest]:
                    await ClusterScaling.RunAsync(server, Number(rest, "--accounts", 300), Number(rest, "--latency", 250), Number(rest, "--at-once", 4));
                    return 0;
                case ["rest", .. var rest]:
                    await Rest.RunAsync(Store(rest), Number(rest, "--accounts", 10_000), TimeSpan.FromSeconds(Number(rest, "--seconds", 60)));
                    return 0;
                case ["soak", var minutes, .. var rest] when int.TryParse(minutes, out var number):
                    await Soak.RunAsync(TimeSpan.FromMinutes(number), Store(rest));
                    return 0;
                default:
                    throw new FormatException(Usage);
            }
        }
        catch (FormatException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
    }

    private static string? Store(string[] arguments) => arguments is [var first, ..] && !first.StartsWith('-') ? first : null;

    private static int Number(string[] arguments, string name, int usual)
    {
        var at = Array.IndexOf(arguments, name);
        return at < 0 ? usual
            : at + 1 < arguments.Length && int.TryParse(arguments[at + 1], out var number) && number > 0 ? number
            : throw new FormatException($"{name} needs a number.\n{Usage}");
    }
}
