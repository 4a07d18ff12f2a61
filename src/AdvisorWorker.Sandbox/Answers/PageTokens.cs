using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>Tokens that lead to the next page. They are opaque, belong to one operation in one Region, and cannot be made up.</summary>
internal static class PageTokens
{
    private const int SealLength = 12;
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    public static string For(string scope, int offset)
    {
        var token = new byte[sizeof(int) + SealLength];
        BinaryPrimitives.WriteInt32BigEndian(token, offset);
        Seal(scope, offset).CopyTo(token, sizeof(int));
        return Base64Url.EncodeToString(token);
    }

    /// <summary>The offset that the token leads to; null when it is none of ours.</summary>
    public static int? Read(string scope, string token)
    {
        var bytes = new byte[sizeof(int) + SealLength];
        if (!Base64Url.IsValid(token, out var length) || length != bytes.Length || !Base64Url.TryDecodeFromChars(token, bytes, out _))
        {
            return null;
        }

        var offset = BinaryPrimitives.ReadInt32BigEndian(bytes);
        return bytes.AsSpan(sizeof(int)).SequenceEqual(Seal(scope, offset)) ? offset : null;
    }

    private static byte[] Seal(string scope, int offset) => HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes($"{scope}/{offset}"))[..SealLength];
}
