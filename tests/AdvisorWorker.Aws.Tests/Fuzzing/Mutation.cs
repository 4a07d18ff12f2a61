using System.Text;

namespace AdvisorWorker.Aws.Tests.Fuzzing;

/// <summary>Damages a body in one of the ways in which proxies, emulators and attackers do; always the same for the same seed.</summary>
internal sealed class Mutation(int seed)
{
    private const int Deep = 100_000;
    private readonly Random _random = new(seed);

    /// <summary>A damaged copy.</summary>
    public byte[] Of(byte[] body) => _random.Next(9) switch
    {
        0 => Flipped(body),
        1 => body[.._random.Next(body.Length + 1)],
        2 => Replaced(body),
        3 => [.. body, .. body],
        4 => Text($"{new string('[', Deep)}"),
        5 => Text(string.Concat(Enumerable.Repeat("<a>", Deep))),
        6 => Text("<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><r>&c;</r>"),
        7 => Random(_random.Next(4096)),
        _ => Numbers(body),
    };

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private byte[] Flipped(byte[] body)
    {
        var copy = (byte[])body.Clone();
        for (var flips = 1 + _random.Next(8); flips > 0 && copy.Length > 0; flips--)
        {
            copy[_random.Next(copy.Length)] ^= (byte)(1 << _random.Next(8));
        }

        return copy;
    }

    private byte[] Random(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>Another word in the place of one, so that types are wrong while the document is right.</summary>
    private byte[] Replaced(byte[] body)
    {
        string[] words = ["null", "{}", "[]", "\"\"", "true", "<x/>", "-1", "1e999", "\u0000", "NaN"];
        var text = Encoding.UTF8.GetString(body);
        var at = _random.Next(text.Length + 1);
        var length = Math.Min(_random.Next(12), text.Length - at);
        return Text(string.Concat(text.AsSpan(0, at), words[_random.Next(words.Length)], text.AsSpan(at + length)));
    }

    private static byte[] Numbers(byte[] body) =>
        Text(string.Concat(Encoding.UTF8.GetString(body).Select(character => char.IsAsciiDigit(character) ? "99999999999999999999" : character.ToString())));
}
