using System.Diagnostics.CodeAnalysis;

namespace AdvisorWorker.Aws;

/// <summary>Reads the parameters of a query request.</summary>
/// <param name="form">The parameters.</param>
/// <param name="isEc2">Whether names follow EC2's rules: capitalized, and lists always flattened.</param>
internal sealed class QuerySource(FormNode form, bool isEc2) : TextSource
{
    private readonly Stack<IEnumerator<KeyValuePair<string, FormNode>>> _levels = new();
    private FormNode _value = form;

    public override bool SkipBlank() => Text().Length == 0;

    public override void BeginStructure() => Enter(_value.Children);

    public override int NextMember(MemberTable members)
    {
        while (Next(out var name))
        {
            var member = isEc2 ? members.FindInEc2Query(name) : members.Find(name);
            if (member >= 0)
            {
                return member;
            }
        }

        return -1;
    }

    public override void BeginList(string? itemName, bool flattened) => EnterNumbered(flattened ? null : itemName ?? "member");

    public override bool NextItem() => Next(out _);

    public override void BeginMap(MapNames names) => EnterNumbered(names.Flattened ? null : "entry");

    public override bool NextEntry<T>(MapNames names, Codec<T> codec, [NotNullWhen(true)] out string? key, [MaybeNullWhen(false)] out T value)
    {
        key = null;
        value = default;
        if (!Next(out _))
        {
            return false;
        }

        var entry = _value;
        _value = Part(entry, names.Key);
        key = Text();
        _value = Part(entry, names.Value);
        value = codec.Read(this, default);
        return true;
    }

    public override string Text() => _value.Children.Count == 0 ? _value.Text : throw new WireFormatException("expected a text, found a structure");

    private static FormNode Part(FormNode entry, string name) => entry.Get(name) ?? throw new WireFormatException($"an entry of a map has no '{name}'");

    private void EnterNumbered(string? around)
    {
        if (around is not null && !isEc2)
        {
            // An empty list is the name of the list with nothing in it.
            _value = _value.Get(around) ?? new FormNode();
        }

        Enter(_value.Numbered());
    }

    private void Enter(IEnumerable<KeyValuePair<string, FormNode>> children)
    {
        if (_value.Text.Length > 0)
        {
            throw WireFormatException.Expected("a structure", _value.Text);
        }

        _levels.Push(children.GetEnumerator());
    }

    private bool Next([NotNullWhen(true)] out string? name)
    {
        var level = _levels.Peek();
        if (level.MoveNext())
        {
            (name, _value) = level.Current;
            return true;
        }

        _levels.Pop().Dispose();
        name = null;
        return false;
    }
}
