using AdvisorWorker.Telemetry;
using Microsoft.AspNetCore.Http;

namespace AdvisorWorker.Serving;

/// <summary><c>GET /metrics</c>: what the daemon did and found, for Prometheus.</summary>
/// <param name="source">Where the figures come from.</param>
internal sealed class MetricsPage(MeasureSource source)
{
    /// <summary>Writes the page.</summary>
    public async Task AnswerAsync(HttpContext http)
    {
        var page = await source.ReadAsync(http.RequestAborted);
        http.Response.ContentType = PrometheusText.MediaType;
        await http.Response.WriteAsync(Text(page), http.RequestAborted);
    }

    /// <summary>The page.</summary>
    internal static string Text(MeasurePage page)
    {
        var text = new PrometheusText();
        foreach (var measure in Measures.All)
        {
            text.Metric(measure.PrometheusName, measure.Kind == MeasureKind.Counter ? "counter" : "gauge", measure.About);
            foreach (var sample in measure.Read(page))
            {
                text.Sample(measure.PrometheusName, sample.Value, sample.Tags);
            }
        }

        return text.ToString();
    }
}
