using System.Collections.Concurrent;
using AdvisorWorker.Engine.Collect;
using Amazon.AWSSupport;
using Amazon.Runtime;

namespace AdvisorWorker.Engine.Tests.Collect;

public sealed class PatientRetriesTests
{
    private const string Levels = """{"severityLevels":[]}""";

    [Theory]
    [InlineData(1, 1.0, 0, 0.1)]
    [InlineData(3, 0.5, 0, 0.2)]
    [InlineData(11, 1.0, 0, 5)]
    [InlineData(1, 0.0, 7, 7)]
    [InlineData(1, 0.0, 600, 20)]
    public void Waits_double_up_to_a_cap_and_are_at_least_what_the_answer_asks_for(int retry, double chance, int askedFor, double seconds) =>
        Assert.Equal(seconds, PatientRetries.Wait(retry, chance, TimeSpan.FromSeconds(askedFor)).TotalSeconds, 3);

    [Fact]
    public void Forty_percent_faults_leave_fewer_than_one_call_in_ten_thousand_failed_and_all_waits_fit_into_the_deadline()
    {
        Assert.True(Math.Pow(0.45, PatientRetries.Retries + 1) < 1e-4);
        Assert.True(Enumerable.Range(1, PatientRetries.Retries).Sum(retry => PatientRetries.Wait(retry, 1, default).TotalSeconds) < new PolitenessSettings().CallSeconds);
    }

    [Fact]
    public async Task Throttling_and_server_faults_of_two_attempts_in_five_fail_no_call_of_a_thousand()
    {
        // Each call fails as often as its own seed says, whatever order calls come in.
        var attempts = new ConcurrentDictionary<string, int>();
        await using var support = new JsonEndpoint((body, _) =>
        {
            var call = body.GetProperty("language").GetString()!;
            var chance = new Random(int.Parse(call));
            var attempt = attempts.AddOrUpdate(call, 1, (_, count) => count + 1);
            double draw;
            do
            {
                draw = chance.NextDouble();
            }
            while (--attempt > 0);

            return draw switch
            {
                < 0.3 => JsonEndpoint.Answer.Error("ThrottlingException"),
                < 0.4 => JsonEndpoint.Answer.Error("InternalServerError", 500),
                _ => JsonEndpoint.Answer.Ok(Levels),
            };
        });
        var meter = new CallMeter();
        using var clients = Clients(support, meter);
        var client = clients.Get<AmazonAWSSupportClient>("us-east-1");

        await Parallel.ForAsync(0, 1000, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (call, token) =>
            await client.DescribeSeverityLevelsAsync(new() { Language = $"{call}" }, token));

        Assert.Equal(1000, meter.Total.Total);
        Assert.InRange(meter.Total.Retried, 400, 1000);
        Assert.InRange(meter.Total.Throttled, 250, 900);
    }

    [Fact]
    public async Task Twelve_attempts_are_made_unless_the_environment_says_otherwise_and_a_refusal_is_not_repeated()
    {
        await using var busy = new JsonEndpoint((_, _) => JsonEndpoint.Answer.Error("ThrottlingException"));
        using var patient = Clients(busy, new());
        await Assert.ThrowsAnyAsync<AmazonServiceException>(() => patient.Get<AmazonAWSSupportClient>("us-east-1").DescribeSeverityLevelsAsync(new() { Language = "en" }));
        Assert.Equal(12, busy.Bodies.Count);
        Assert.NotEqual(11, ConfigOf(busy, name => name == "AWS_MAX_ATTEMPTS" ? "3" : null).MaxErrorRetry);

        await using var refusing = new JsonEndpoint((_, _) => JsonEndpoint.Answer.Error("AccessDeniedException"));
        using var clients = Clients(refusing, new());
        await Assert.ThrowsAnyAsync<AmazonServiceException>(() => clients.Get<AmazonAWSSupportClient>("us-east-1").DescribeSeverityLevelsAsync(new() { Language = "en" }));
        Assert.Single(refusing.Bodies);
    }

    [Theory]
    [InlineData("7", null, 7)]
    [InlineData("600", null, 20)]
    [InlineData("0", null, 0)]
    [InlineData("Fri, 02 Jan 2026 03:04:12 GMT", "Fri, 02 Jan 2026 03:04:05 GMT", 7)]
    [InlineData("Sat, 03 Jan 2026 03:04:12 GMT", "Fri, 02 Jan 2026 03:04:05 GMT", 20)]
    [InlineData("Thu, 01 Jan 2026 03:04:12 GMT", "Fri, 02 Jan 2026 03:04:05 GMT", 0)]
    [InlineData("soon", null, 0)]
    [InlineData("-7", null, 0)]
    [InlineData("99999999999999999999", null, 0)]
    public async Task What_an_answer_asks_for_is_waited_up_to_a_limit(string retryAfter, string? date, double seconds)
    {
        var headers = new Dictionary<string, string> { ["Retry-After"] = retryAfter };
        if (date is not null)
        {
            headers["Date"] = date;
        }

        await using var support = new JsonEndpoint((_, number) =>
            number == 1 ? JsonEndpoint.Answer.Error("ThrottlingException") with { Headers = headers } : JsonEndpoint.Answer.Ok(Levels));
        var time = new QuickTimers();
        using var clients = Clients(support, new(), time);

        await clients.Get<AmazonAWSSupportClient>("us-east-1").DescribeSeverityLevelsAsync(new() { Language = "en" });

        Assert.Equal(2, support.Bodies.Count);
        if (seconds > 0)
        {
            Assert.Single(time.Waits, wait => wait.TotalSeconds >= seconds && wait.TotalSeconds <= seconds + 0.1);
        }
        else
        {
            // Chance may leave nothing to wait for.
            Assert.DoesNotContain(time.Waits, wait => wait.TotalSeconds is > 0.1 and < 9);
        }
    }

    private static ClientConfig ConfigOf(JsonEndpoint endpoint, Func<string, string?>? environment)
    {
        var config = new AmazonAWSSupportConfig();
        new AwsEndpoints(new(endpoint.Address), environment).Configure(config, "us-east-1");
        return config;
    }

    private static AwsClients Clients(JsonEndpoint endpoint, CallMeter meter, QuickTimers? time = null) => new(
        JsonEndpoint.Credentials, new AwsEndpoints(new(endpoint.Address), null), meter, Some.Account, new(new(), time ?? new QuickTimers()));

    // Waits pass fifty times as fast; deadlines, of nine seconds and of sixty, stay real.
    private sealed class QuickTimers : TimeProvider
    {
        public ConcurrentQueue<TimeSpan> Waits { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var isWait = dueTime >= TimeSpan.Zero && dueTime.TotalSeconds is < 8 or (>= 20 and < 21);
            if (isWait)
            {
                Waits.Enqueue(dueTime);
            }

            return System.CreateTimer(callback, state, isWait ? dueTime / 50 : dueTime, period);
        }
    }
}
