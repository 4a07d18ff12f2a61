using System.Buffers.Binary;
using System.Text;

namespace AdvisorWorker.Tests.Telemetry;

/// <summary>A protobuf message, read by the wire format alone: fields by number, in their order.</summary>
internal sealed class WireMessage
{
    private readonly List<(int Number, object Value)> fields = [];

    private WireMessage()
    {
    }

    /// <summary>Reads a message to its end; a byte that is no part of a field fails the test.</summary>
    public static WireMessage Parse(ReadOnlyMemory<byte> bytes)
    {
        var message = new WireMessage();
        while (!bytes.IsEmpty)
        {
            var tag = Varint(ref bytes);
            var number = (int)(tag >> 3);
            Assert.True(number > 0, "A field has the number 0.");
            message.fields.Add((number, (tag & 7) switch
            {
                0 => Varint(ref bytes),
                1 => BinaryPrimitives.ReadUInt64LittleEndian(Take(ref bytes, 8).Span),
                2 => Take(ref bytes, (int)Varint(ref bytes)),
                5 => BinaryPrimitives.ReadUInt32LittleEndian(Take(ref bytes, 4).Span),
                var other => throw new InvalidDataException($"There is no wire type {other}."),
            }));
        }

        return message;
    }

    /// <summary>The messages of a repeated field.</summary>
    public IEnumerable<WireMessage> Messages(int number) => All<ReadOnlyMemory<byte>>(number).Select(Parse);

    /// <summary>A text; empty where it is left out.</summary>
    public string Text(int number) => Encoding.UTF8.GetString(Bytes(number).Span);

    /// <summary>Bytes; none where they are left out.</summary>
    public ReadOnlyMemory<byte> Bytes(int number) => All<ReadOnlyMemory<byte>>(number).LastOrDefault();

    /// <summary>A whole number, written as one of variable or of eight bytes' length; 0 where it is left out.</summary>
    public ulong Number(int number) => All<ulong>(number).LastOrDefault();

    /// <summary>A double.</summary>
    public double Real(int number) => BitConverter.UInt64BitsToDouble(Number(number));

    /// <summary>A field is there.</summary>
    public bool Has(int number) => fields.Any(field => field.Number == number);

    private IEnumerable<T> All<T>(int number) => fields.Where(field => field.Number == number).Select(field => (T)field.Value);

    private static ReadOnlyMemory<byte> Take(ref ReadOnlyMemory<byte> bytes, int length)
    {
        var taken = bytes[..length];
        bytes = bytes[length..];
        return taken;
    }

    private static ulong Varint(ref ReadOnlyMemory<byte> bytes)
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(ref bytes, 1).Span[0];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A number has no end.");
    }
}
