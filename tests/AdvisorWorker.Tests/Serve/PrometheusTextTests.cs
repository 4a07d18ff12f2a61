using AdvisorWorker.Serving;

namespace AdvisorWorker.Tests.Serve;

public sealed class PrometheusTextTests
{
    [Fact]
    public void Label_values_are_escaped_so_that_none_can_end_its_line()
    {
        var text = new PrometheusText().Metric("a", "gauge", "One.").Sample("a", 0.5, new KeyValuePair<string, object?>("sink", "x\"} 1\nb \\")).Sample("a", 2).ToString();

        Assert.Equal("# HELP a One.\n# TYPE a gauge\na{sink=\"x\\\"} 1\\nb \\\\\"} 0.5\na 2\n", text);
    }
}
