using System.Text.Json;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Plans;
using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Options;

namespace AdvisorWorker.Reports;

/// <summary>The versioned JSON report. Members are added within a version; a member that changes or goes raises it.</summary>
internal static class JsonReport
{
    public const string SchemaVersion = "1.0";

    // The writer keeps all that was not flushed, and a report has no bound.
    private const int FlushedAt = 1 << 16;

    // The default encoder: whatever a resource is called, the text holds no control character, escape or direction mark.
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    public static void Write(RunReport report, Stream output)
    {
        using var json = new Utf8JsonWriter(output, Indented);
        json.WriteStartObject();
        json.WriteString("schemaVersion", SchemaVersion);
        WriteRun(json, report.Run);
        WriteArray(json, "plans", report.Plans, WritePlan);
        WriteArray(json, "checks", report.Checks, WriteCheck);
        WriteArray(json, "unavailable", report.Unavailable, WriteUnavailable);
        WriteSuppressions(json, report.Suppressions);
        json.WriteEndObject();
        json.Flush();
        output.Write("\n"u8);
    }

    /// <summary>The Support API's words: <c>ok</c>, <c>warning</c>, <c>error</c>, <c>not_available</c>.</summary>
    public static string Word(CheckStatus status) => status == CheckStatus.NotAvailable ? "not_available" : status.ToString().ToLowerInvariant();

    private static void WriteRun(Utf8JsonWriter json, RunInfo run)
    {
        json.WriteStartObject("run");
        json.WriteString("id", run.Id);
        json.WriteString("startedAt", run.StartedAt.UtcDateTime);
        json.WriteString("finishedAt", run.FinishedAt.UtcDateTime);
        json.WriteBoolean("complete", run.Complete);
        json.WriteBoolean("interrupted", run.Interrupted);
        WriteArray(json, "accounts", run.Accounts, (writer, text) => writer.WriteStringValue(text));
        WriteArray(json, "regions", run.Regions, (writer, text) => writer.WriteStringValue(text));
        WriteArray(json, "notes", run.Notes, (writer, text) => writer.WriteStringValue(text));
        if (!run.Parts.IsEmpty)
        {
            WriteArray(json, "accountRuns", run.Parts, WritePart);
        }

        json.WriteStartObject("apiCalls");
        json.WriteNumber("total", run.ApiCalls.Total);
        json.WriteNumber("distinct", run.ApiCalls.Distinct);
        json.WriteNumber("throttled", run.ApiCalls.Throttled);
        json.WriteNumber("retried", run.ApiCalls.Retried);
        json.WriteNumber("paid", run.ApiCalls.Paid);
        WriteMoney(json, "estimatedCost", run.ApiCalls.EstimatedCost);
        json.WriteStartObject("byService");
        foreach (var (service, calls) in run.ApiCalls.ByService)
        {
            json.WriteNumber(service, calls);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WritePart(Utf8JsonWriter json, AccountPart part)
    {
        json.WriteStartObject();
        json.WriteString("account", part.Account);
        json.WriteString("name", part.Name);
        json.WriteString("runId", part.RunId);
        json.WriteString("startedAt", part.StartedAt.UtcDateTime);
        json.WriteBoolean("complete", part.Complete);
        WriteArray(json, "regions", part.Regions, (writer, text) => writer.WriteStringValue(text));
        json.WriteString("failure", part.Failure);
        json.WriteEndObject();
    }

    private static void WritePlan(Utf8JsonWriter json, AccountPlan plan)
    {
        json.WriteStartObject();
        json.WriteString("account", plan.Account);
        json.WriteString("plan", plan.Plan is { } known ? SupportPlans.Of(known).Name : null);
        if (plan.Entitled is { } entitled)
        {
            json.WriteBoolean("entitled", entitled);
        }
        else
        {
            json.WriteNull("entitled");
        }

        json.WriteString("source", KebabCase.Of(plan.Source.ToString()));
        json.WriteString("detail", plan.Detail);
        WriteArray(json, "gated", plan.Gated, (writer, id) => writer.WriteStringValue(id));
        json.WriteEndObject();
    }

    private static void WriteCheck(Utf8JsonWriter json, CheckResult result)
    {
        json.WriteStartObject();
        json.WriteString("id", result.Check.Id);
        json.WriteString("trustedAdvisorId", result.Check.TrustedAdvisorId);
        json.WriteString("pillar", PillarNames.Of(result.Check.Pillar));
        json.WriteString("title", result.Check.Title);
        json.WriteString("account", result.Account);
        json.WriteString("status", Word(result.Status));
        json.WriteString("reason", result.Reason);
        json.WriteStartObject("resourcesSummary");
        json.WriteNumber("processed", result.Summary.Processed);
        json.WriteNumber("flagged", result.Summary.Flagged);
        json.WriteNumber("ignored", result.Summary.Ignored);
        json.WriteNumber("suppressed", result.Summary.Suppressed);
        json.WriteEndObject();
        WriteMoney(json, "estimatedMonthlySavings", result.Savings);
        WriteArray(json, "items", result.Items, WriteItem);
        json.WriteEndObject();
    }

    private static void WriteItem(Utf8JsonWriter json, Item item)
    {
        json.WriteStartObject();
        json.WriteString("status", Word(item.Status));
        json.WriteString("region", item.Region);
        json.WriteString("resourceId", item.ResourceId);
        json.WriteString("itemKey", item.ItemKey);
        json.WriteString("arn", item.Arn);
        json.WriteStartObject("columns");
        foreach (var (heading, value) in item.Columns)
        {
            json.WriteString(heading, value);
        }

        json.WriteEndObject();
        json.WriteString("detail", item.Detail);
        WriteMoney(json, "estimatedMonthlySavings", item.Savings);
        json.WriteString("fingerprint", item.Fingerprint);
        json.WriteBoolean("suppressed", item.IsSuppressed);
        if (item.SuppressedBy is { } rule)
        {
            json.WriteStartObject("suppression");
            json.WriteString("id", rule.Id);
            SuppressionText.WriteWhy(json, rule);
            json.WriteEndObject();
        }

        // Where nothing is remembered, every flagged item is new.
        json.WriteString("change", item.IsFlagged ? ReportEvents.Word(item.Change ?? Change.New) : null);
        json.WriteEndObject();
    }

    private static void WriteSuppressions(Utf8JsonWriter json, SuppressionOutcome outcome)
    {
        json.WriteStartObject("suppressions");
        json.WriteNumber("applied", outcome.Applied);
        WriteArray(json, "unused", outcome.Unused, WriteRule);
        WriteArray(json, "expired", outcome.Expired, WriteRule);
        json.WriteEndObject();

        static void WriteRule(Utf8JsonWriter json, Suppression rule)
        {
            json.WriteStartObject();
            SuppressionText.WriteRule(json, rule);
            json.WriteEndObject();
        }
    }

    private static void WriteUnavailable(Utf8JsonWriter json, Unavailable gap)
    {
        json.WriteStartObject();
        json.WriteString("account", gap.Account);
        json.WriteString("region", gap.Region);
        json.WriteString("check", gap.CheckId);
        json.WriteString("reason", gap.Gap.Reason.ToString());
        json.WriteString("action", gap.Gap.Action);
        json.WriteString("detail", gap.Gap.Detail);
        if (gap.Resources is { } resources)
        {
            json.WriteNumber("resources", resources);
        }

        json.WriteEndObject();
    }

    private static void WriteMoney(Utf8JsonWriter json, string name, Money? money)
    {
        if (money is not { } known)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("amount", known.Amount);
        json.WriteString("currency", known.Currency);
        json.WriteEndObject();
    }

    private static void WriteArray<T>(Utf8JsonWriter json, string name, IEnumerable<T> values, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            write(json, value);
            if (json.BytesPending > FlushedAt)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
    }
}
