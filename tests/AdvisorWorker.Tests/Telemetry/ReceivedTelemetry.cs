namespace AdvisorWorker.Tests.Telemetry;

/// <summary>A span, as it was received. Numbers of fields are those of opentelemetry/proto/trace/v1/trace.proto.</summary>
internal sealed record ReceivedSpan(string Name, string Id, string Parent, string Trace, ulong Kind, bool IsError, IReadOnlyDictionary<string, object> Tags)
{
    public static IEnumerable<ReceivedSpan> Of(WireMessage request) =>
        from resource in request.Messages(1)
        from scope in resource.Messages(2)
        from span in scope.Messages(2)
        select new ReceivedSpan(
            span.Text(5), Hex(span, 2), Hex(span, 4), Hex(span, 1), span.Number(6), span.Messages(15).Any(status => status.Number(3) == 2), Attributes.Of(span, 9));

    private static string Hex(WireMessage span, int number) => Convert.ToHexString(span.Bytes(number).Span);
}

/// <summary>One value of a figure, as it was received; numbers of fields are those of opentelemetry/proto/metrics/v1/metrics.proto.</summary>
internal sealed record ReceivedFigure(string Name, string Unit, bool IsCounter, double Value, IReadOnlyDictionary<string, object> Tags)
{
    public static IEnumerable<ReceivedFigure> Of(WireMessage request) =>
        from resource in request.Messages(1)
        from scope in resource.Messages(2)
        from metric in scope.Messages(2)
        from data in metric.Messages(metric.Has(7) ? 7 : 5)
        from point in data.Messages(1)
        select new ReceivedFigure(metric.Text(1), metric.Text(3), metric.Has(7) && data.Number(3) == 1 && data.Number(2) == 2, point.Real(4), Attributes.Of(point, 7));
}

/// <summary>Attributes; numbers of fields are those of opentelemetry/proto/common/v1/common.proto.</summary>
internal static class Attributes
{
    public static IReadOnlyDictionary<string, object> Of(WireMessage owner, int number) =>
        owner.Messages(number).ToDictionary(pair => pair.Text(1), pair => Value(pair.Messages(2).Single()));

    private static object Value(WireMessage value) => value.Has(1) ? value.Text(1) : value.Has(2) ? value.Number(2) == 1 : value.Has(3) ? (object)(long)value.Number(3) : value.Real(4);
}
