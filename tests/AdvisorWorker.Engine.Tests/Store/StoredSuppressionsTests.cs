using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.TestSupport;

namespace AdvisorWorker.Engine.Tests.Store;

public sealed class StoredSuppressionsTests(PostgresServer postgres)
{
    private static readonly Suppression Rule = new("s-1", "known \u202e\0 'x'; --")
    {
        Check = "security-group-open-ports",
        Account = Some.Account,
        Region = "eu-west-1",
        Resource = "sg-*",
        Item = "tcp/22-22/0.0.0.0/0",
        Tag = "team=*",
        Owner = "Jo",
        Expires = new(2026, 12, 31),
        From = StoredSuppressions.From,
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_rule_comes_back_as_it_was_added_until_it_is_removed(bool onPostgres)
    {
        await using var store = await OpenAsync(onPostgres);
        var rules = new StoredSuppressions(store);

        Assert.True(await rules.AddAsync(Rule, CancellationToken.None));
        Assert.False(await rules.AddAsync(Rule with { Reason = "another" }, CancellationToken.None));
        Assert.True(await rules.AddAsync(new("s-2", "r") { Resource = "x", From = StoredSuppressions.From }, CancellationToken.None));
        Assert.Equal(Rule, (await rules.ListAsync(CancellationToken.None)).First(rule => rule.Id == "s-1"));
        Assert.True(await rules.RemoveAsync("s-1", CancellationToken.None));
        Assert.False(await rules.RemoveAsync("s-1", CancellationToken.None));
        Assert.Equal("s-2", Assert.Single(await rules.ListAsync(CancellationToken.None)).Id);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_item_is_found_by_fingerprint_resource_and_ARN(bool onPostgres)
    {
        await using var store = await OpenAsync(onPostgres);
        var item = Some.Item("sg-1");
        await store.RecordAsync(Some.Report(Some.Result(item, Some.Item("sg-2"))), new(), CancellationToken.None);
        var rules = new StoredSuppressions(store);

        foreach (var name in (string[])[item.Fingerprint, item.ResourceId, item.Arn!])
        {
            var found = Assert.Single(await rules.ItemsAsync(name, CancellationToken.None));
            Assert.Equal(SuppressionSubject.Of(item) with { TrustedAdvisorId = null, Tags = null }, found);
        }

        Assert.Empty(await rules.ItemsAsync("sg-", CancellationToken.None));
    }

    [Fact]
    public async Task A_rule_that_somebody_spoilt_is_named_with_its_remedy()
    {
        await using var store = await OpenAsync(onPostgres: false);
        await store.WriteAsync(
            async transaction => await Dapper.SqlMapper.ExecuteAsync(transaction.Connection!, "INSERT INTO suppressions (id, rule, added_at) VALUES ('s-1', 'null', 0)", transaction: transaction),
            CancellationToken.None);

        var refused = await Assert.ThrowsAsync<StoreException>(() => new StoredSuppressions(store).ListAsync(CancellationToken.None));

        Assert.Equal("The suppression s-1 in the store cannot be read; remove it with `advisor suppress remove s-1`.", refused.Message);
    }

    private async Task<AdvisorStore> OpenAsync(bool onPostgres) => await AdvisorStore.OpenAsync(
        onPostgres ? StoreAddress.Parse(await postgres.NewDatabaseAsync()) : new StoreAddress.Memory(), TimeProvider.System, CancellationToken.None);
}
