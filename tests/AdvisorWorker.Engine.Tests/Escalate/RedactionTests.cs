using AdvisorWorker.Engine.Escalate;

namespace AdvisorWorker.Engine.Tests.Escalate;

public sealed class RedactionTests
{
    // Put together from pieces, so that scanners of repositories do not take the tests for a leak.
    private static readonly string Key = "AKIA" + "IOSFODNN7EXAMPLE";
    private static readonly string SessionKey = "ASIA" + "Y34FZKBOKMUTVV7A";
    private static readonly string SecretKey = "wJalrXUtnFEMI/K7MDENG/" + "bPxRfiCYEXAMPLEKEY";

    [Fact]
    public void Access_keys_keep_the_four_characters_that_people_know_them_by()
    {
        Assert.Equal("key AKIA[REDACTED]MPLE is old", Redaction.Apply($"key {Key} is old"));
        Assert.Equal("ASIA[REDACTED]VV7A", Redaction.Apply(SessionKey));
    }

    [Fact]
    public void A_secret_key_is_known_by_its_looks() => Assert.Equal("secret: [REDACTED].", Redaction.Apply($"secret: {SecretKey}."));

    [Theory]
    [InlineData("DB_PASSWORD=hunter22 and more", "DB_PASSWORD=[REDACTED] and more")]
    [InlineData("""{"apiKey": "abc123def"}""", """{"apiKey": "[REDACTED]"}""")]
    [InlineData("Server=db;Password=pa55word;Timeout=3", "Server=db;Password=[REDACTED];Timeout=3")]
    [InlineData("AccountKey=abcdef==", "AccountKey=[REDACTED]")]
    [InlineData("postgres://admin:hunter22@db.example.com/app", "postgres://admin:[REDACTED]@db.example.com/app")]
    [InlineData("https://:x-oauth@github.com/a", "https://:[REDACTED]@github.com/a")]
    [InlineData("Authorization: Bearer abcdef1234567890", "Authorization: Bearer [REDACTED]")]
    public void What_is_named_a_secret_is_one(string text, string expected) => Assert.Equal(expected, Redaction.Apply(text));

    [Fact]
    public void Tokens_are_known_by_their_beginning()
    {
        string[] tokens =
        [
            "eyJ" + "hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P",
            "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a",
            "xoxb-" + "123456789012-abcdefghijkl",
            "IQoJ" + string.Concat(Enumerable.Repeat("b3JpZ2luX2VjE", 10)),
        ];

        Assert.All(tokens, token => Assert.Equal("a [REDACTED] b", Redaction.Apply($"a {token} b")));
    }

    [Theory]
    [InlineData("RSA ")]
    [InlineData("OPENSSH ")]
    [InlineData("")]
    public void A_private_key_goes_as_a_whole_also_without_its_end(string kind)
    {
        var begin = "-----BEGIN " + kind + "PRIVATE KEY-----";

        Assert.Equal("a [REDACTED] b", Redaction.Apply($"a {begin}\nMIIE\nabc=\n-----END {kind}PRIVATE KEY----- b"));
        Assert.Equal("a [REDACTED]", Redaction.Apply($"a {begin}\nMIIE\nabc="));
    }

    [Theory]
    [InlineData("4111 1111 1111 1111")]
    [InlineData("5500-0000-0000-0004")]
    [InlineData("378282246310005")]
    public void Card_numbers_go(string number) => Assert.Equal("card [REDACTED].", Redaction.Apply($"card {number}."));

    [Theory]
    [InlineData("arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-AbCdEf")]
    [InlineData("arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/my-load-balancer/50dc6c495c0c9188")]
    [InlineData("arn:aws:iam::111122223333:role/service-role/AWSLambdaBasicExecutionRole")]
    [InlineData("sha1 da39a3ee5e6b4b0d3255bfef95601890afd80709")]
    [InlineData("vol-0123456789abcdef0 i-0a1b2c3d4e5f67890 111122223333")]
    [InlineData("1234567890123456")] // digits, but no card: the check digit is wrong
    [InlineData("1732255200000")] // milliseconds
    [InlineData("Password Policy: Disabled; Secret rotation: none; Access Key Rotated: 2024-01-01")]
    [InlineData("20261122060000000")]
    public void Ids_times_and_headings_stay(string text) => Assert.Equal(text, Redaction.Apply(text));

    // A pattern that meets itself again takes minutes for these.
    [Theory]
    [InlineData("a")]
    [InlineData("1 ")]
    [InlineData("a.")]
    [InlineData("password")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("a://")]
    [InlineData("eyJ-")]
    public void Hostile_text_takes_time_by_its_length_and_no_more(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));

        var watch = System.Diagnostics.Stopwatch.StartNew();
        Redaction.Apply(text);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }
}
