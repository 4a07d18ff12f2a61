namespace AdvisorWorker.Events;

/// <summary>Makes an item event small enough, and makes it say so.</summary>
internal static class Truncation
{
    // From gentle to harsh: the longest values go first, short ones such as ids and colours stay whole to the last.
    private static readonly int[] MaxLengths = [32_768, 8_192, 2_048, 512, 128, 32, 0];

    private const int MaxHeadings = 50;
    private const int MaxReason = 1_024;

    /// <summary>The first version that fits; the harshest one where none does, which EventBridge then refuses with a reason.</summary>
    public static EventEnvelope Fit(ItemEvent item, Func<ItemEvent, EventEnvelope> frame)
    {
        EventEnvelope? cut = null;
        foreach (var length in MaxLengths)
        {
            cut = frame(Cut(item, length));
            if (EventSize.Of(cut) <= EventSize.Limit)
            {
                return cut;
            }
        }

        // More headings than fit without their values: the row is left out as a whole.
        var bare = frame(Cut(item, 0) with { CheckItemDetail = new Dictionary<string, string?>() });
        return EventSize.Of(bare) <= EventSize.Limit ? bare : cut!;
    }

    private static ItemEvent Cut(ItemEvent item, int length)
    {
        var values = new OrderedDictionary<string, string?>(item.CheckItemDetail.Count);
        var headings = new List<string>();
        foreach (var (heading, value) in item.CheckItemDetail)
        {
            if (value is not null && value.Length > length)
            {
                headings.Add(heading);
            }

            values[heading] = Cut(value, length);
        }

        return item with
        {
            CheckItemDetail = values,
            Reason = Cut(item.Reason, MaxReason),
            Truncated = true,
            TruncatedHeadings = [.. headings.Take(MaxHeadings)],
        };
    }

    private static string? Cut(string? value, int length)
    {
        if (value is null || value.Length <= length)
        {
            return value;
        }

        // Half a surrogate pair is no text.
        var end = length > 0 && char.IsHighSurrogate(value[length - 1]) ? length - 1 : length;
        return string.Concat(value.AsSpan(0, end), "…");
    }
}
