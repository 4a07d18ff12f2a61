using System.Collections.Immutable;

namespace AdvisorWorker.Engine.Record.Store;

/// <summary>A table that is written in batches.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">The columns in the order of a row's values; those whose values are numbers end with <c>#</c> in the declaration.</param>
/// <param name="Key">The columns of the primary key: a row that is there already is replaced.</param>
internal sealed record BulkTable(string Name, ImmutableArray<BulkColumn> Columns, ImmutableArray<string> Key)
{
    public static BulkTable Of(string name, string columns, string key) => new(
        name,
        [.. Words(columns).Select(word => new BulkColumn(word.TrimEnd('#'), word.EndsWith('#')))],
        [.. Words(key)]);

    /// <summary>What happens where the row is there already.</summary>
    public string OnConflict
    {
        get
        {
            var replaced = Columns.Select(column => column.Name).Except(Key).Select(name => $"{name} = excluded.{name}").ToList();
            return $"ON CONFLICT ({string.Join(", ", Key)}) DO {(replaced.Count == 0 ? "NOTHING" : $"UPDATE SET {string.Join(", ", replaced)}")}";
        }
    }

    public string ColumnList => string.Join(", ", Columns.Select(column => column.Name));

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsNumber">A 64-bit number; else a text.</param>
internal readonly record struct BulkColumn(string Name, bool IsNumber);
