namespace AdvisorWorker.Engine.Record;

/// <summary>Finds the patterns whose literal beginning, or end, a name has: a look per length that occurs, and not one per pattern.</summary>
internal sealed class LiteralEdges(bool atStart)
{
    private readonly Dictionary<string, List<int>> byText = new(StringComparer.Ordinal);
    private readonly SortedSet<int> lengths = [];

    public void Add(string edge, int number)
    {
        if (!byText.TryGetValue(edge, out var numbers))
        {
            byText[edge] = numbers = [];
            lengths.Add(edge.Length);
        }

        numbers.Add(number);
    }

    /// <summary>What was found so far, and the patterns that a name may be like.</summary>
    public IEnumerable<int> AddNear(string name, IEnumerable<int> found)
    {
        var lookup = byText.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var length in lengths)
        {
            if (length > name.Length)
            {
                break;
            }

            if (lookup.TryGetValue(atStart ? name.AsSpan(0, length) : name.AsSpan(name.Length - length), out var numbers))
            {
                found = found.Concat(numbers);
            }
        }

        return found;
    }
}
