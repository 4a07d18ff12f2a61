using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Events;
using Amazon.Runtime;
using Amazon.ServiceQuotas;
using Amazon.ServiceQuotas.Model;

namespace AdvisorWorker.Engine.Escalate;

/// <summary>Asks Service Quotas for more, one open request per quota, and follows each request to its end. AWS Support takes no case about it.</summary>
/// <param name="book">Remembers the requests, beside the cases.</param>
/// <param name="client">A client of a Region, with rights to write.</param>
/// <param name="telling">Makes the events.</param>
/// <param name="time">The clock.</param>
public sealed class QuotaIncreases(CaseBook book, Func<string, IAmazonServiceQuotas> client, CaseTelling telling, TimeProvider time)
{
    /// <summary>AWS's limit of open requests of an account and Region (Service Quotas user guide).</summary>
    public const int MostOpen = 20;

    private const string LimitHeading = "Limit Amount";

    private static readonly ImmutableArray<string> Over = ["APPROVED", "DENIED", "CASE_CLOSED", "NOT_APPROVED", "INVALID_REQUEST"];
    private static readonly Dictionary<string, KnownQuota> Known = Load();

    /// <summary>Asks for what a rule wants, one request per Region.</summary>
    /// <returns>A line per request, or why there is none.</returns>
    public async Task<IReadOnlyList<string>> RequestAsync(EscalationRule rule, CheckResult result, ImmutableArray<Item> items, CancellationToken cancellationToken)
    {
        var quota = rule is { Service: { } service, QuotaCode: { } code } ? new KnownQuota(result.Check.Id, service, code) : Known.GetValueOrDefault(result.Check.Id);
        if (quota is null)
        {
            return [$"{result.Check.Id}: its quota is not known here; name it with Service and QuotaCode in the rule {rule.Name}"];
        }

        var said = new List<string>();
        foreach (var item in items.DistinctBy(item => item.Region))
        {
            try
            {
                if (await RequestAsync(rule, quota, item, cancellationToken).ConfigureAwait(false) is { } line)
                {
                    said.Add(line);
                }
            }
            catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException or UnavailableException)
            {
                said.Add($"{quota.Service} {quota.Quota} in {item.Region}: Service Quotas: {AwsFailure.Words(e)}");
            }
        }

        return said;
    }

    /// <summary>Asks how open requests are.</summary>
    public async Task<IReadOnlyList<string>> SyncAsync(string account, CancellationToken cancellationToken)
    {
        var said = new List<string>();
        foreach (var one in (await book.ListAsync(account, cancellationToken).ConfigureAwait(false)).Where(one => one is { Kind: CaseKind.Quota, State: CaseState.Open }))
        {
            var found = (await HistoryAsync(one.Service!, one.Category!, one.Language!, cancellationToken).ConfigureAwait(false)).FirstOrDefault(change => change.Id == one.AwsId);
            if (found?.Status?.Value is not { } status || status == one.Status)
            {
                continue;
            }

            var now = time.GetUtcNow();
            var isOver = Over.Contains(status);
            var after = one with { Status = status, State = isOver ? CaseState.Resolved : one.State, ResolvedAt = isOver ? now : null, DisplayId = found.CaseId ?? one.DisplayId, UpdatedAt = now };
            await book.SaveAsync(after, [], [], telling.Of(after, isOver ? CaseChange.Resolved : CaseChange.StatusChanged), cancellationToken).ConfigureAwait(false);
            said.Add($"{one.Subject}: {one.Status} is now {status}");
        }

        return said;
    }

    private async Task<string?> RequestAsync(EscalationRule rule, KnownQuota quota, Item item, CancellationToken cancellationToken)
    {
        var key = $"{quota.Service}/{quota.Quota}/{item.Region}";
        var all = await book.ListAsync(item.Account, cancellationToken).ConfigureAwait(false);
        if (all.Any(one => one is { Kind: CaseKind.Quota, IsOpen: true } && one.Marker == key))
        {
            return null;
        }

        if (all.Count(one => one is { Kind: CaseKind.Quota, State: CaseState.Open } && one.Language == item.Region) >= MostOpen)
        {
            return $"{key}: waits: AWS takes {MostOpen} open requests";
        }

        var limit = item.Columns.FirstOrDefault(column => column.Key == LimitHeading).Value;
        if (!double.TryParse(limit, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var current))
        {
            return $"{key}: the limit is not known, so nothing is asked for";
        }

        // Somebody else may have asked.
        var pending = (await HistoryAsync(quota.Service, quota.Quota, item.Region, cancellationToken).ConfigureAwait(false)).FirstOrDefault(change => !Over.Contains(change.Status?.Value ?? ""));
        var desired = Math.Ceiling(current * rule.Factor);
        var change = pending ?? (await client(item.Region).RequestServiceQuotaIncreaseAsync(
            new() { ServiceCode = quota.Service, QuotaCode = quota.Quota, DesiredValue = desired }, CancellationToken.None).ConfigureAwait(false)).RequestedQuota!;
        var now = time.GetUtcNow();
        var one = new SupportCase
        {
            Id = CaseMarker.Of(item.Account, key, rule.Name, all.Count(other => other.Marker == key))[^10..],
            Account = item.Account,
            CheckId = quota.Check,
            Rule = rule.Name,
            Kind = CaseKind.Quota,
            State = CaseState.Open,
            Marker = key,
            AwsId = change.Id,
            DisplayId = change.CaseId,
            Subject = string.Create(CultureInfo.InvariantCulture, $"{change.QuotaName ?? quota.Quota} in {item.Region}: {change.DesiredValue ?? desired} instead of {current}"),
            Status = change.Status?.Value,
            Service = quota.Service,
            Category = quota.Quota,
            Language = item.Region,
            IntendedAt = now,
            OpenedAt = now,
            UpdatedAt = now,
            Owner = rule.Owner,
            Note = pending is null ? null : "Asked for by somebody else, and followed here",
        };
        await book.SaveAsync(one, [item.Fingerprint], [], telling.Of(one, CaseChange.Opened), CancellationToken.None).ConfigureAwait(false);
        return pending is null ? $"asked Service Quotas: {one.Subject}" : $"somebody has asked Service Quotas already: {one.Subject}";
    }

    private async Task<IReadOnlyList<RequestedServiceQuotaChange>> HistoryAsync(string service, string quota, string region, CancellationToken cancellationToken)
    {
        var changes = new List<RequestedServiceQuotaChange>();
        string? token = null;
        do
        {
            var page = await client(region).ListRequestedServiceQuotaChangeHistoryByQuotaAsync(
                new() { ServiceCode = service, QuotaCode = quota, NextToken = token }, cancellationToken).ConfigureAwait(false);
            changes.AddRange(page.RequestedQuotas ?? []);
            token = page.NextToken;
        }
        while (!string.IsNullOrEmpty(token));

        return changes;
    }

    private static Dictionary<string, KnownQuota> Load()
    {
        using var stream = typeof(QuotaIncreases).Assembly.GetManifestResourceStream("Escalate/quotas.json")!;
        return JsonSerializer.Deserialize(stream, QuotaData.Default.KnownQuotaArray)!.ToDictionary(quota => quota.Check, StringComparer.Ordinal);
    }
}

/// <summary>The quota that a check is about.</summary>
/// <param name="Check">The check's id.</param>
/// <param name="Service">Service Quotas' code of the service.</param>
/// <param name="Quota">The quota's code.</param>
internal sealed record KnownQuota(string Check, string Service, string Quota);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(KnownQuota[]))]
internal sealed partial class QuotaData : JsonSerializerContext;
