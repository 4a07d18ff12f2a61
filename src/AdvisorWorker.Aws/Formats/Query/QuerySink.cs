using System.Globalization;

namespace AdvisorWorker.Aws;

/// <summary>Writes the parameters of a query request.</summary>
/// <param name="parameters">Where to write.</param>
/// <param name="isEc2">Whether names follow EC2's rules: capitalized, lists always flattened, empty lists not written.</param>
internal sealed class QuerySink(IDictionary<string, string> parameters, bool isEc2) : Sink
{
    private readonly Stack<string> _outer = new();
    private readonly Stack<Collection> _collections = new();
    private string _name = string.Empty;

    public override void BeginMember(string name, string? queryName) => Enter(Join(_name, isEc2 ? queryName ?? QueryNames.Capitalize(name) : name));

    public override void EndMember() => _name = _outer.Pop();

    public override void BeginList(string? itemName, bool flattened)
        => _collections.Push(new Collection(_name, isEc2 || flattened ? _name : Join(_name, itemName ?? "member")));

    public override void BeginItem() => Enter(_collections.Peek().NextName());

    public override void EndItem() => _name = _outer.Pop();

    public override void EndList()
    {
        var list = _collections.Pop();
        if (list.Count == 0 && !isEc2)
        {
            parameters[list.Name] = string.Empty;
        }
    }

    public override void BeginMap(MapNames names)
        => _collections.Push(new Collection(_name, isEc2 || names.Flattened ? _name : Join(_name, "entry")) { Names = names });

    public override void BeginEntry(string key)
    {
        var map = _collections.Peek();
        var entry = map.NextName();
        parameters[Join(entry, map.Names.Key)] = key;
        Enter(Join(entry, map.Names.Value));
    }

    public override void EndEntry() => _name = _outer.Pop();

    public override void EndMap() => _collections.Pop();

    public override void Text(string value) => parameters[_name] = value;

    private static string Join(string outer, string inner) => outer.Length == 0 ? inner : outer + "." + inner;

    private void Enter(string name)
    {
        _outer.Push(_name);
        _name = name;
    }

    /// <summary>A list or map that is being written.</summary>
    private sealed class Collection(string name, string itemPrefix)
    {
        public string Name => name;

        public int Count { get; private set; }

        public MapNames Names { get; init; }

        public string NextName()
        {
            Count++;
            return itemPrefix + "." + Count.ToString(CultureInfo.InvariantCulture);
        }
    }
}
