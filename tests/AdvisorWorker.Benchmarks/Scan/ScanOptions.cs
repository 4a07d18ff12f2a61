using System.Globalization;

namespace AdvisorWorker.Benchmarks.Scan;

/// <summary>What is asked of <c>scan</c>.</summary>
internal sealed record ScanOptions
{
    public const string Usage =
        """
        scan [--sizes 1000,10000] [--latencies 0,50] [--buckets off,on] [--seed 1] [--pairs 1] [--advisor PROGRAM] [--no-pins] [--allocations] [--profile]
          --sizes        resources of the generated accounts
          --latencies    what the server waits before each answer, in milliseconds
          --buckets      whether both programs keep to the rates of AWS
          --pairs        so many scans of client and fetcher in turns; the pair with the median ratio is shown
          --advisor      the program to measure: advisor.dll or an executable; the repository's build when left out
          --no-pins      leave the processes on any core
          --allocations  one run more per row, which counts what is allocated
          --profile      one run more of the largest account at the first latency, which shows where its time goes
        """;

    public IReadOnlyList<int> Sizes { get; private set; } = [1000, 10_000];

    public IReadOnlyList<int> Latencies { get; private set; } = [0, 50];

    public IReadOnlyList<bool> Buckets { get; private set; } = [false];

    public int Seed { get; private set; } = 1;

    public int Pairs { get; private set; } = 1;

    public string? Advisor { get; private set; }

    public bool Pins { get; private set; } = true;

    public bool Allocations { get; private set; }

    public bool Profile { get; private set; }

    /// <exception cref="FormatException">What is wrong.</exception>
    public static ScanOptions Parse(string[] arguments)
    {
        var options = new ScanOptions();
        for (var i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--sizes":
                    options.Sizes = Numbers(Value());
                    break;
                case "--latencies":
                    options.Latencies = Numbers(Value());
                    break;
                case "--buckets":
                    options.Buckets = [.. Value().Split(',').Select(word => word is "on" or "off" ? word == "on" : throw new FormatException($"--buckets: '{word}' is neither on nor off."))];
                    break;
                case "--seed":
                    options.Seed = Numbers(Value())[0];
                    break;
                case "--pairs":
                    options.Pairs = Math.Max(1, Numbers(Value())[0]);
                    break;
                case "--advisor":
                    options.Advisor = Value();
                    break;
                case "--no-pins":
                    options.Pins = false;
                    break;
                case "--allocations":
                    options.Allocations = true;
                    break;
                case "--profile":
                    options.Profile = true;
                    break;
                case var unknown:
                    throw new FormatException($"{unknown} is not known.\n{Usage}");
            }

            string Value() => ++i < arguments.Length ? arguments[i] : throw new FormatException($"{arguments[^1]} needs a value.\n{Usage}");
        }

        return options;
    }

    private static int[] Numbers(string text) =>
        [.. text.Split(',').Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException($"'{word}' is no number."))];
}
