using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using AdvisorWorker.Engine.Escalate;
using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Events;

namespace AdvisorWorker.Engine.Tests.Events;

public sealed class SchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(EventSchema.Json).RootElement;

    [Fact]
    public void Published_events_fit_the_schema()
    {
        var full = Some.Item(savings: new Money(12.5m));
        var bare = Some.Item(key: null, detail: null, check: Some.Check(trustedAdvisorId: null)) with { Arn = null };
        var long_ = Some.Item(columns: [("Policy", new string('x', 300_000))]);
        var events = Some.Events(Some.Report(Some.Result(full), Some.Result(bare), Some.Result(long_))).ToList();

        Assert.Equal(4, events.Count);
        Assert.All(events, envelope => Assert.Empty(SmallSchema.Errors(Schema, JsonDocument.Parse(envelope.ToJson()).RootElement)));
    }

    [Theory]
    [InlineData(CaseChange.Opening, DetailTypes.CaseUpdated)]
    [InlineData(CaseChange.Opened, DetailTypes.CaseOpened)]
    public void Case_events_fit_the_schema(string change, string detailType)
    {
        var one = new SupportCase { Id = "c1", Account = Some.Account, CheckId = "check", Rule = "rule", Marker = "advisor-0123456789", Subject = "Subject", UpdatedAt = Some.Instant, Note = "Waits" };

        var envelope = new CaseTelling(EventSource.Default, "us-east-1").Of(one, change);

        Assert.Equal(detailType, envelope.DetailType);
        Assert.Equal((change, "c1"), (envelope.AsCase()!.Change, envelope.AsCase()!.Case));
        Assert.Empty(SmallSchema.Errors(Schema, JsonDocument.Parse(envelope.ToJson()).RootElement));
    }

    [Theory]
    [InlineData("detail-type", "\"Something Else\"")]
    [InlineData("time", "\"2026-11-22 06:00\"")]
    [InlineData("resources", "\"arn:aws:s3:::bucket\"")]
    [InlineData("account", "null")]
    public void What_is_no_event_does_not_fit(string key, string value)
    {
        var envelope = JsonNode.Parse(Any().ToJson())!.AsObject();
        envelope[key] = JsonNode.Parse(value);

        Assert.NotEmpty(SmallSchema.Errors(Schema, JsonDocument.Parse(envelope.ToJsonString()).RootElement));
    }

    [Theory]
    [InlineData("status", "\"RED\"")]
    [InlineData("uuid", "\"1\"")]
    [InlineData("suppressed", "\"false\"")]
    [InlineData("monthly-savings", "\"$12\"")]
    [InlineData("check-item-detail", """{"Status":1}""")]
    public void A_detail_with_another_type_does_not_fit(string key, string value)
    {
        var envelope = JsonNode.Parse(Any().ToJson())!.AsObject();
        envelope["detail"]![key] = JsonNode.Parse(value);

        Assert.NotEmpty(SmallSchema.Errors(Schema, JsonDocument.Parse(envelope.ToJsonString()).RootElement));
    }

    [Theory]
    [InlineData("item", typeof(ItemEvent))]
    [InlineData("run", typeof(RunEvent))]
    [InlineData("case", typeof(CaseEvent))]
    public void The_schema_has_the_keys_of_the_type_and_requires_those_the_type_requires(string definition, Type type)
    {
        var options = new JsonSerializerOptions { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        var exported = options.GetJsonSchemaAsNode(type);
        var written = Schema.GetProperty("$defs").GetProperty(definition);
        var always = written.GetProperty("required").EnumerateArray().Select(key => key.GetString()!);

        Assert.Equal(Keys(exported["properties"]!.AsObject()), written.GetProperty("properties").EnumerateObject().Select(key => key.Name).Order());
        // The version has a value of its own, so a writer need not give it, and a reader finds it always.
        Assert.Equal(exported["required"]!.AsArray().Select(key => (string)key!).Append("schema-version").Order(), always.Order());

        static IEnumerable<string> Keys(JsonObject properties) => properties.Select(property => property.Key).Order();
    }

    private static EventEnvelope Any() => Some.Events(Some.Report(Some.Result(Some.Item()))).First();
}
