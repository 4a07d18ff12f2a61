using System.Globalization;
using System.Text.Json;
using AdvisorWorker.Engine.Plans;
using Dapper;

namespace AdvisorWorker.Engine.Record.Store;

/// <summary>What was last found out about each account's support plan.</summary>
/// <param name="store">The store.</param>
public sealed class PlanBook(AdvisorStore store)
{
    private static readonly BulkTable Probes = BulkTable.Of("plan_probes", "account plan probed_at#", key: "account");

    /// <summary>Remembers what AWS said; anything else is not worth it.</summary>
    public Task KeepAsync(AccountPlan plan, DateTimeOffset at, CancellationToken cancellationToken) => plan.Source != PlanSource.Probed
        ? Task.CompletedTask
        : store.WriteAsync(
            async transaction =>
            {
                var json = JsonSerializer.Serialize(new Remembered(plan.Entitled, plan.Detail, [.. plan.Severities]));
                await store.Database.WriteAsync(transaction, Probes, [[plan.Account, json, at.ToUnixTimeMilliseconds()]], cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    /// <summary>The plan as it was last found out, with its age; null where it never was.</summary>
    public Task<AccountPlan?> LastAsync(string account, CancellationToken cancellationToken) => store.UseAsync(
        async connection =>
        {
            var row = await connection.QueryFirstOrDefaultAsync<(string Plan, long At)>("SELECT plan, probed_at FROM plan_probes WHERE account = @account", new { account }).ConfigureAwait(false);
            return row.Plan is null || JsonSerializer.Deserialize<Remembered>(row.Plan) is not { } known
                ? null
                : new AccountPlan(account, null, known.Entitled, PlanSource.Remembered, $"as it was {Age(row.At)} ago: {known.Detail}", [.. known.Severities], []);
        },
        cancellationToken);

    private string Age(long at)
    {
        var age = store.Time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(at);
        return age.TotalHours < 1 ? "less than an hour"
            : age.TotalDays < 2 ? string.Create(CultureInfo.InvariantCulture, $"{age.TotalHours:0} hours")
            : string.Create(CultureInfo.InvariantCulture, $"{age.TotalDays:0} days");
    }

    private sealed record Remembered(bool? Entitled, string? Detail, string[] Severities);
}
