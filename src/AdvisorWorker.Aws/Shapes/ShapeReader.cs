using System.Collections.Concurrent;

namespace AdvisorWorker.Aws;

/// <summary>Fills shapes from the wire: lets each pass the member that the source stands at, in the order in which they come.</summary>
/// <param name="source">Where to read the members in the body.</param>
/// <param name="parts">The other parts of a REST message; null for other protocols and for nested shapes.</param>
internal sealed class ShapeReader(Source source, RestSource? parts = null) : Exchange
{
    private static readonly ConcurrentDictionary<string, MemberTable> Singles = new(StringComparer.Ordinal);
    private FieldReader? _attributes;

    public override Exchange QueryString => Part(parts?.QueryString);

    public override Exchange Header => Part(parts?.Header);

    public override Exchange HeaderMap => Part(parts?.HeaderMap);

    public override Exchange Path => Part(parts?.Path);

    public override Exchange Payload => Part(parts?.Payload);

    public override Exchange Attribute => source.HasAttributes
        ? _attributes ??= new FieldReader(name => source.Attribute(name) is { } value ? FieldSource.Of(value) : null)
        : this;

    /// <summary>The table of a structure of which one member is of interest.</summary>
    public static MemberTable Single(string name) => Singles.GetOrAdd(name, static name => MemberTable.Of(name));

    /// <summary>Fills the shape of a whole message.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="body">The body; null when it is empty.</param>
    /// <param name="kind">What the body is.</param>
    /// <param name="parts">The other parts of a REST message.</param>
    public static void Fill(IShape shape, Source? body, BodyKind kind, RestSource? parts)
    {
        var members = MemberTable.Of(shape);
        var reader = new ShapeReader(body ?? FieldSource.Of(string.Empty), parts);
        for (var member = 0; parts is not null && member < shape.MemberCount; member++)
        {
            if (parts.Has(members.PlaceOf(member)))
            {
                shape.Exchange(reader, member);
            }
        }

        // Without other parts, all members are in the body.
        if (body is not null && (kind == BodyKind.Members || parts is null))
        {
            reader.FillBody(shape, members);
        }
    }

    /// <summary>Fills the shape with the members of the structure that the source stands at.</summary>
    public void FillBody(IShape shape) => FillBody(shape, MemberTable.Of(shape));

    /// <inheritdoc cref="FillBody(IShape)"/>
    public void FillBody(IShape shape, MemberTable members)
    {
        if (source.HasAttributes)
        {
            foreach (var attribute in members.Attributes)
            {
                shape.Exchange(this, attribute);
            }
        }

        source.BeginStructure();
        int member;
        while ((member = source.NextMember(members)) >= 0)
        {
            if (IsElsewhere(members.PlaceOf(member)))
            {
                source.Skip();
            }
            else
            {
                shape.Exchange(this, member);
            }
        }
    }

    public override T? Member<T>(string name, T? value, Codec<T> codec, string? queryName = null)
        where T : class
    {
        if (source.SkipNull())
        {
            return null;
        }

        if (value is not null && !source.LastWins)
        {
            if (codec.IsFlattened)
            {
                return codec.Read(source, value);
            }

            source.Skip();
            return value;
        }

        return codec.Read(source, null);
    }

    public override T? Member<T>(string name, T? value, Codec<T> codec, string? queryName = null)
        where T : struct
    {
        if (source.SkipNull())
        {
            return null;
        }

        if (value is not null && !source.LastWins)
        {
            source.Skip();
            return value;
        }

        return source.SkipBlank() ? null : codec.Read(source, default);
    }

    public override T? UnwrappedMember<T>(string name, string inner, T? value, Codec<T> codec, string? queryName = null)
        where T : class
    {
        if (source.SkipNull())
        {
            return null;
        }

        var read = source.LastWins ? null : value;
        source.BeginStructure();
        while (source.NextMember(Single(inner)) >= 0)
        {
            read = Member(inner, read, codec);
        }

        return read;
    }

    public override T? UnwrappedMember<T>(string name, string inner, T? value, Codec<T> codec, string? queryName = null)
        where T : struct
    {
        if (source.SkipNull())
        {
            return null;
        }

        var read = source.LastWins ? null : value;
        source.BeginStructure();
        while (source.NextMember(Single(inner)) >= 0)
        {
            read = Member(inner, read, codec);
        }

        return read;
    }

    public override int? StatusCode(int? value) => parts?.StatusCode ?? value;

    private bool IsElsewhere(MemberPlace place) => place switch
    {
        MemberPlace.Body => false,
        MemberPlace.Attribute => source.HasAttributes,
        _ => parts?.Has(place) == true,
    };

    private Exchange Part(Func<string, Source?>? find) => find is null ? this : new FieldReader(find);
}
