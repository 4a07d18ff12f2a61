namespace AdvisorWorker.Aws;

/// <summary>Bounds the recursion that a hostile document could cause in a shape that contains itself. No answer of AWS comes near it.</summary>
internal static class NestingLimit
{
    public const int Depth = 100;

    public static WireFormatException Exceeded(string what) => new($"{what} are nested deeper than {Depth}");
}
