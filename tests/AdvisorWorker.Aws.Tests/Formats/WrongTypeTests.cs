using AdvisorWorker.Aws.Tests.InProcess;
using AdvisorWorker.Aws.Tests.Zoo.Json;
using AdvisorWorker.Aws.Tests.Zoo.Query;
using Amazon.Runtime;

namespace AdvisorWorker.Aws.Tests.Formats;

public class WrongTypeTests
{
    [Theory]
    [InlineData("{\"Count\":\"7\"}")]
    [InlineData("{\"Count\":7.5}")]
    [InlineData("{\"Count\":3000000000}")]
    [InlineData("{\"Name\":7}")]
    [InlineData("{\"Name\":{}}")]
    [InlineData("{\"IsOn\":\"true\"}")]
    [InlineData("{\"IsOn\":1}")]
    [InlineData("{\"Share\":\"many\"}")]
    [InlineData("{\"At\":\"yesterday\"}")]
    [InlineData("{\"At\":1e300}")]
    [InlineData("{\"Data\":\"not base 64!\"}")]
    [InlineData("{\"Texts\":\"one\"}")]
    [InlineData("{\"Texts\":{}}")]
    [InlineData("{\"Leaf\":[]}")]
    [InlineData("{\"Leaf\":\"leaf\"}")]
    [InlineData("{\"TextMap\":[]}")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{\"Name\":\"x\"")]
    [InlineData("<html></html>")]
    [InlineData("")]
    public async Task Json_that_does_not_fit_the_model_is_an_exception(string body)
    {
        using var client = new AmazonZooJsonClient(InProcessAws.Credentials, new AmazonZooJsonConfig().Using(_ => InProcessAws.Answer(200, body, "application/x-amz-json-1.1")));

        await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => client.EverythingAsync(new()));
    }

    [Theory]
    [InlineData("<Count>seven</Count>")]
    [InlineData("<Count>7.0</Count>")]
    [InlineData("<Count>3000000000</Count>")]
    [InlineData("<Count><a/></Count>")]
    [InlineData("<IsOn>yes</IsOn>")]
    [InlineData("<Share>1,5</Share>")]
    [InlineData("<At>2024-13-01T00:00:00Z</At>")]
    [InlineData("<At>12:00</At>")]
    [InlineData("<Data>not base 64!</Data>")]
    [InlineData("<Name><a/></Name>")]
    [InlineData("<Texts>one</Texts>")]
    [InlineData("<Leaf>leaf</Leaf>")]
    [InlineData("<TextMap><entry><key>k</key></entry></TextMap>")]
    public async Task Xml_that_does_not_fit_the_model_is_an_exception(string members)
    {
        using var client = QueryClient(members);

        await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => client.EverythingAsync(new()));
    }

    [Fact]
    public async Task A_document_that_is_nested_without_end_is_an_exception()
    {
        const int levels = 20_000;
        var nested = string.Concat(Enumerable.Repeat("<Next>", levels)) + string.Concat(Enumerable.Repeat("</Next>", levels));
        using var client = QueryClient("<Leaf>" + nested + "</Leaf>");

        await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => client.EverythingAsync(new()));
    }

    [Fact]
    public async Task An_empty_element_is_an_empty_text_and_an_empty_list_but_no_number()
    {
        using var client = QueryClient("<Name/><Texts/><Count/><At/><IsOn/><Leaf/>");

        var response = await client.EverythingAsync(new());

        Assert.Equal(string.Empty, response.Name);
        Assert.Empty(response.Texts!);
        Assert.Null(response.Count);
        Assert.Null(response.At);
        Assert.Null(response.IsOn);
        Assert.NotNull(response.Leaf);
        Assert.Null(response.Numbers);
    }

    [Fact]
    public async Task Null_is_null_and_unknown_members_are_no_matter()
    {
        const string body = """{"Name":null,"Texts":null,"Count":null,"Unknown":{"a":[1]},"Total":1.0E3,"Share":"NaN","At":1700000000.123}""";
        using var client = new AmazonZooJsonClient(InProcessAws.Credentials, new AmazonZooJsonConfig().Using(_ => InProcessAws.Answer(200, body, "application/x-amz-json-1.1")));

        var response = await client.EverythingAsync(new());

        Assert.Null(response.Name);
        Assert.Null(response.Texts);
        Assert.Null(response.Count);
        Assert.Equal(1000, response.Total);
        Assert.Equal(double.NaN, response.Share);
        Assert.Equal(new DateTime(2023, 11, 14, 22, 13, 20, 123, DateTimeKind.Utc), response.At);
    }

    private static AmazonZooQueryClient QueryClient(string members)
    {
        var body = $"<EverythingResponse><EverythingResult>{members}</EverythingResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></EverythingResponse>";
        return new AmazonZooQueryClient(InProcessAws.Credentials, new AmazonZooQueryConfig().Using(_ => InProcessAws.Answer(200, body)));
    }
}
