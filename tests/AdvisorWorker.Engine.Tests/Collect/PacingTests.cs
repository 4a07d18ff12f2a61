using AdvisorWorker.Engine.Collect;
using Amazon.AWSSupport;

namespace AdvisorWorker.Engine.Tests.Collect;

public sealed class PacingTests
{
    private readonly HandMovedTime time = new();

    [Fact]
    public async Task A_bucket_lets_a_burst_pass_and_then_its_rate_first_come_first_served()
    {
        var bucket = new TokenBucket(new(5, 3), time);
        var passed = new List<int>();
        var waits = Enumerable.Range(0, 8).Select(i => TakeAsync(bucket, i, passed)).ToArray();

        Assert.Equal([0, 1, 2], passed);
        time.Move(TimeSpan.FromMilliseconds(199));
        Assert.Equal(3, passed.Count);
        time.Move(TimeSpan.FromMilliseconds(1));
        await waits[3].WaitAsync(TimeSpan.FromSeconds(5));
        time.Move(TimeSpan.FromMilliseconds(800));
        await Task.WhenAll(waits).WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(Enumerable.Range(0, 8), passed);
    }

    [Fact]
    public async Task Who_gives_up_leaves_the_token_to_the_next_and_a_rest_saves_no_more_than_the_burst()
    {
        var bucket = new TokenBucket(new(1, 1), time);
        await bucket.TakeAsync(CancellationToken.None);
        using var impatient = new CancellationTokenSource();
        var first = bucket.TakeAsync(impatient.Token).AsTask();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        var second = bucket.TakeAsync(CancellationToken.None).AsTask();
        time.Move(TimeSpan.FromSeconds(1));
        await second.WaitAsync(TimeSpan.FromSeconds(5));

        time.Move(TimeSpan.FromHours(1));
        Assert.True(bucket.TakeAsync(CancellationToken.None).IsCompletedSuccessfully);
        Assert.False(bucket.TakeAsync(CancellationToken.None).IsCompleted);
    }

    [Fact]
    public void Each_account_Region_and_service_has_its_own_bucket()
    {
        var pacing = new Pacing(new() { RequestsPerSecond = 1000, InFlight = 1000 }, time);

        Assert.Equal(5, AtOnce(pacing, "1", "us-east-1", "support:DescribeCases"));
        Assert.Equal(0, AtOnce(pacing, "1", "us-east-1", "support:DescribeServices"));
        Assert.Equal(5, AtOnce(pacing, "2", "us-east-1", "support:DescribeCases"));
        Assert.Equal(5, AtOnce(pacing, "1", "us-west-2", "support:DescribeCases"));
        Assert.Equal(20, AtOnce(pacing, "1", "us-east-1", "servicequotas:ListServiceQuotas"));
        Assert.Equal(5, AtOnce(pacing, "1", "us-east-1", "servicequotas:GetServiceQuota"));
        Assert.Equal(100, AtOnce(pacing, "1", "us-east-1", "ec2:DescribeInstances"));
        Assert.Equal(50, AtOnce(pacing, "1", "us-east-1", "ec2:DescribeInstances", unfiltered: true));
        Assert.Equal(10, AtOnce(pacing, "1", "us-east-1", "unheard:Of"));
    }

    [Fact]
    public async Task The_ceiling_is_over_all_and_a_place_is_free_again_after_the_answer()
    {
        var rate = new Pacing(new() { RequestsPerSecond = 7, InFlight = 1000 }, time);
        Assert.Equal(7, AtOnce(rate, "1", "us-east-1", "ec2:A") + AtOnce(rate, "2", "us-west-2", "rds:B"));

        var places = new Pacing(new() { RequestsPerSecond = 1000, InFlight = 2 }, time);
        var first = await places.EnterAsync("1", "r", "ec2:A", false, CancellationToken.None);
        _ = await places.EnterAsync("1", "r", "rds:A", false, CancellationToken.None);
        var third = places.EnterAsync("1", "r", "s3:A", false, CancellationToken.None).AsTask();
        Assert.False(third.IsCompleted);
        Assert.True(places.EnterAsync("1", "r", "sts:AssumeRole", false, CancellationToken.None).IsCompleted); // or all could wait for credentials
        first.Dispose();
        await third.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task An_account_that_holds_its_places_keeps_none_from_another_and_waits_for_the_ceiling_no_oftener_than_it_has_places()
    {
        var pacing = new Pacing(new() { RequestsPerSecond = 3, InFlight = 5 }, time, accountsAtOnce: 2);
        var hanging = Enumerable.Range(0, 50).Select(number => pacing.EnterAsync("1", "r", $"service{number}:Get", false, CancellationToken.None).AsTask()).ToList();
        Assert.Equal(2, hanging.Count(request => request.IsCompleted));

        var other = pacing.EnterAsync("2", "r", "ec2:Get", false, CancellationToken.None).AsTask();
        var next = pacing.EnterAsync("2", "r", "rds:Get", false, CancellationToken.None).AsTask();

        Assert.True(other.IsCompletedSuccessfully);
        time.Move(TimeSpan.FromSeconds(1d / 3));
        await next.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(2, hanging.Count(request => request.IsCompleted));
    }

    [Theory]
    [InlineData(false, 8)]
    [InlineData(true, 5)]
    public async Task Requests_wait_before_they_are_sent_but_not_to_an_emulator_unless_asked(bool paced, int atOnce)
    {
        await using var support = new JsonEndpoint((_, _) => JsonEndpoint.Answer.Ok("""{"severityLevels":[]}"""));
        using var clients = new AwsClients(
            JsonEndpoint.Credentials, new AwsEndpoints(new(support.Address), null), new(), Some.Account, new(new() { PaceEmulators = paced }, time));
        var client = clients.Get<AmazonAWSSupportClient>("us-east-1");

        var calls = Enumerable.Range(0, 8).Select(_ => client.DescribeSeverityLevelsAsync(new() { Language = "en" })).ToArray();
        while (calls.Count(call => call.IsCompleted) < atOnce)
        {
            var pending = calls.Where(call => !call.IsCompleted).ToList();
            if (pending.Count > 0)
            {
                await Task.WhenAny(pending).WaitAsync(TimeSpan.FromSeconds(20));
            }
        }

        Assert.Equal(atOnce, support.Bodies.Count);
        time.Move(TimeSpan.FromSeconds(1));
        await Task.WhenAll(calls).WaitAsync(TimeSpan.FromSeconds(20));
    }

    private int AtOnce(Pacing pacing, string account, string region, string operation, bool unfiltered = false)
    {
        using var ended = new CancellationTokenSource();
        var count = 0;
        while (pacing.EnterAsync(account, region, operation, unfiltered, ended.Token) is { IsCompleted: true })
        {
            count++;
        }

        return count;
    }

    private static async Task TakeAsync(TokenBucket bucket, int number, List<int> passed)
    {
        await bucket.TakeAsync(CancellationToken.None);
        lock (passed)
        {
            passed.Add(number);
        }
    }
}
