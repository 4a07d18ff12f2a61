using System.Text.RegularExpressions;
using AdvisorWorker.Engine.Escalate;

namespace AdvisorWorker.Engine.Tests.Escalate;

public sealed class SupportServicesTests
{
    [Theory]
    [InlineData("arn:aws:ec2:eu-west-1:111122223333:security-group/sg-1", "vpc")]
    [InlineData("arn:aws:ec2:eu-west-1:111122223333:instance/i-1", "ec2")]
    [InlineData("arn:aws:ec2:eu-west-1:111122223333:volume/vol-1", "ebs")]
    [InlineData("arn:aws:ec2:eu-west-1:111122223333:something-new/x-1", "ec2")]
    [InlineData("arn:aws:rds:eu-west-1:111122223333:db:prod", "rds")]
    [InlineData("arn:aws:s3:::bucket", "s3")]
    [InlineData("arn:aws:iam::111122223333:user/someone", "iam")]
    [InlineData("arn:aws-cn:elasticloadbalancing:cn-north-1:111122223333:loadbalancer/app/a/1", "elb")]
    [InlineData("arn:aws:lambda:eu-west-1:111122223333:function:f", "lambda")]
    public void A_finding_belongs_to_the_service_of_its_arn(string arn, string key) =>
        Assert.Equal(key, SupportServices.Of(Some.Check(), [Some.Item() with { Arn = arn }]).Key);

    [Theory]
    [InlineData("x", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html", "s3")]
    [InlineData("x", "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/a.html", "cloudtrail")]
    [InlineData("x", "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/a.html", "elb")]
    [InlineData("cloud-trail-log-validation", null, "cloudtrail")]
    [InlineData("auto-scaling-group-health-check", null, "autoscaling")]
    [InlineData("dynamo-db-point-in-time-recovery", "https://example.com/AmazonS3/", "dynamodb")]
    [InlineData("load-balancer-optimization", null, "elb")]
    [InlineData("something-else", null, "aws")]
    public void Without_arns_the_check_tells(string id, string? link, string key) =>
        Assert.Equal(key, SupportServices.Of(Some.Check(id) with { Link = link }, [Some.Item() with { Arn = null }]).Key);

    [Fact]
    public void The_service_of_most_findings_wins() => Assert.Equal("s3", SupportServices.Of(
        Some.Check(), [Some.Item(), Some.Item() with { Arn = "arn:aws:s3:::a" }, Some.Item() with { Arn = "arn:aws:s3:::b" }]).Key);

    [Theory]
    [InlineData("ec2", "Platform", "Windows with SQL Server", "amazon-elastic-compute-cloud-windows")]
    [InlineData("ec2", "Platform", "Linux/UNIX", "amazon-elastic-compute-cloud-linux")]
    [InlineData("ec2", "Instance Name", "windows-cleaner", "amazon-elastic-compute-cloud-linux")] // a name proves nothing
    [InlineData("rds", "Engine Name", "aurora-postgresql", "amazon-relational-database-service-aurora-postgres")]
    [InlineData("rds", "Engine Name", "aurora-mysql", "amazon-relational-database-service-aurora")]
    [InlineData("rds", "Engine Name", "postgres", "amazon-relational-database-service-postgresql")]
    [InlineData("rds", "Engine Name", "sqlserver-se", "aws-relational-database-service-sql-server")]
    public void Platform_and_engine_choose_the_code(string key, string heading, string value, string code) =>
        Assert.Equal(code, SupportServices.CodeFor(SupportServices.All.Single(service => service.Key == key), [Some.Item(columns: [(heading, value)])]));

    [Fact]
    public void Codes_are_such_as_create_case_takes() => Assert.All(
        SupportServices.All.SelectMany(service => service.Variants.Select(variant => variant.Code).Append(service.Code).Append(service.Category)),
        code => Assert.Matches(new Regex(@"^[0-9a-z\-_]+$"), code));

    [Fact]
    public void Keys_are_unique_and_the_fallback_comes_last()
    {
        Assert.True(SupportServices.All.Length > 60);
        Assert.Distinct(SupportServices.All.Select(service => service.Key));
        Assert.Equal(SupportServices.FallbackKey, SupportServices.All[^1].Key);
    }

    [Fact]
    public void The_table_of_troubleshooting_pages_is_whole()
    {
        Assert.Equal(38, SupportServices.Troubleshooting.Length);
        Assert.Equal(54, SupportServices.Troubleshooting.Sum(row => row.Links.Length));
        Assert.Distinct(SupportServices.Troubleshooting.Select(row => row.Service));
        Assert.All(SupportServices.Troubleshooting.SelectMany(row => row.Links), link =>
            Assert.StartsWith("https://docs.aws.amazon.com/", link.Url, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_service_has_prompts_of_its_own_or_the_general_ones() =>
        Assert.All(SupportServices.All, service => Assert.NotEmpty(SupportServices.PromptsOf(service)));
}
