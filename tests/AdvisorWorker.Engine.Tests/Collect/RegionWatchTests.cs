using System.Net.Sockets;
using AdvisorWorker.Engine.Collect;
using Amazon.AWSSupport;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;

namespace AdvisorWorker.Engine.Tests.Collect;

public sealed class RegionWatchTests
{
    private readonly HandMovedTime time = new();
    private readonly HttpRequestException refused = new(HttpRequestError.ConnectionError, "refused", new SocketException());
    private readonly HttpRequestException unknown = new(HttpRequestError.NameResolutionError, "no such host");

    [Fact]
    public void Five_failures_without_an_answer_end_it_and_one_answer_prevents_that()
    {
        var dead = Watch();
        var alive = Watch();
        alive.Begin();
        alive.Answered("ec2", deniedByPolicy: false);
        for (var i = 0; i < 5; i++)
        {
            dead.Begin();
            dead.Unanswered("ec2", refused);
            alive.Unanswered("ec2", refused);
        }

        Assert.Equal(GapReason.TimedOut, Assert.Throws<UnavailableException>(() => dead.Begin()).Gap.Reason);
        Assert.Null(alive.Begin());
    }

    [Fact]
    public void Nine_seconds_of_silence_end_it()
    {
        var watch = Watch();
        Assert.Equal(TimeSpan.FromSeconds(9), watch.Begin());
        time.Move(TimeSpan.FromSeconds(4));
        Assert.Equal(TimeSpan.FromSeconds(5), watch.Begin());
        watch.Unanswered("ec2", new TimeoutException());
        time.Move(TimeSpan.FromSeconds(5));
        Assert.Throws<UnavailableException>(() => watch.Begin());
    }

    [Fact]
    public void A_service_that_the_Region_does_not_have_ends_nothing()
    {
        var watch = Watch();
        watch.Begin();
        for (var i = 0; i < 10; i++)
        {
            watch.Unanswered("new-service", unknown);
        }

        Assert.NotNull(watch.Begin());
        watch.Unanswered("ec2", unknown);
        Assert.Throws<UnavailableException>(() => watch.Begin());
    }

    [Fact]
    public void Three_services_denied_by_a_policy_are_the_Region_unless_one_was_granted()
    {
        var denied = Watch();
        var partly = Watch();
        foreach (var service in (string[])["ec2", "rds"])
        {
            denied.Answered(service, deniedByPolicy: true);
            denied.Answered(service, deniedByPolicy: true);
            partly.Answered(service, deniedByPolicy: true);
        }

        denied.Begin();
        denied.Answered("lambda", deniedByPolicy: true);
        partly.Answered("lambda", deniedByPolicy: true);
        partly.Granted();

        Assert.Equal(GapReason.RegionDenied, Assert.Throws<UnavailableException>(() => denied.Begin()).Gap.Reason);
        partly.Begin();
    }

    [Fact]
    public async Task A_silent_Region_costs_ten_seconds_however_many_calls_are_made()
    {
        await using var silent = new JsonEndpoint((_, _) => JsonEndpoint.Answer.Silence);
        using var clients = Clients(silent, new(new(), time));
        var client = clients.Get<AmazonAWSSupportClient>("us-east-1");

        var first = FailAsync();
        while (silent.Bodies.Count < 20)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.False(first.IsCompleted);
        time.Move(TimeSpan.FromSeconds(10));
        await first.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        // The clock stands still from here: what fails does so without waiting.
        await FailAsync().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal(20, silent.Bodies.Count);

        Task FailAsync() => Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            var failure = await Assert.ThrowsAnyAsync<Exception>(() => client.DescribeSeverityLevelsAsync(new() { Language = "en" }));
            Assert.Equal(GapReason.TimedOut, GapTranslation.Of(failure, CancellationToken.None).Reason);
        }));
    }

    [Fact]
    public async Task A_Region_that_takes_no_connection_is_given_up_after_five_attempts()
    {
        var closed = new JsonEndpoint((_, _) => JsonEndpoint.Answer.Silence);
        await closed.DisposeAsync();
        var meter = new CallMeter();
        using var clients = Clients(closed, new(new(), TimeProvider.System), meter);
        var client = clients.Get<AmazonAWSSupportClient>("us-east-1");

        for (var call = 0; call < 3; call++)
        {
            var failure = await Assert.ThrowsAnyAsync<Exception>(() => client.DescribeSeverityLevelsAsync(new() { Language = "en" }));
            Assert.Equal(new(GapReason.TimedOut, Detail: "us-east-1 does not answer") { Region = "us-east-1" }, GapTranslation.Of(failure, CancellationToken.None));
        }

        // Five attempts, and a sixth that is not made.
        Assert.Equal(5, meter.Total.Retried);
    }

    [Fact]
    public async Task A_call_ends_at_its_deadline_in_a_Region_that_answers_others()
    {
        await using var support = new JsonEndpoint((_, number) => number == 1 ? JsonEndpoint.Answer.Ok("""{"severityLevels":[]}""") : JsonEndpoint.Answer.Silence);
        using var clients = Clients(support, new(new() { CallSeconds = 1 }, TimeProvider.System));
        var client = clients.Get<AmazonAWSSupportClient>("us-east-1");
        await client.DescribeSeverityLevelsAsync(new() { Language = "en" });

        var failure = await Assert.ThrowsAsync<UnavailableException>(() => client.DescribeSeverityLevelsAsync(new() { Language = "en" }).WaitAsync(TimeSpan.FromSeconds(20)));

        Assert.Equal(new(GapReason.TimedOut, "support:DescribeSeverityLevels", "No answer within 1 s"), failure.Gap);
    }

    [Fact]
    public async Task A_paid_call_that_is_forbidden_is_not_made_and_is_no_failure()
    {
        await using var cloudWatch = new JsonEndpoint((_, _) => JsonEndpoint.Answer.Ok("{}"));
        var meter = new CallMeter();
        using var clients = Clients(cloudWatch, new(new(), TimeProvider.System) { NoPaidCalls = true }, meter);

        var failure = await Assert.ThrowsAsync<UnavailableException>(() => clients.Get<AmazonCloudWatchClient>("us-east-1").GetMetricDataAsync(new()));

        Assert.Equal((GapReason.NotSelected, "cloudwatch:GetMetricData", false), (failure.Gap.Reason, failure.Gap.Action, failure.Gap.IsFailure));
        Assert.Empty(cloudWatch.Targets);
        Assert.Equal(0, meter.Total.Paid);
    }

    [Fact]
    public void Metrics_cost_a_cent_per_thousand_and_a_cost_request_a_cent()
    {
        var request = new GetMetricDataRequest { MetricDataQueries = [.. Enumerable.Range(0, 500).Select(i => new MetricDataQuery { Id = $"m{i}" })] };

        Assert.Equal(0.005m, PaidOperations.Price("cloudwatch:GetMetricData", request));
        Assert.Equal(0.01m, PaidOperations.Price("ce:GetCostAndUsage", new Amazon.AWSSupport.Model.DescribeSeverityLevelsRequest()));
        Assert.Equal(0m, PaidOperations.Price("support:DescribeSeverityLevels", new Amazon.AWSSupport.Model.DescribeSeverityLevelsRequest()));
    }

    private RegionWatch Watch() => new("us-east-1", time);

    private static AwsClients Clients(JsonEndpoint endpoint, CallTerms terms, CallMeter? meter = null) => new(
        JsonEndpoint.Credentials, new AwsEndpoints(new(endpoint.Address), null), meter ?? new(), Some.Account, terms);
}
