using System.Collections.Concurrent;
using System.Text.Json;
using AdvisorWorker.Sandbox.Events;
using AdvisorWorker.Sandbox.Serving;
using Amazon.CloudWatchEvents.Model;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>CloudWatch Events: events are checked one by one, kept, and sent to the queues that are targets of rules they match.</summary>
internal sealed class EventsAnswers(EventLog events, QueueBook queues) : IAnswers
{
    private const int MostEntries = 10;
    private const int MostTargets = 5;
    private const string DefaultBus = "default";
    private static readonly PageRules Pages = new(100, 100, "ValidationException", "ValidationException");
    private readonly ConcurrentDictionary<(string Account, string Region, string Bus), string?> _buses = new();
    private readonly ConcurrentDictionary<(string Account, string Region, string Bus, string Name), EventRule> _rules = new();

    public void AddTo(AnswerBook book) => book
        .On<PutEventsRequest>(PutEvents)
        .On<CreateEventBusRequest>(CreateBus)
        .On<DescribeEventBusRequest>(DescribeBus)
        .On<PutRuleRequest>(PutRule)
        .On<PutTargetsRequest>(PutTargets)
        .On<ListTargetsByRuleRequest>(Targets)
        .On<RemoveTargetsRequest>(RemoveTargets)
        .On<DeleteRuleRequest>(DeleteRule)
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
        SandboxEvent accepted = new(
            id,
            call.Account.Id,
            call.Region.Name,
            BusName(entry.EventBusName),
            entry.Time is { } time ? new DateTimeOffset(time.ToUniversalTime()) : call.Now,
            entry.Source!,
            entry.DetailType!,
            entry.Resources ?? [],
            entry.Detail!);
        events.Add(accepted);
        Deliver(accepted, call);
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
        return name != DefaultBus && _buses.TryAdd((call.Account.Id, call.Region.Name, name), request.Description)
            ? new() { EventBusArn = BusArn(call, name), Description = request.Description }
            : throw Refusal.Of("ResourceAlreadyExistsException", $"Event bus {name} already exists.");
    }

    private DescribeEventBusResponse DescribeBus(DescribeEventBusRequest request, CallContext call)
    {
        var name = BusName(request.Name);
        return name == DefaultBus || _buses.ContainsKey((call.Account.Id, call.Region.Name, name))
            ? new() { Name = name, Arn = BusArn(call, name), Description = _buses.GetValueOrDefault((call.Account.Id, call.Region.Name, name)) }
            : throw Refusal.Of("ResourceNotFoundException", $"Event bus {name} does not exist.");
    }

    private void Deliver(SandboxEvent accepted, CallContext call)
    {
        var envelope = EventEnvelope.Of(accepted);
        var matching = _rules
            .Where(rule => (rule.Key.Account, rule.Key.Region, rule.Key.Bus) == (accepted.Account, accepted.Region, accepted.EventBusName))
            .Select(rule => rule.Value)
            .Where(rule => rule.Rule.State != "DISABLED" && rule.Pattern?.Matches(envelope) == true);
        foreach (var target in matching.SelectMany(rule => rule.Targets))
        {
            queues.ByArn(target.Arn)?.Send(target.Input ?? envelope.GetRawText(), call.Now);
        }
    }

    private PutRuleResponse PutRule(PutRuleRequest request, CallContext call)
    {
        var bus = BusName(request.EventBusName);
        DescribeBus(new() { Name = bus }, call);
        var key = (call.Account.Id, call.Region.Name, bus, request.Name ?? string.Empty);
        var pattern = Pattern(request.EventPattern);
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
        _rules.AddOrUpdate(key, _ => new(rule, pattern, []), (_, before) => new(rule, pattern, before.Targets));
        return new() { RuleArn = rule.Arn };
    }

    private static EventPattern? Pattern(string? text)
    {
        try
        {
            return text is null ? null : EventPattern.Parse(text);
        }
        catch (FormatException mistake)
        {
            throw Refusal.Of("InvalidEventPatternException", $"Event pattern is not valid. Reason: {mistake.Message}");
        }
    }

    private EventRule Change(string? name, string? bus, CallContext call, Func<EventRule, EventRule> change)
    {
        var key = (call.Account.Id, call.Region.Name, BusName(bus), name ?? string.Empty);
        while (_rules.TryGetValue(key, out var before))
        {
            var after = change(before);
            if (_rules.TryUpdate(key, after, before))
            {
                return after;
            }
        }

        throw Refusal.Of("ResourceNotFoundException", $"Rule {name} does not exist on EventBus {BusName(bus)}.");
    }

    private PutTargetsResponse PutTargets(PutTargetsRequest request, CallContext call)
    {
        var added = request.Targets ?? [];
        Change(request.Rule, request.EventBusName, call, rule =>
        {
            List<Target> targets = [.. rule.Targets.ExceptBy(added.Select(target => target.Id), target => target.Id), .. added];
            return targets.Count <= MostTargets ? rule with { Targets = targets }
                : throw Refusal.Of("LimitExceededException", "The requested resource exceeds the maximum number allowed.");
        });
        return new() { FailedEntryCount = 0, FailedEntries = [] };
    }

    private ListTargetsByRuleResponse Targets(ListTargetsByRuleRequest request, CallContext call)
    {
        var page = call.Page(Change(request.Rule, request.EventBusName, call, rule => rule).Targets, request.Limit, request.NextToken, Pages);
        return new() { Targets = page.Items, NextToken = page.Next };
    }

    private RemoveTargetsResponse RemoveTargets(RemoveTargetsRequest request, CallContext call)
    {
        var ids = request.Ids ?? [];
        Change(request.Rule, request.EventBusName, call, rule => rule with { Targets = [.. rule.Targets.ExceptBy(ids, target => target.Id)] });
        return new() { FailedEntryCount = 0, FailedEntries = [] };
    }

    private DeleteRuleResponse DeleteRule(DeleteRuleRequest request, CallContext call)
    {
        // A rule that is not there is deleted already.
        var key = (call.Account.Id, call.Region.Name, BusName(request.EventBusName), request.Name ?? string.Empty);
        if (_rules.TryGetValue(key, out var rule) && rule.Targets.Count > 0)
        {
            throw Refusal.Of("ValidationException", "Rule can't be deleted since it has targets.");
        }

        _rules.TryRemove(key, out _);
        return new();
    }

    private ListRulesResponse Rules(ListRulesRequest request, CallContext call)
    {
        var bus = BusName(request.EventBusName);
        List<Rule> all =
        [
            .. _rules
                .Where(rule => rule.Key.Account == call.Account.Id && rule.Key.Region == call.Region.Name && rule.Key.Bus == bus)
                .Where(rule => rule.Key.Name.StartsWith(request.NamePrefix ?? string.Empty, StringComparison.Ordinal))
                .OrderBy(rule => rule.Key.Name, StringComparer.Ordinal)
                .Select(rule => rule.Value.Rule),
        ];
        var page = call.Page(all, request.Limit, request.NextToken, Pages);
        return new() { Rules = page.Items, NextToken = page.Next };
    }

    private static string BusName(string? nameOrArn) => nameOrArn is null ? DefaultBus : nameOrArn[(nameOrArn.LastIndexOf('/') + 1)..];

    private static string BusArn(CallContext call, string name) => call.Account.Arn("events", call.Region.Name, $"event-bus/{name}");
}
