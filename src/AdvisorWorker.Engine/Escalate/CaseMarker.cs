using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace AdvisorWorker.Engine.Escalate;

/// <summary>The short text in a case's subject by which it is known again, whatever becomes of the store.</summary>
public static partial class CaseMarker
{
    private const int Digits = 10;

    /// <summary>The marker of a finding's case.</summary>
    /// <param name="account">The account.</param>
    /// <param name="checkId">The check.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="earlier">How many cases there were before.</param>
    public static string Of(string account, string checkId, string rule, int earlier)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{account}\n{checkId}\n{rule}\n{earlier}");
        return "advisor-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Digits];
    }

    /// <summary>The subject with its marker, shortened where AWS takes no more.</summary>
    public static string Into(string subject, string marker)
    {
        const int Longest = 250;
        var room = Longest - marker.Length - 3;
        return $"{(subject.Length <= room ? subject : subject[..room])} [{marker}]";
    }

    /// <summary>The subject without any marker.</summary>
    public static string Without(string subject) => Marker().Replace(subject, "");

    /// <summary>Whether a subject carries a marker.</summary>
    public static bool IsIn(string? subject, string marker) => subject?.Contains($"[{marker}]", StringComparison.Ordinal) == true;

    [GeneratedRegex(@" ?\[advisor-[0-9a-f]{10}\]")]
    private static partial Regex Marker();
}
