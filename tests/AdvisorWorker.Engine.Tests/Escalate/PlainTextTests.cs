using System.Text;
using AdvisorWorker.Engine.Escalate;

namespace AdvisorWorker.Engine.Tests.Escalate;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("web-01 (prod), ü 漢字 😀", "web-01 (prod), ü 漢字 😀")]
    [InlineData("\u001b[31mred\u001b[0m", @"\u{1b}[31mred\u{1b}[0m")]
    [InlineData("a\r\nSEVERITY: low", @"a\u{d}\u{a}SEVERITY: low")]
    [InlineData("user\u202egnp.exe", @"user\u{202e}gnp.exe")]
    [InlineData("zero\u200bwidth\ufeff", @"zero\u{200b}width\u{feff}")]
    [InlineData("line\u2028separator", @"line\u{2028}separator")]
    [InlineData("c1\u009bcontrol", @"c1\u{9b}control")]
    [InlineData(null, "")]
    public void What_acts_on_a_reader_is_shown_instead(string? name, string expected) => Assert.Equal(expected, PlainText.OneLine(name));

    [Fact]
    public void Invisible_tags_and_half_surrogates_are_shown_too()
    {
        Assert.Equal(@"x\u{e0041}", PlainText.OneLine("x" + char.ConvertFromUtf32(0xE0041)));
        Assert.Equal("x\ufffd", PlainText.OneLine("x\ud83d"));
    }

    [Fact]
    public void Long_text_is_cut_between_characters()
    {
        Assert.Equal("aaaa…", PlainText.OneLine(new string('a', 1_000_000), 5));
        Assert.Equal("aaa…", PlainText.Clip("aaa😀bb", 5));
        Assert.Equal("aaaaa", PlainText.Clip("aaaaa", 5));
    }

    [Fact]
    public void A_secret_that_is_cut_in_two_is_cut_off()
    {
        var key = "AKIA" + "IOSFODNN7EXAMPLE";
        var noise = "-----BEGIN PRIVATE KEY-----" + new string('x', 8_350) + "-----END PRIVATE KEY-----"; // redacted, it makes room

        for (var gap = 0; gap < 80; gap++)
        {
            Assert.DoesNotContain("AKIAIOSF", PlainText.Safe($"{noise}{new string(' ', gap)}{key}{new string(' ', 10_000)}", 256), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_scalar_that_unicode_calls_control_or_format_gets_through()
    {
        for (var value = 0; value <= 0x10FFFF; value++)
        {
            if (Rune.IsValid(value) && (Rune.IsControl(new(value)) || Rune.GetUnicodeCategory(new(value)) is System.Globalization.UnicodeCategory.Format))
            {
                Assert.StartsWith(@"\u{", PlainText.OneLine(new Rune(value).ToString()), StringComparison.Ordinal);
            }
        }
    }
}
