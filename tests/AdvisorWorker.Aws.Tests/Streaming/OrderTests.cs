using System.Text;
using AdvisorWorker.Aws.Tests.InProcess;
using AdvisorWorker.Aws.Tests.RoundTrip;
using Amazon.Runtime;

namespace AdvisorWorker.Aws.Tests.Streaming;

/// <summary>A forward-only reader must take members as they come: in any order, in pieces, twice, unknown ones between them.</summary>
public class OrderTests
{
    [Theory]
    [InlineData("<Flat>a</Flat><Flat>b</Flat><Name>n</Name>")]
    [InlineData("<Flat>a</Flat><Name>n</Name><Flat>b</Flat>")]
    [InlineData("<Unknown><Flat>x</Flat></Unknown><Flat>a</Flat><Unknown/><Name>n</Name> <!-- free --> <Flat>b</Flat>")]
    public async Task Items_of_a_flattened_list_need_not_stand_together(string members)
        => Assert.Equal("(Name='n', FlatTexts=['a', 'b'])", ShapeText.Of(await QueryAsync(members)));

    [Theory]
    [InlineData("<Name>n</Name>text<Flat>b</Flat>")]
    [InlineData("<Texts><member>a</member>text</Texts>")]
    [InlineData("<TextMap>text</TextMap>")]
    [InlineData("<Leaf><![CDATA[text]]></Leaf>")]
    public async Task A_text_among_members_is_an_exception(string members)
        => await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => QueryAsync(members));

    [Fact]
    public async Task Several_flattened_members_may_alternate()
    {
        const string members = """
            <FlatLeaves><Name>1</Name></FlatLeaves><FlatMap><key>a</key><value>1</value></FlatMap><Flat>x</Flat>
            <FlatLeaves><Next><Name>2</Name></Next></FlatLeaves><FlatMap><value>2</value><key>b</key></FlatMap><Flat/>
            <FlatLeaves/>
            """;

        Assert.Equal(
            "(FlatTexts=['x', ''], FlatLeaves=[(Name='1'), (Next=(Name='2')), ()], FlatMap={a: 1, b: 2})",
            ShapeText.Of(await QueryAsync(members)));
    }

    [Fact]
    public async Task The_value_of_an_entry_may_come_before_its_key()
    {
        const string members = """
            <LeafMap><entry><Thing><Name>leaf</Name></Thing><more>1</more><Id>a</Id></entry><other><Id>b</Id><Thing/></other></LeafMap>
            """;

        Assert.Equal("(LeafMap={a: (Name='leaf'), b: ()})", ShapeText.Of(await QueryAsync(members)));
    }

    [Fact]
    public async Task The_first_of_two_elements_and_the_last_of_two_json_members_counts()
    {
        const string xml = "<Name>1</Name><Texts><member>1</member></Texts><Count>1</Count><Name>2</Name><Texts><member>2</member></Texts><Count>2</Count>";
        const string json = """{"Name":"1","Texts":["1"],"Count":1,"Share":1,"Name":"2","Texts":["2"],"Count":2,"Share":null}""";

        Assert.Equal("(Name='1', Count=1, Texts=['1'])", ShapeText.Of(await QueryAsync(xml)));
        Assert.Equal("(Name='2', Count=2, Texts=['2'])", ShapeText.Of(await JsonAsync(json)));
    }

    [Theory]
    [InlineData("<ResponseMetadata><RequestId>id-of-body</RequestId></ResponseMetadata>", "", "id-of-body")]
    [InlineData("", "<Other><RequestId>x</RequestId></Other><ResponseMetadata><Other>x</Other><RequestId>id-of-body</RequestId></ResponseMetadata>", "id-of-body")]
    [InlineData("", "<ResponseMetadata/>", "id-of-header")]
    [InlineData("", "", "id-of-header")]
    public async Task The_id_of_the_request_may_stand_before_or_after_the_result(string before, string after, string expected)
    {
        var body = $"<EverythingResponse>{before}<EverythingResult><Name>n</Name></EverythingResult>{after}</EverythingResponse>";

        var answer = await ReadAsync("zoo-query", body);

        Assert.Equal("(Name='n')", ShapeText.Of(answer));
        Assert.Equal(expected, answer.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task Ec2_has_the_id_of_the_request_among_the_members()
    {
        var answer = await ReadAsync("zoo-ec2", "<EverythingResponse><name>n</name><requestId>id-of-body</requestId><count>1</count></EverythingResponse>");

        Assert.Equal("id-of-body", answer.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task An_attribute_is_read_before_what_is_in_its_element()
    {
        const string body = """
            <EverythingResult xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
              <FlatLeaves xsi:type="a"><type>no attribute</type><Name>1</Name></FlatLeaves><Leaf xsi:type="b"/><FlatLeaves other="x" type="c"/>
            </EverythingResult>
            """;

        Assert.Equal("(Leaf=(Kind='b'), FlatLeaves=[(Kind='a', Name='1'), (Kind='c')])", ShapeText.Of(await ReadAsync("zoo-rest-xml", body)));
    }

    [Theory]
    [InlineData("<Name>a<![CDATA[<b>]]><!-- no --> &amp;c</Name>", "(Name='a<b> &c')")]
    [InlineData("<Name> </Name>", "(Name=' ')")]
    [InlineData("<Count> 7 </Count>", "(Count=7)")]
    [InlineData("<Leaf> <!-- nothing --> </Leaf><Texts>\n</Texts>", "(Texts=[], Leaf=())")]
    [InlineData("<OnlyFlag><Other/><Value>true</Value></OnlyFlag><OnlyText/>", "(OnlyFlag=True)")]
    public async Task Texts_come_in_pieces_and_elements_among_white_space(string members, string expected)
        => Assert.Equal(expected, ShapeText.Of(await QueryAsync(members)));

    [Theory]
    [InlineData("""{"\u004eame":"n","Unknown":[[{"a":{}}],1,"x",null,true],"Leaf":{"Next":{"Next":null}}}""", "(Name='n', Leaf=(Next=()))")]
    [InlineData("""{ "Texts" : [ null , "a" , null , "\ud83d\ude00" ] , "TextMap" : { "a" : null , "b" : "c" } }""", "(Texts=['a', '😀'], TextMap={b: 'c'})")]
    [InlineData("""{"OnlyFlag":{"Other":{},"Value":true},"OnlyText":{},"OnlyTexts":[{"Value":"t"}]}""", "(OnlyFlag=True, OnlyTexts=['t'])")]
    [InlineData("""{"Total":-9223372036854775808,"Count":1e2,"Share":-0.5E-3}""", "(Count=100, Total=-9223372036854775808, Share=-0.0005)")]
    public async Task Json_is_read_token_by_token(string body, string expected)
        => Assert.Equal(expected, ShapeText.Of(await JsonAsync(body)));

    [Theory]
    [InlineData("""{"Name":"\ud83d"}""")]
    [InlineData("""{"\ud83d":1}""")]
    [InlineData("""{"TextMap":{"\ud83d":"a"}}""")]
    [InlineData("""{"Texts":["a",]}""")]
    [InlineData("""{"Texts":[,"a"]}""")]
    [InlineData("""{"Texts":["a" "b"]}""")]
    [InlineData("""{"Name" "n"}""")]
    [InlineData("""{"Name":"n",}""")]
    [InlineData("""{"Name":"n"]""")]
    [InlineData("""{"Unknown":[}]}""")]
    [InlineData("""{"OnlyTexts":[{"Value":null}]}""")]
    public async Task Broken_json_is_an_exception(string body)
        => await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => JsonAsync(body));

    private static Task<AmazonWebServiceResponse> QueryAsync(string members)
        => ReadAsync("zoo-query", $"<EverythingResponse><EverythingResult>{members}</EverythingResult></EverythingResponse>");

    private static Task<AmazonWebServiceResponse> JsonAsync(string body) => ReadAsync("zoo-json", body);

    private static Task<AmazonWebServiceResponse> ReadAsync(string service, string body)
        => ZooAnswers.ReadAsync(service, () => new PacketStream(Encoding.UTF8.GetBytes(body)));
}
