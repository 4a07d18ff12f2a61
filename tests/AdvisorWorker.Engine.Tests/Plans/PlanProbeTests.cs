using AdvisorWorker.Engine.Plans;
using AdvisorWorker.TestSupport;
using Amazon.AWSSupport;

namespace AdvisorWorker.Engine.Tests.Plans;

public sealed class PlanProbeTests(MotoServer moto)
{
    private const string AllLevels = """{"severityLevels":[{"code":"low","name":"Low"},{"code":"normal"},{"code":"high"},{"code":"urgent"},{"code":"critical"}]}""";

    [Fact]
    public async Task An_emulator_that_does_not_know_the_call_leaves_the_plan_unknown()
    {
        using var client = Client((await moto.EndpointAsync()).ToString());

        var plan = await PlanProbe.AskAsync(client, Some.Account, TimeProvider.System, CancellationToken.None);

        Assert.Null(plan.Entitled); // so that nothing is gated there
        Assert.Equal(PlanSource.Unknown, plan.Source);
    }

    [Fact]
    public async Task One_call_in_english_is_all_it_takes()
    {
        await using var support = new JsonEndpoint((_, _) => JsonEndpoint.Answer.Ok(AllLevels));

        var plan = await AskAsync(support);

        Assert.True(plan.Entitled, plan.Detail);
        Assert.Equal(PlanSource.Probed, plan.Source);
        Assert.Null(plan.Plan); // four plans offer all five
        Assert.Equal(["low", "normal", "high", "urgent", "critical"], plan.Severities);
        Assert.Equal("AWSSupport_20130415.DescribeSeverityLevels", Assert.Single(support.Targets));
        Assert.Equal("""{"language":"en"}""", Assert.Single(support.Bodies).GetRawText());
    }

    [Theory]
    [InlineData("SubscriptionRequiredException", "AWS Premium Support Subscription is required to use this service.")]
    [InlineData("SubscriptionRequiredException", "Amazon Web Services Premium Support Subscription is required to use this service.")]
    [InlineData("com.amazonaws.support#SubscriptionRequiredException", "worded anew")]
    public async Task A_required_subscription_means_basic_or_developer_whatever_the_message_says(string code, string message)
    {
        await using var support = new JsonEndpoint((_, _) => JsonEndpoint.Answer.Error(code, message: message));

        var plan = await AskAsync(support);

        Assert.False(plan.Entitled);
        Assert.Equal(PlanSource.Probed, plan.Source);
        Assert.Null(plan.Plan);
        Assert.Single(support.Bodies); // and is not retried
    }

    [Theory]
    [InlineData("AccessDeniedException", 400, "denied (AccessDeniedException): the caller lacks support:DescribeSeverityLevels")]
    [InlineData("AccessDenied", 403, "denied (AccessDenied): the caller lacks support:DescribeSeverityLevels")]
    [InlineData("OptInRequired", 403, "the account is not ready for it yet (OptInRequired)")]
    [InlineData("ThrottlingException", 400, "throttled (ThrottlingException)")]
    [InlineData("InternalServerError", 500, "AWS failed (InternalServerError)")]
    [InlineData("UnrecognizedClientException", 400, "the credentials were refused (UnrecognizedClientException)")]
    [InlineData("ExpiredTokenException", 400, "the credentials were refused (ExpiredTokenException)")]
    [InlineData("SomethingNewException", 400, "refused (SomethingNewException)")]
    public async Task Any_other_refusal_leaves_the_plan_unknown_and_says_why(string code, int status, string reason)
    {
        await using var support = new JsonEndpoint((_, _) => JsonEndpoint.Answer.Error(code, status, "A message that AWS may reword: Premium Support Subscription."));

        var plan = await AskAsync(support);

        Assert.Null(plan.Entitled);
        Assert.Equal(PlanSource.Unknown, plan.Source);
        Assert.Equal(reason, plan.Detail);
        Assert.Empty(plan.Severities);
    }

    [Theory]
    [InlineData("""{"severityLevels":[]}""")]
    [InlineData("""{}""")]
    [InlineData("""{"severityLevels":null}""")]
    [InlineData("""{"severityLevels":[{"code":null},{"name":"Low"},{"code":" "}]}""")]
    [InlineData("""<html>sign in to the network first</html>""")]
    [InlineData("""{"severityLevels":[{"code":"lo""")]
    public async Task An_answer_that_names_no_level_proves_nothing(string body)
    {
        await using var support = new JsonEndpoint((_, _) => JsonEndpoint.Answer.Ok(body));

        var plan = await AskAsync(support);

        Assert.Null(plan.Entitled);
        Assert.NotEmpty(plan.Detail!);
    }

    [Fact]
    public async Task A_closed_port_leaves_the_plan_unknown()
    {
        string address;
        await using (var support = new JsonEndpoint((_, _) => JsonEndpoint.Answer.Silence))
        {
            address = support.Address;
        }

        using var client = Client(address);
        var plan = await PlanProbe.AskAsync(client, Some.Account, TimeProvider.System, CancellationToken.None);

        Assert.Null(plan.Entitled);
        Assert.Equal("no connection (ConnectionError)", plan.Detail);
    }

    [Fact]
    public async Task A_silent_server_is_waited_for_five_seconds_and_no_longer()
    {
        await using var support = new JsonEndpoint((_, _) => JsonEndpoint.Answer.Silence);
        using var client = Client(support.Address);

        var plan = await PlanProbe.AskAsync(client, Some.Account, new QuickTime(), CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Null(plan.Entitled);
        Assert.Equal("no answer within 5 s", plan.Detail);
    }

    [Fact]
    public async Task An_interrupted_run_does_not_wait_for_the_plan()
    {
        await using var support = new JsonEndpoint((_, _) => JsonEndpoint.Answer.Silence);
        using var client = Client(support.Address);
        using var interrupted = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        var plan = await PlanProbe.AskAsync(client, Some.Account, TimeProvider.System, interrupted.Token).WaitAsync(TimeSpan.FromSeconds(4));

        Assert.Null(plan.Entitled);
        Assert.Equal("the run was interrupted", plan.Detail);
    }

    private static async Task<AccountPlan> AskAsync(JsonEndpoint support)
    {
        using var client = Client(support.Address, retries: 0);
        return await PlanProbe.AskAsync(client, Some.Account, TimeProvider.System, CancellationToken.None);
    }

    private static AmazonAWSSupportClient Client(string address, int retries = 1) => new(
        JsonEndpoint.Credentials, new AmazonAWSSupportConfig { ServiceURL = address, AuthenticationRegion = "us-east-1", MaxErrorRetry = retries });
}
