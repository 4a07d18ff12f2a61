using System.Diagnostics;
using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Engine.Tests.Record;

public sealed class GlobTests
{
    [Theory]
    [InlineData("sg-1", "sg-1", true)]
    [InlineData("sg-1", "SG-1", false)]
    [InlineData("sg-*", "sg-", true)]
    [InlineData("sg-*", "sg-123", true)]
    [InlineData("sg-*", "xsg-123", false)]
    [InlineData("*-logs", "prod-logs", true)]
    [InlineData("*-logs", "prod-logs-2", false)]
    [InlineData("a*b*c", "aXbYbZc", true)]
    [InlineData("a*b*c", "aXbY", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("a?", "a", false)]
    [InlineData("a?", "a😀", true)]
    [InlineData("**", "", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("arn:aws:s3:::*", "arn:aws:s3:::logs/with/paths", true)]
    [InlineData("[a-z]", "b", false)]
    [InlineData("[a-z]", "[a-z]", true)]
    [InlineData(@"a\*", @"a\b", true)]
    [InlineData(@"a\*", "a*", false)]
    [InlineData("a.c", "abc", false)]
    [InlineData("<script>\"$^", "<script>\"$^", true)]
    [InlineData("*.txt", "a.txt", true)]
    [InlineData("*.*", "noextension", false)]
    [InlineData("*\n*", "a\nb", true)]
    public void Only_the_two_wildcards_mean_anything(string pattern, string text, bool expected) => Assert.Equal(expected, Glob.IsMatch(pattern, text));

    [Fact]
    public void Hostile_names_do_not_make_it_slow()
    {
        var pattern = string.Concat(Enumerable.Repeat("*a", 900)) + "b";
        var name = new string('a', 2_000);
        var watch = Stopwatch.StartNew();

        for (var i = 0; i < 100; i++)
        {
            Assert.False(Glob.IsMatch(pattern, name));
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }
}
