using System.Globalization;
using System.Text;

namespace AdvisorWorker.Serving;

/// <summary>Writes metrics in Prometheus's text format 0.0.4.</summary>
internal sealed class PrometheusText
{
    /// <summary>The format's media type.</summary>
    public const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder text = new();

    /// <summary>Begins a metric; its samples follow.</summary>
    /// <param name="name">The name.</param>
    /// <param name="kind"><c>counter</c> or <c>gauge</c>.</param>
    /// <param name="help">One sentence.</param>
    public PrometheusText Metric(string name, string kind, string help)
    {
        text.Append("# HELP ").Append(name).Append(' ').Append(help).Append('\n').Append("# TYPE ").Append(name).Append(' ').Append(kind).Append('\n');
        return this;
    }

    /// <summary>A sample.</summary>
    public PrometheusText Sample(string name, double value, params ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        text.Append(name);
        for (var i = 0; i < labels.Length; i++)
        {
            text.Append(i == 0 ? '{' : ',').Append(labels[i].Key).Append("=\"").Append(Escape($"{labels[i].Value}")).Append('"');
        }

        text.Append(labels.Length > 0 ? "} " : " ").Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    // Sinks are named by whoever configures them, and a name may hold anything.
    private static string Escape(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
