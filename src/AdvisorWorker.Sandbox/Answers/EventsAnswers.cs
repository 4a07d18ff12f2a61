using System.Collections.Concurrent;
using System.Text.Json;
using AdvisorWorker.Sandbox.Serving;
using Amazon.CloudWatchEvents.Model;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>CloudWatch Events: events are checked one by one and kept; rules and buses are kept, and send nothing anywhere.</summary>
internal sealed class EventsAnswers(EventLog events) : IAnswers
{
    private const int MostEntries = 10;
    private const string DefaultBus = "default";
    private static readonly PageRules Pages = new(100, 100, "ValidationException", "ValidationException");
    private readonly ConcurrentDictionary<(string Region, string Bus), string?> _buses = new();
    private readonly ConcurrentDictionary<(string Region, string Bus, string Name), Rule> _rules = new();

    public void AddTo(AnswerBook book) => book
        .On<PutEventsRequest>(PutEvents)
        .On<CreateEventBusRequest>(CreateBus)
        .On<DescribeEventBusRequest>(DescribeBus)
        .On<PutRuleRequest>(PutRule)
        .On<PutTargetsRequest>(PutTargets)
        .On<ListRulesRequest>(Rules);

    private PutEventsResponse PutEvents(PutEventsRequest request, CallContext call)
    {
        var entries = request.Entries ?? [];
        if (entries.Count is 0 or > MostEntries)
        {
            throw Refusal.Of(
                "ValidationException",
                $"1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length between 1 and {MostEntries}");
        }

        List<PutEventsResultEntry> results = [.. entries.Select(entry => Put(entry, call))];
        return new() { Entries = results, FailedEntryCount = results.Count(result => result.ErrorCode is not null) };
    }

    private PutEventsResultEntry Put(PutEventsRequestEntry entry, CallContext call)
    {
        if (Flaw(entry) is { } flaw)
        {
            return new() { ErrorCode = flaw.Code, ErrorMessage = flaw.Message };
        }

        var id = Guid.NewGuid().ToString();
        events.Add(new(
            id,
            call.Account.Id,
            call.Region.Name,
            entry.EventBusName ?? DefaultBus,
            entry.Time is { } time ? new DateTimeOffset(time.ToUniversalTime()) : call.Now,
            entry.Source!,
            entry.DetailType!,
            entry.Resources ?? [],
            entry.Detail!));
        return new() { EventId = id };
    }

    private static (string Code, string Message)? Flaw(PutEventsRequestEntry entry) =>
        string.IsNullOrEmpty(entry.Source) ? ("InvalidArgument", "Parameter Source is not valid. Reason: Source is a required argument.")
        : entry.Source.StartsWith("aws.", StringComparison.Ordinal) ? ("NotAuthorizedForSourceException", "Not authorized for the source.")
        : string.IsNullOrEmpty(entry.DetailType) ? ("InvalidArgument", "Parameter DetailType is not valid. Reason: DetailType is a required argument.")
        : string.IsNullOrEmpty(entry.Detail) ? ("InvalidArgument", "Parameter Detail is not valid. Reason: Detail is a required argument.")
        : !IsJsonObject(entry.Detail) ? ("MalformedDetail", "Detail is malformed.")
        : null;

    private static bool IsJsonObject(string detail)
    {
        try
        {
            using var document = JsonDocument.Parse(detail);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private CreateEventBusResponse CreateBus(CreateEventBusRequest request, CallContext call)
    {
        var name = request.Name ?? string.Empty;
        return name != DefaultBus && _buses.TryAdd((call.Region.Name, name), request.Description)
            ? new() { EventBusArn = BusArn(call, name), Description = request.Description }
            : throw Refusal.Of("ResourceAlreadyExistsException", $"Event bus {name} already exists.");
    }

    private DescribeEventBusResponse DescribeBus(DescribeEventBusRequest request, CallContext call)
    {
        var name = BusName(request.Name);
        return name == DefaultBus || _buses.ContainsKey((call.Region.Name, name))
            ? new() { Name = name, Arn = BusArn(call, name), Description = _buses.GetValueOrDefault((call.Region.Name, name)) }
            : throw Refusal.Of("ResourceNotFoundException", $"Event bus {name} does not exist.");
    }

    private PutRuleResponse PutRule(PutRuleRequest request, CallContext call)
    {
        if (request.EventPattern is { } pattern && !IsJsonObject(pattern))
        {
            throw Refusal.Of("InvalidEventPatternException", "Event pattern is not valid. Reason: it is no JSON object");
        }

        var bus = BusName(request.EventBusName);
        var rule = new Rule
        {
            Name = request.Name,
            Arn = call.Account.Arn("events", call.Region.Name, bus == DefaultBus ? $"rule/{request.Name}" : $"rule/{bus}/{request.Name}"),
            EventPattern = request.EventPattern,
            ScheduleExpression = request.ScheduleExpression,
            State = request.State ?? "ENABLED",
            Description = request.Description,
            RoleArn = request.RoleArn,
            EventBusName = bus,
        };
        _rules[(call.Region.Name, bus, request.Name ?? string.Empty)] = rule;
        return new() { RuleArn = rule.Arn };
    }

    private PutTargetsResponse PutTargets(PutTargetsRequest request, CallContext call) =>
        _rules.ContainsKey((call.Region.Name, BusName(request.EventBusName), request.Rule ?? string.Empty))
            ? new() { FailedEntryCount = 0, FailedEntries = [] }
            : throw Refusal.Of("ResourceNotFoundException", $"Rule {request.Rule} does not exist on EventBus {BusName(request.EventBusName)}.");

    private ListRulesResponse Rules(ListRulesRequest request, CallContext call)
    {
        var bus = BusName(request.EventBusName);
        List<Rule> all =
        [
            .. _rules
                .Where(rule => rule.Key.Region == call.Region.Name && rule.Key.Bus == bus)
                .Where(rule => rule.Key.Name.StartsWith(request.NamePrefix ?? string.Empty, StringComparison.Ordinal))
                .OrderBy(rule => rule.Key.Name, StringComparer.Ordinal)
                .Select(rule => rule.Value),
        ];
        var page = call.Page(all, request.Limit, request.NextToken, Pages);
        return new() { Rules = page.Items, NextToken = page.Next };
    }

    private static string BusName(string? nameOrArn) => nameOrArn is null ? DefaultBus : nameOrArn[(nameOrArn.LastIndexOf('/') + 1)..];

    private static string BusArn(CallContext call, string name) => call.Account.Arn("events", call.Region.Name, $"event-bus/{name}");
}
