namespace AdvisorWorker.Aws;

/// <summary>Writes a shape to the wire. Null members are not written.</summary>
/// <param name="body">The body of the message, or the part of it that belongs to the shape.</param>
/// <param name="parts">The other parts of a REST message; null for other protocols and for nested shapes.</param>
/// <param name="makesTokens">Whether idempotency tokens are made up: in requests of a client.</param>
internal sealed class ShapeWriter(Sink body, RestTarget? parts = null, bool makesTokens = false) : Exchange
{
    public override Exchange QueryString => Part(parts?.QueryString);

    public override Exchange Header => Part(parts?.Header);

    public override Exchange HeaderMap => Part(parts?.HeaderMap);

    public override Exchange Path => Part(parts?.Path);

    public override Exchange Payload => Part(parts?.Payload);

    public override Exchange Attribute => new ShapeWriter(body.Attributes);

    /// <summary>Writes all members of the shape.</summary>
    public void Write(IShape shape)
    {
        for (var member = 0; member < shape.MemberCount; member++)
        {
            shape.Exchange(this, member);
        }
    }

    public override T? Member<T>(string name, T? value, Codec<T> codec, string? queryName = null)
        where T : class
    {
        if (value is not null)
        {
            Write(name, value, codec, queryName);
        }

        return value;
    }

    public override T? Member<T>(string name, T? value, Codec<T> codec, string? queryName = null)
        where T : struct
    {
        if (value is { } present)
        {
            Write(name, present, codec, queryName);
        }

        return value;
    }

    public override T? UnwrappedMember<T>(string name, string inner, T? value, Codec<T> codec, string? queryName = null)
        where T : class
        => Member(name, value, Codecs.Unwrapped(inner, codec), queryName);

    public override T? UnwrappedMember<T>(string name, string inner, T? value, Codec<T> codec, string? queryName = null)
        where T : struct
        => Member(name, value, Codecs.Unwrapped(inner, codec), queryName);

    public override string? IdempotencyToken(string name, string? value, string? queryName = null)
    {
        var token = value ?? (makesTokens ? Guid.NewGuid().ToString() : null);
        Member(name, token, Codecs.Text, queryName);

        // The made up token is not kept: the same request object sent again is another request.
        return value;
    }

    public override int? StatusCode(int? value)
    {
        if (parts is not null && value is not null)
        {
            parts.StatusCode = value;
        }

        return value;
    }

    private void Write<T>(string name, T value, Codec<T> codec, string? queryName)
    {
        body.BeginMember(name, queryName);
        codec.Write(body, value);
        body.EndMember();
    }

    private ShapeWriter Part(Sink? sink) => sink is null ? this : new ShapeWriter(sink, makesTokens: makesTokens);
}
