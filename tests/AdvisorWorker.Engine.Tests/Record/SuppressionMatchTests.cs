using System.Collections.Immutable;
using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Engine.Tests.Record;

public sealed class SuppressionMatchTests
{
    private static readonly Item Port22 = Some.Item() with
    {
        Tags = new Dictionary<string, string> { ["team"] = "net-core", ["a=b"] = "c" }.ToImmutableDictionary(),
    };

    [Theory]
    [InlineData("security-group-open-ports", null)]
    [InlineData("HCP4007jGY", null)]
    [InlineData("s3-bucket-versioning", "it is about the check s3-bucket-versioning")]
    public void By_check(string check, string? why) => Assert.Equal(why, WhyNot(new("s1", "r") { Check = check }));

    [Theory]
    [InlineData("sg-0a1b2c3d", null)]
    [InlineData("sg-0a*", null)]
    [InlineData("arn:aws:ec2:*:security-group/sg-*", null)]
    [InlineData("sg-0a1b2c3", "the resource is not like sg-0a1b2c3")]
    [InlineData("SG-0a1b2c3d", "the resource is not like SG-0a1b2c3d")]
    public void By_resource(string resource, string? why) => Assert.Equal(why, WhyNot(new("s1", "r") { Resource = resource }));

    [Theory]
    [InlineData("tcp/22-22/0.0.0.0/0", null)]
    [InlineData("fingerprint-of-sg-0a1b2c3d", null)]
    [InlineData("tcp/22-22/*", "it is about the item tcp/22-22/*")]
    public void By_item(string item, string? why) => Assert.Equal(why, WhyNot(new("s1", "r") { Item = item }));

    [Theory]
    [InlineData("team", null)]
    [InlineData("team=net-core", null)]
    [InlineData("team=net-*", null)]
    [InlineData("a=b", null)]
    [InlineData("a=b=c", null)]
    [InlineData("a=b=d", "the resource has no tag a=b=d")]
    [InlineData("Team", "the resource has no tag Team")]
    [InlineData("te*=net-core", "the resource has no tag te*=net-core")]
    public void By_tag(string tag, string? why) => Assert.Equal(why, WhyNot(new("s1", "r") { Tag = tag }));

    [Fact]
    public void A_tag_that_nobody_remembers_is_no_match() =>
        Assert.Equal("only a run knows the resource's tags, and it wants team", SuppressionMatch.WhyNot(new("s1", "r") { Tag = "team" }, SuppressionSubject.Of(Port22) with { Tags = null }));

    [Fact]
    public void All_that_is_named_must_match()
    {
        Assert.Null(WhyNot(new("s1", "r") { Account = Some.Account, Region = "eu-west-1", Resource = "sg-*" }));
        Assert.Equal("it is about the account 999999999999", WhyNot(new("s1", "r") { Account = "999999999999", Region = "eu-west-1" }));
        Assert.Equal("it is about the Region us-east-1", WhyNot(new("s1", "r") { Account = Some.Account, Region = "us-east-1" }));
    }

    private static string? WhyNot(Suppression rule) => SuppressionMatch.WhyNot(rule, SuppressionSubject.Of(Port22));
}
