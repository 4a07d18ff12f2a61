using System.Collections.Specialized;
using System.Web;
using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Events;
using Amazon.CloudWatch;
using Microsoft.AspNetCore.Http;

namespace AdvisorWorker.Engine.Tests.Publish;

/// <summary>What goes over the wire to CloudWatch when there is much of it.</summary>
public sealed class CloudWatchRequestsTests
{
    [Fact]
    public async Task A_request_has_a_thousand_metrics_and_a_megabyte_at_the_most()
    {
        await using var receiver = await Receiver.StartAsync((context, _) =>
        {
            context.Response.ContentType = "text/xml";
            return context.Response.WriteAsync("""<PutMetricDataResponse xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/"><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></PutMetricDataResponse>""");
        });
        using var client = new AmazonCloudWatchClient(
            JsonEndpoint.Credentials, new AmazonCloudWatchConfig { ServiceURL = receiver.Url.GetLeftPart(UriPartial.Authority), AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });
        var at = TimeProvider.System.GetUtcNow();
        var run = ReportEvents.Of(Some.Report()) with
        {
            FinishedAt = at,
            CheckSummaries = [.. Enumerable.Range(0, 1200).Select(i => new CheckSummary { CheckId = $"c{i}", CheckName = $"{i:D4}{new string('%', i < 700 ? 10 : 1000)}", Pillar = "security", AccountId = Some.Account, Status = "OK", Red = 0, Yellow = 0 })],
        };

        var delivery = Assert.Single(await new CloudWatchSink(client, "Advisor", null, MetricGroups.Checks, TimeProvider.System).PublishAsync([run.ToEnvelope("advisorworker", Some.Account, "eu-west-1")], CancellationToken.None));

        Assert.Equal(Delivery.Delivered, delivery);
        Assert.All(receiver.Requests, request => Assert.InRange(request.Body.Length, 1, 1024 * 1024));
        var counts = receiver.Requests.Select(request => Metrics(HttpUtility.ParseQueryString(request.Text))).ToList();
        Assert.Equal(1000, counts[0]);
        Assert.Equal(2400, counts.Sum());
    }

    private static int Metrics(NameValueCollection form) => form.AllKeys.Count(key => key!.EndsWith(".MetricName", StringComparison.Ordinal));
}
