using System.Security.Cryptography;
using System.Text;

namespace AdvisorWorker;

/// <summary>The identity of an item, as a short stable text.</summary>
public static class Fingerprint
{
    /// <summary>32 hexadecimal digits over check, account, Region, resource id and item key.</summary>
    public static string Of(string check, string account, Resource resource)
    {
        ReadOnlySpan<string?> identity = [check, account, resource.Region, resource.Id, resource.ItemKey];
        var text = new StringBuilder(160);
        foreach (var value in identity)
        {
            // Lengths, so that no two identities meet by concatenation.
            text.Append(value?.Length ?? -1).Append(':').Append(value);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()), hash);
        return Convert.ToHexStringLower(hash[..16]);
    }
}
