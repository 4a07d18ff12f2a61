using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AdvisorWorker.Events;

/// <summary>The signature of a webhook's request: <c>t=SECONDS,v1=HEX</c>, an HMAC-SHA256 over the seconds, a dot and the body as it is sent.</summary>
public static class WebhookSignature
{
    /// <summary>The header that holds it.</summary>
    public const string Header = "Advisor-Signature";

    /// <summary>The value of the header.</summary>
    /// <param name="secret">The secret that both sides know.</param>
    /// <param name="sentAt">When the request is sent; the receiver refuses old ones.</param>
    /// <param name="body">The body, byte by byte as it is sent.</param>
    public static string Of(ReadOnlySpan<byte> secret, DateTimeOffset sentAt, ReadOnlySpan<byte> body)
    {
        var seconds = sentAt.ToUnixTimeSeconds();
        return string.Create(CultureInfo.InvariantCulture, $"t={seconds},v1={Convert.ToHexStringLower(Code(secret, seconds, body))}");
    }

    internal static byte[] Code(ReadOnlySpan<byte> secret, long seconds, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seconds}.")));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
