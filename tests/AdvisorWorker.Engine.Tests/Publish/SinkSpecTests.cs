using AdvisorWorker.Engine.Publish;

namespace AdvisorWorker.Engine.Tests.Publish;

public sealed class SinkSpecTests
{
    [Theory]
    [InlineData("eventbridge:default", "default", null)]
    [InlineData("EventBridge:audit.bus-1@eu-west-1", "audit.bus-1", "eu-west-1")]
    [InlineData("eventbridge:aws.partner/example.com/1@us-gov-west-1", "aws.partner/example.com/1", "us-gov-west-1")]
    [InlineData("eventbridge:arn:aws:events:eu-west-1:111122223333:event-bus/audit", "arn:aws:events:eu-west-1:111122223333:event-bus/audit", "eu-west-1")]
    [InlineData("eventbridge:arn:aws-cn:events:cn-north-1:111122223333:event-bus/audit@cn-north-1", "arn:aws-cn:events:cn-north-1:111122223333:event-bus/audit", "cn-north-1")]
    public void A_bus_is_named_by_name_or_arn_and_region(string text, string bus, string? region)
    {
        Assert.True(SinkSpec.TryParse(text, null, out var spec, out var error), error);
        Assert.Equal(new SinkSpec.EventBridge(bus, region), spec);
    }

    [Theory]
    [InlineData("eventbridge:default", "eventbridge:default")]
    [InlineData("eventbridge:default@eu-west-1", "eventbridge:default@eu-west-1")]
    [InlineData("eventbridge:arn:aws:events:eu-west-1:111122223333:event-bus/audit", "eventbridge:arn:aws:events:eu-west-1:111122223333:event-bus/audit")]
    [InlineData("jsonl:events.jsonl", "jsonl:events.jsonl")]
    [InlineData("cloudwatch:Advisor@eu-west-1", "cloudwatch:Advisor@eu-west-1")]
    public void A_sink_has_the_name_under_which_the_store_knows_it(string text, string name)
    {
        Assert.True(SinkSpec.TryParse(text, null, out var spec, out _));
        Assert.Equal(name, spec.Name);
    }

    [Theory]
    [InlineData("webhook:https://hooks.example/S3CRET", "https://hooks.example/S3CRET")]
    [InlineData("Webhook:http://127.0.0.1:8080/", "http://127.0.0.1:8080/")]
    [InlineData("webhook:http://[::1]:8080/", "http://[::1]:8080/")]
    [InlineData("webhook:http://localhost/", "http://localhost/")]
    public void A_webhook_is_named_by_its_URL(string text, string url)
    {
        Assert.True(SinkSpec.TryParse(text, null, out var spec, out var error), error);
        Assert.Equal(url, Assert.IsType<SinkSpec.Webhook>(spec).Target.Url.AbsoluteUri);
    }

    [Theory]
    [InlineData("jsonl:-", "-")]
    [InlineData("jsonl:events.jsonl", "events.jsonl")]
    [InlineData(@"jsonl:C:\logs\events.jsonl", @"C:\logs\events.jsonl")]
    public void A_file_is_named_by_its_path(string text, string path)
    {
        Assert.True(SinkSpec.TryParse(text, null, out var spec, out var error), error);
        Assert.Equal(new SinkSpec.JsonLines(path), spec);
    }

    [Theory]
    [InlineData("kafka:topic", "'kafka' is no kind of sink; there is eventbridge:BUS[@REGION], webhook:URL, jsonl:FILE, cloudwatch:NAMESPACE[@REGION]")]
    [InlineData("https://example.com/S3CRET", "'https' is no kind of sink; there is eventbridge:BUS[@REGION], webhook:URL, jsonl:FILE, cloudwatch:NAMESPACE[@REGION]")]
    [InlineData("events.jsonl", "'events.jsonl' is no kind of sink; there is eventbridge:BUS[@REGION], webhook:URL, jsonl:FILE, cloudwatch:NAMESPACE[@REGION]")]
    [InlineData("", "'' is no kind of sink; there is eventbridge:BUS[@REGION], webhook:URL, jsonl:FILE, cloudwatch:NAMESPACE[@REGION]")]
    [InlineData(null, "'' is no kind of sink; there is eventbridge:BUS[@REGION], webhook:URL, jsonl:FILE, cloudwatch:NAMESPACE[@REGION]")]
    [InlineData("webhook:", "webhook: the URL is no https address; write webhook:https://HOST/PATH")]
    [InlineData("webhook:hooks.example/S3CRET", "webhook: the URL is no https address; write webhook:https://HOST/PATH")]
    [InlineData("webhook:ftp://hooks.example/S3CRET", "webhook: the URL is no https address; write webhook:https://HOST/PATH")]
    [InlineData("webhook:http://hooks.example/S3CRET", "webhook: http://hooks.example would send findings in the clear; use https")]
    [InlineData("webhook:https://me:S3CRET@hooks.example/", "webhook: the URL holds a user name or password; requests are signed with a secret instead")]
    [InlineData("cloudwatch:", "cloudwatch: names no namespace; write cloudwatch:AdvisorWorker")]
    [InlineData("cloudwatch:AWS/Mine", "'AWS/Mine' starts with AWS/, which CloudWatch keeps for AWS's own services")]
    [InlineData("cloudwatch:Advisor@Ireland", "'Ireland' in 'cloudwatch:Advisor@Ireland' is no Region code such as eu-west-1")]
    [InlineData("cloudwatch:my advisor", "'my advisor' is no namespace: letters, digits and . - _ / # :, at most 255, no colon first")]
    [InlineData("jsonl:", "jsonl: names no file; write jsonl:FILE, or jsonl:- for standard output")]
    [InlineData("eventbridge:", "eventbridge: names no bus; write eventbridge:default for the account's own")]
    [InlineData("eventbridge:@eu-west-1", "eventbridge: names no bus; write eventbridge:default for the account's own")]
    [InlineData("eventbridge:audit@Ireland", "'Ireland' in 'eventbridge:audit@Ireland' is no Region code such as eu-west-1")]
    [InlineData("eventbridge:audit bus", "'audit bus' is no bus name: letters, digits, dots, hyphens, underscores and slashes, at most 256")]
    [InlineData("eventbridge:arn:aws:sqs:eu-west-1:111122223333:queue", "'arn:aws:sqs:eu-west-1:111122223333:queue' is no ARN of an event bus, such as arn:aws:events:eu-west-1:111122223333:event-bus/NAME")]
    [InlineData("eventbridge:arn:aws:events:eu-west-1:111122223333:event-bus/audit@us-east-1", "the bus arn:aws:events:eu-west-1:111122223333:event-bus/audit is in eu-west-1, not in us-east-1")]
    public void Anything_else_is_told_with_what_there_is(string? text, string expected)
    {
        Assert.False(SinkSpec.TryParse(text, null, out _, out var error));
        Assert.Equal(expected, error);
    }

    [Theory]
    [InlineData("advisorworker", null)]
    [InlineData("com.example.advisor", null)]
    [InlineData("aws.trustedadvisor", "the event source 'aws.trustedadvisor' starts with aws., which EventBridge keeps for AWS's own services")]
    [InlineData("AWS.mine", "the event source 'AWS.mine' starts with aws., which EventBridge keeps for AWS's own services")]
    [InlineData("", "the event source is empty")]
    [InlineData("my advisor", "the event source 'my advisor' may hold letters, digits, dots, hyphens, underscores and slashes only")]
    public void A_source_is_checked_before_anything_is_sent(string source, string? expected)
    {
        Assert.Equal(expected is null, EventSource.IsValid(source, out var error));
        Assert.Equal(expected, error);
    }
}
