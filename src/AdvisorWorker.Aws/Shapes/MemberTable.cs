using System.Collections.Concurrent;

namespace AdvisorWorker.Aws;

/// <summary>The numbers of a shape's members by their names, so that a reader goes from what comes next to the member that it is.</summary>
public sealed class MemberTable
{
    private static readonly ConcurrentDictionary<Type, MemberTable> OfShapes = new();
    private readonly MemberName[] _members;
    private readonly Dictionary<string, int> _byName;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly Lazy<Dictionary<string, int>> _byEc2Name;

    private MemberTable(MemberName[] members)
    {
        _members = members;
        _byName = Index(members, static member => member.Name);
        _bySpan = _byName.GetAlternateLookup<ReadOnlySpan<char>>();
        _byEc2Name = new(() => Index(members, static member => member.QueryName ?? QueryNames.Capitalize(member.Name)));
        Attributes = [.. Enumerable.Range(0, members.Length).Where(member => members[member].Place == MemberPlace.Attribute)];
    }

    /// <summary>The members that are attributes of an XML element.</summary>
    internal int[] Attributes { get; }

    /// <summary>The table of a shape, which is made once per type.</summary>
    public static MemberTable Of(IShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return OfShapes.GetOrAdd(shape.GetType(), static (_, shape) => new MemberTable(MemberRecorder.NamesOf(shape)), shape);
    }

    /// <summary>The table of these names, in their order.</summary>
    public static MemberTable Of(params ReadOnlySpan<string> names)
    {
        var members = new MemberName[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            members[i] = new MemberName(names[i], QueryName: null, MemberPlace.Body);
        }

        return new MemberTable(members);
    }

    /// <summary>The number of the member with that name; negative if there is none.</summary>
    internal int Find(string name) => _byName.TryGetValue(name, out var member) ? member : -1;

    /// <inheritdoc cref="Find(string)"/>
    internal int Find(ReadOnlySpan<char> name) => _bySpan.TryGetValue(name, out var member) ? member : -1;

    /// <summary>The number of the member that EC2's queries call by that name; negative if there is none.</summary>
    internal int FindInEc2Query(string name) => _byEc2Name.Value.TryGetValue(name, out var member) ? member : -1;

    internal MemberPlace PlaceOf(int member) => _members[member].Place;

    /// <summary>Where two members share a name, the one in the body has it: the others are asked for by their number.</summary>
    private static Dictionary<string, int> Index(MemberName[] members, Func<MemberName, string> nameOf)
    {
        var index = new Dictionary<string, int>(members.Length, StringComparer.Ordinal);
        foreach (var member in Enumerable.Range(0, members.Length).OrderBy(member => members[member].Place == MemberPlace.Body ? 0 : 1))
        {
            index.TryAdd(nameOf(members[member]), member);
        }

        return index;
    }
}
