using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace AdvisorWorker.Engine.Record.Store;

/// <summary>An item as a row of the table <c>items</c>, and back.</summary>
internal sealed class ItemRow
{
    public static readonly BulkTable Table = BulkTable.Of(
        "items",
        "fingerprint account scope region check_id resource_id item_key arn status suppressed# first_seen# last_changed# run_id content# reason cells savings currency",
        key: "fingerprint");

    public string Fingerprint { get; init; } = "";

    public string Scope { get; init; } = "";

    public string Region { get; init; } = "";

    public string CheckId { get; init; } = "";

    public string ResourceId { get; init; } = "";

    public string? ItemKey { get; init; }

    public string? Arn { get; init; }

    public string Status { get; init; } = "";

    public long Suppressed { get; init; }

    public long FirstSeen { get; init; }

    public string? Reason { get; init; }

    public string Cells { get; init; } = "{}";

    public string? Savings { get; init; }

    public string? Currency { get; init; }

    /// <summary>A row to be written.</summary>
    /// <param name="item">The item as it is now.</param>
    /// <param name="firstSeen">Since when it is flagged, in milliseconds since 1970.</param>
    /// <param name="changedAt">When its status last changed.</param>
    /// <param name="runId">The run that saw it so.</param>
    /// <param name="content">Its <see cref="ContentOf"/>.</param>
    public static object?[] Of(Item item, long firstSeen, long changedAt, string runId, long content) =>
    [
        item.Fingerprint, item.Account, item.Scope, item.Region, item.Check.Id, item.ResourceId, item.ItemKey, item.Arn, Word(item.Status), item.IsSuppressed ? 1L : 0L,
        firstSeen, changedAt, runId, content, item.Detail, CellsOf(item),
        item.Savings?.Amount.ToString(CultureInfo.InvariantCulture), item.Savings?.Currency,
    ];

    /// <summary>The item that is resolved: as it was last seen, and green.</summary>
    public Item Resolved(CheckDescriptor check, string account) => new(
        check,
        account,
        Region,
        ResourceId,
        ItemKey,
        Arn,
        CheckStatus.Ok,
        null,
        Fingerprint,
        [.. (JsonSerializer.Deserialize<OrderedDictionary<string, string?>>(Cells) ?? []).Select(cell => cell.Key == "Status" ? KeyValuePair.Create(cell.Key, (string?)"Green") : cell)],
        Savings is null ? null : new(decimal.Parse(Savings, CultureInfo.InvariantCulture), Currency!))
    {
        Scope = Scope,
    };

    /// <summary>Differs where the row does; the run's instant, which some checks print, is no difference.</summary>
    public static long ContentOf(Item item, string instant)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(item.Detail);
        Add(item.Arn);
        Add(item.Savings?.ToString());
        foreach (var (heading, value) in item.Columns)
        {
            Add(heading);
            Add(value == instant ? null : value);
        }

        return BinaryPrimitives.ReadInt64LittleEndian(hash.GetHashAndReset());

        void Add(string? text)
        {
            hash.AppendData(MemoryMarshal.AsBytes((ReadOnlySpan<int>)[text?.Length ?? -1]));
            hash.AppendData(MemoryMarshal.AsBytes(text.AsSpan()));
        }
    }

    public static string Word(CheckStatus status) => status switch
    {
        CheckStatus.Error => "error",
        CheckStatus.Warning => "warning",
        _ => "ok",
    };

    public static CheckStatus StatusOf(string word) => word switch
    {
        "error" => CheckStatus.Error,
        "warning" => CheckStatus.Warning,
        _ => CheckStatus.Ok,
    };

    private static string CellsOf(Item item)
    {
        var cells = new OrderedDictionary<string, string?>(item.Columns.Length);
        foreach (var (heading, value) in item.Columns)
        {
            cells[heading] = value;
        }

        return JsonSerializer.Serialize(cells);
    }
}
