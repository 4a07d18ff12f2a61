using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;

namespace AdvisorWorker.Engine.Record.Store;

/// <summary>Rules that are kept in a store, and what the store knows of items that rules may be about.</summary>
/// <param name="store">The store.</param>
public sealed class StoredSuppressions(AdvisorStore store)
{
    /// <summary>Where a rule of a store is written.</summary>
    public const string From = "store";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Adds a rule.</summary>
    /// <returns>False where a rule of this id is there already; it stays as it is.</returns>
    public Task<bool> AddAsync(Suppression rule, CancellationToken cancellationToken) => store.WriteAsync(
        async transaction => await transaction.Connection!.ExecuteAsync(
            "INSERT INTO suppressions (id, rule, added_at) VALUES (@id, @json, @at) ON CONFLICT (id) DO NOTHING",
            new { id = rule.Id, json = JsonSerializer.Serialize(Stored.Of(rule), Json), at = store.Time.GetUtcNow() },
            transaction).ConfigureAwait(false) > 0,
        cancellationToken);

    /// <summary>Removes a rule.</summary>
    /// <returns>False where no rule has this id.</returns>
    public Task<bool> RemoveAsync(string id, CancellationToken cancellationToken) => store.WriteAsync(
        async transaction => await transaction.Connection!.ExecuteAsync("DELETE FROM suppressions WHERE id = @id", new { id }, transaction).ConfigureAwait(false) > 0,
        cancellationToken);

    /// <summary>All rules, the oldest first.</summary>
    /// <exception cref="StoreException">One of them cannot be read.</exception>
    public Task<IReadOnlyList<Suppression>> ListAsync(CancellationToken cancellationToken) => store.UseAsync(
        async connection => (IReadOnlyList<Suppression>)[.. (await connection.QueryAsync<(string Id, string Rule)>("SELECT id, rule FROM suppressions ORDER BY added_at, id").ConfigureAwait(false))
            .Select(row => Parse(row.Id, row.Rule))],
        cancellationToken);

    /// <summary>The items that go by a name: a fingerprint, a resource's id, or its ARN.</summary>
    public Task<IReadOnlyList<SuppressionSubject>> ItemsAsync(string name, CancellationToken cancellationToken) => store.UseAsync(
        async connection => (IReadOnlyList<SuppressionSubject>)[.. (await connection.QueryAsync<ItemName>(
            """
            SELECT fingerprint AS Fingerprint, account AS Account, region AS Region, check_id AS CheckId, resource_id AS ResourceId, item_key AS ItemKey, arn AS Arn
            FROM items WHERE fingerprint = @name OR resource_id = @name OR arn = @name ORDER BY account, check_id, region, resource_id, item_key
            """,
            new { name }).ConfigureAwait(false)).Select(item => item.Subject)],
        cancellationToken);

    private static Suppression Parse(string id, string json)
    {
        try
        {
            if (JsonSerializer.Deserialize<Stored>(json, Json) is { Reason: not null } stored)
            {
                return stored.With(id);
            }
        }
        catch (JsonException)
        {
            // Said below, as what is no rule at all.
        }

        throw new StoreException($"The suppression {id} in the store cannot be read; remove it with `advisor suppress remove {id}`.");
    }

    // As it is kept: what is added later to a rule is added here by name, and old rows stay readable.
    private sealed record Stored(
        string Reason, string? Check, string? Account, string? Region, string? Resource, string? Item, string? Tag, string? Owner, DateOnly? Expires)
    {
        public static Stored Of(Suppression rule) =>
            new(rule.Reason, rule.Check, rule.Account, rule.Region, rule.Resource, rule.Item, rule.Tag, rule.Owner, rule.Expires);

        public Suppression With(string id) => new(id, Reason)
        {
            Check = Check, Account = Account, Region = Region, Resource = Resource, Item = Item, Tag = Tag, Owner = Owner, Expires = Expires, From = StoredSuppressions.From,
        };
    }

    private sealed record ItemName
    {
        public string Fingerprint { get; init; } = "";

        public string Account { get; init; } = "";

        public string Region { get; init; } = "";

        public string CheckId { get; init; } = "";

        public string ResourceId { get; init; } = "";

        public string? ItemKey { get; init; }

        public string? Arn { get; init; }

        public SuppressionSubject Subject => new(CheckId, null, Account, Region, ResourceId, Arn, ItemKey, Fingerprint, null);
    }
}
