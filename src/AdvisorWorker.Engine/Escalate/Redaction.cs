using System.Text.RegularExpressions;

namespace AdvisorWorker.Engine.Escalate;

/// <summary>Takes out what must not leave the account in a case: keys, passwords, tokens, card numbers.</summary>
/// <remarks>
/// AWS redacts some of it on arrival. By then it has left, so it is done here too, and rather once too often: an id that is
/// taken for a secret costs a question, a secret that is taken for an id costs an incident.
/// </remarks>
public static partial class Redaction
{
    /// <summary>Stands where a secret stood.</summary>
    public const string Mark = "[REDACTED]";

    private const double SecretEntropy = 4.3; // bits per character; words and paths stay under 4.1, random base64 of 40 is above 4.4

    /// <summary>The text without secrets.</summary>
    public static string Apply(string text)
    {
        text = PrivateKey().Replace(text, Mark);
        text = AccessKey().Replace(text, key => $"{key.Groups["prefix"].Value}{Mark}{key.Value[^4..]}");
        text = Token().Replace(text, Mark);
        text = UserInfo().Replace(text, $"${{before}}{Mark}@");
        text = Assignment().Replace(text, $"${{name}}{Mark}");
        text = SecretKeyLike().Replace(text, candidate => LooksRandom(candidate.Value) ? Mark : candidate.Value);
        return DigitRun().Replace(text, digits => IsCard(digits.Value) ? Mark : digits.Value);
    }

    private static bool LooksRandom(string text)
    {
        if (!text.Any(char.IsAsciiLetterUpper) || !text.Any(char.IsAsciiLetterLower) || !text.Any(char.IsAsciiDigit))
        {
            return false;
        }

        var entropy = text.CountBy(c => c).Sum(c => -((double)c.Value / text.Length) * Math.Log2((double)c.Value / text.Length));
        return entropy >= SecretEntropy;
    }

    private static bool IsCard(string text)
    {
        var digits = text.Where(char.IsAsciiDigit).Select(c => c - '0').ToArray();
        if (digits.Length is < 13 or > 19 || !Issuer().IsMatch(string.Concat(digits)))
        {
            return false;
        }

        // Luhn: every second digit from the right doubled, digits of the products added.
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] * (i % 2 == 0 ? 1 : 2);
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }

    // All quantifiers that could meet themselves again are bounded: names and policies are hostile, also in length.
    [GeneratedRegex(@"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY( BLOCK)?-----[\s\S]*?(-----END [A-Z0-9 ]{0,40}PRIVATE KEY( BLOCK)?-----|\z)")]
    private static partial Regex PrivateKey();

    // The last four characters stay, so that people know which key is meant.
    [GeneratedRegex(@"(?<![A-Za-z0-9])(?<prefix>AKIA|ASIA)[A-Z0-9]{12,}")]
    private static partial Regex AccessKey();

    // JSON web tokens, session tokens of STS, and tokens that say by their prefix what they are.
    [GeneratedRegex(
        @"\beyJ[\w-]{8,2000}\.[\w-]{8,}(\.[\w-]*)?"
        + @"|(?<![A-Za-z0-9+/])(FwoG|IQoJ)[A-Za-z0-9+/=]{50,}"
        + @"|\b(gh[pousr]_|github_pat_|xox[abeoprs]-|[srp]k_live_|glpat-|AIza)[\w-]{10,}"
        + @"|(?<=\b[Bb]earer )[\w.~+/=-]{12,}")]
    private static partial Regex Token();

    [GeneratedRegex(@"(?<before>\b[A-Za-z][A-Za-z0-9+.-]{0,20}://[^\s/:@]{0,256}:)[^\s/@]{1,256}@")]
    private static partial Regex UserInfo();

    // name=value, or "name": "value" as in JSON. A colon alone is a heading of a report: "Password Policy: off".
    [GeneratedRegex(
        @"(?<name>(password|passwd|passphrase|pwd|secret|token|credential|api[_-]?key|access[_-]?key|account[_-]?key|private[_-]?key)"
        + @"[\w.-]{0,64}(\s{0,4}=\s{0,4}|[""']\s{0,4}[:=]\s{0,4})[""']?)[^\s""',;&}]{3,}",
        RegexOptions.IgnoreCase)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"(?<![A-Za-z0-9+/=_-])[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/_-])")]
    private static partial Regex SecretKeyLike();

    [GeneratedRegex(@"(?<![\w.-])[0-9](?:[ -]?[0-9]){12,18}(?![\w-])")]
    private static partial Regex DigitRun();

    [GeneratedRegex(@"^(4|5[1-5]|2[2-7]|3[0-9]|6)")]
    private static partial Regex Issuer();
}
