using System.Buffers;
using System.Globalization;
using System.Text;

namespace AdvisorWorker.Aws;

/// <summary>
/// Writes the parameters of a query request as the form that goes out. No parameter has a name or value of its own in between: a request for many metrics has
/// thousands of them.
/// </summary>
/// <param name="isEc2">Whether names follow EC2's rules: capitalized, lists always flattened, empty lists not written.</param>
internal sealed class QuerySink(bool isEc2) : Sink, IDisposable
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";
    private static readonly SearchValues<char> AsTheyAre = SearchValues.Create(Unreserved);

    private byte[] _form = ArrayPool<byte>.Shared.Rent(256);
    private int _length;

    private readonly Stack<int> _outer = new();
    private readonly Stack<Collection> _collections = new();

    // The name of what is written next; what is entered adds to it and what is left is cut off.
    private readonly StringBuilder _name = new();

    /// <summary>The form so far.</summary>
    public byte[] ToArray() => _form.AsSpan(0, _length).ToArray();

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_form);
        _form = [];
    }

    /// <summary>Writes a parameter of the request itself.</summary>
    public void Parameter(string name, string value)
    {
        Enter(name);
        Text(value);
        Leave();
    }

    public override void BeginMember(string name, string? queryName) => Enter(isEc2 ? queryName ?? QueryNames.Capitalize(name) : name);

    public override void EndMember() => Leave();

    public override void BeginList(string? itemName, bool flattened) => _collections.Push(new Collection(isEc2 || flattened ? null : itemName ?? "member"));

    public override void BeginItem() => EnterItem(_collections.Peek());

    public override void EndItem() => Leave();

    public override void EndList()
    {
        if (_collections.Pop().Count == 0 && !isEc2)
        {
            Text(string.Empty);
        }
    }

    public override void BeginMap(MapNames names) => _collections.Push(new Collection(isEc2 || names.Flattened ? null : "entry") { Names = names });

    public override void BeginEntry(string key)
    {
        var map = _collections.Peek();
        EnterItem(map);
        Parameter(map.Names.Key, key);
        Enter(map.Names.Value);
    }

    public override void EndEntry()
    {
        Leave();
        Leave();
    }

    public override void EndMap() => _collections.Pop();

    public override void Text(string value)
    {
        if (_length > 0)
        {
            Write((byte)'&');
        }

        foreach (var piece in _name.GetChunks())
        {
            Escape(piece.Span);
        }

        Write((byte)'=');
        Escape(value);
    }

    private void Enter(string name)
    {
        _outer.Push(_name.Length);
        if (_name.Length > 0)
        {
            _name.Append('.');
        }

        _name.Append(name);
    }

    private void EnterItem(Collection collection)
    {
        _outer.Push(_name.Length);
        if (collection.ItemName is { } item)
        {
            _name.Append('.').Append(item);
        }

        collection.Count++;
        _name.Append('.').Append(CultureInfo.InvariantCulture, $"{collection.Count}");
    }

    private void Leave() => _name.Length = _outer.Pop();

    private void Escape(ReadOnlySpan<char> text)
    {
        var plain = text.IndexOfAnyExcept(AsTheyAre);
        if (plain < 0)
        {
            WritePlain(text);
            return;
        }

        WritePlain(text[..plain]);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text[plain..].EnumerateRunes())
        {
            if (rune.IsAscii && AsTheyAre.Contains((char)rune.Value))
            {
                Write((byte)rune.Value);
                continue;
            }

            foreach (var one in bytes[..rune.EncodeToUtf8(bytes)])
            {
                Write((byte)'%');
                Write(Hex(one >> 4));
                Write(Hex(one & 0xF));
            }
        }
    }

    private void WritePlain(ReadOnlySpan<char> ascii)
    {
        Reserve(ascii.Length);
        _length += Encoding.ASCII.GetBytes(ascii, _form.AsSpan(_length));
    }

    private void Write(byte one)
    {
        Reserve(1);
        _form[_length++] = one;
    }

    private void Reserve(int more)
    {
        if (_length + more > _form.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_length + more, 2 * _form.Length));
            _form.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_form);
            _form = larger;
        }
    }

    private static byte Hex(int digit) => "0123456789ABCDEF"u8[digit];

    /// <summary>A list or map that is being written.</summary>
    private sealed class Collection(string? itemName)
    {
        /// <summary>What stands before an item's number; null for a flattened one.</summary>
        public string? ItemName => itemName;

        public int Count { get; set; }

        public MapNames Names { get; init; }
    }
}
