namespace AdvisorWorker.Aws;

/// <summary>Learns from a shape what its members are called: it lets the shape pass them, and notes the names.</summary>
internal sealed class MemberRecorder : Exchange
{
    private MemberName _last;
    private MemberPlace _place;

    public override Exchange QueryString => In(MemberPlace.QueryString);

    public override Exchange Header => In(MemberPlace.Header);

    public override Exchange HeaderMap => In(MemberPlace.HeaderMap);

    public override Exchange Path => In(MemberPlace.Path);

    public override Exchange Payload => In(MemberPlace.Payload);

    public override Exchange Attribute => In(MemberPlace.Attribute);

    public static MemberName[] NamesOf(IShape shape)
    {
        var names = new MemberName[shape.MemberCount];
        var recorder = new MemberRecorder();
        for (var i = 0; i < names.Length; i++)
        {
            recorder._place = MemberPlace.Body;
            shape.Exchange(recorder, i);
            names[i] = recorder._last;
        }

        return names;
    }

    public override T? Member<T>(string name, T? value, Codec<T> codec, string? queryName = null)
        where T : class
        => Note(name, queryName, value);

    public override T? Member<T>(string name, T? value, Codec<T> codec, string? queryName = null)
        where T : struct
        => Note(name, queryName, value);

    public override T? UnwrappedMember<T>(string name, string inner, T? value, Codec<T> codec, string? queryName = null)
        where T : class
        => Note(name, queryName, value);

    public override T? UnwrappedMember<T>(string name, string inner, T? value, Codec<T> codec, string? queryName = null)
        where T : struct
        => Note(name, queryName, value);

    public override int? StatusCode(int? value)
    {
        _place = MemberPlace.StatusCode;
        return Note(string.Empty, queryName: null, value);
    }

    private T Note<T>(string name, string? queryName, T value)
    {
        _last = new MemberName(name, queryName, _place);
        return value;
    }

    private MemberRecorder In(MemberPlace place)
    {
        _place = place;
        return this;
    }
}
