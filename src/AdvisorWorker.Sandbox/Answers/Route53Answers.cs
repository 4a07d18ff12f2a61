using System.Globalization;
using Amazon.Route53.Model;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>Route 53, which answers alike in every Region.</summary>
internal sealed class Route53Answers : IAnswers
{
    private const string UsualSize = "100";
    private const int UsualRecords = 300;
    private static readonly PageRules Pages = new(100, 1000, "InvalidInput", "InvalidInput");

    public void AddTo(AnswerBook book) => book
        .On<ListHostedZonesRequest>(Zones)
        .On<GetHostedZoneRequest>((request, call) => new GetHostedZoneResponse { HostedZone = Find(request.Id, call).Zone })
        .On<ListResourceRecordSetsRequest>(Records)
        .On<ListHealthChecksRequest>(HealthChecks)
        .On<GetAccountLimitRequest>(AccountLimit);

    private static SandboxHostedZone Find(string? id, CallContext call) =>
        call.Account.HostedZones.Single(
            id?.Replace("/hostedzone/", string.Empty, StringComparison.Ordinal),
            zone => zone.Zone.Id,
            missing => Refusal.NotFound("NoSuchHostedZone", $"No hosted zone found with ID: {missing}"));

    private static ListHostedZonesResponse Zones(ListHostedZonesRequest request, CallContext call)
    {
        List<HostedZone> all = [.. call.Account.HostedZones.Select(zone => zone.Zone)];
        var page = call.Page(all, Size(request.MaxItems), request.Marker, Pages);
        return new()
        {
            HostedZones = page.Items,
            IsTruncated = page.IsTruncated,
            NextMarker = page.Next,
            Marker = request.Marker ?? string.Empty,
            MaxItems = request.MaxItems ?? UsualSize,
        };
    }

    private static ListHealthChecksResponse HealthChecks(ListHealthChecksRequest request, CallContext call)
    {
        var page = call.Page(call.Account.HealthChecks, Size(request.MaxItems), request.Marker, Pages);
        return new()
        {
            HealthChecks = page.Items,
            IsTruncated = page.IsTruncated,
            NextMarker = page.Next,
            Marker = request.Marker ?? string.Empty,
            MaxItems = request.MaxItems ?? UsualSize,
        };
    }

    /// <summary>Pages by name and type: a caller may start anywhere.</summary>
    private static ListResourceRecordSetsResponse Records(ListResourceRecordSetsRequest request, CallContext call)
    {
        List<ResourceRecordSet> after =
        [
            .. Find(request.HostedZoneId, call).Records
                .OrderBy(record => record.Name, StringComparer.Ordinal).ThenBy(record => record.Type?.Value, StringComparer.Ordinal)
                .Where(record => IsFrom(record, request.StartRecordName, request.StartRecordType?.Value)),
        ];
        var length = Math.Min(Size(request.MaxItems) ?? UsualRecords, call.Options.LargestPage ?? UsualRecords);
        var next = after.ElementAtOrDefault(length);
        return new()
        {
            ResourceRecordSets = [.. after.Take(length)],
            IsTruncated = next is not null,
            NextRecordName = next?.Name,
            NextRecordType = next?.Type,
            MaxItems = length.ToString(CultureInfo.InvariantCulture),
        };
    }

    private static bool IsFrom(ResourceRecordSet record, string? name, string? type)
    {
        var order = string.CompareOrdinal(record.Name, name);
        return name is null || order > 0 || (order == 0 && (type is null || string.CompareOrdinal(record.Type?.Value, type) >= 0));
    }

    private static GetAccountLimitResponse AccountLimit(GetAccountLimitRequest request, CallContext call) =>
        call.Account.Route53Limits.TryGetValue(request.Type?.Value ?? string.Empty, out var limit)
            ? new() { Limit = new() { Type = request.Type, Value = limit.Limit }, Count = limit.Count }
            : throw Refusal.Of("InvalidInput", $"The limit type {request.Type?.Value} is not valid");

    private static int? Size(string? text) => text is null ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size
        : throw Refusal.Of("InvalidInput", $"MaxItems is not a number: {text}");
}
