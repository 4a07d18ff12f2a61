namespace AdvisorWorker.Aws;

/// <summary>
/// What a shape passes its members through. A <see cref="ShapeReader"/> answers with the value that is on the wire, a <see cref="ShapeWriter"/> writes the
/// value it is given. A member that is absent on the wire keeps the value it has, which is null in a new shape.
/// </summary>
public abstract class Exchange
{
    /// <summary>Members in the query string; protocols without one have them in the body.</summary>
    public virtual Exchange QueryString => this;

    /// <summary>Members in headers.</summary>
    public virtual Exchange Header => this;

    /// <summary>Maps whose entries are headers with a common prefix.</summary>
    public virtual Exchange HeaderMap => this;

    /// <summary>Members that are labels of the path.</summary>
    public virtual Exchange Path => this;

    /// <summary>The member that is the whole body.</summary>
    public virtual Exchange Payload => this;

    /// <summary>Members that are attributes of an XML element.</summary>
    public abstract Exchange Attribute { get; }

    /// <summary>Passes a text, list, map or structure.</summary>
    /// <param name="name">Name on the wire.</param>
    /// <param name="value">The value of the shape.</param>
    /// <param name="codec">How to read and write it.</param>
    /// <param name="queryName">Name in an EC2 query, where it is not the capitalized name.</param>
    public abstract T? Member<T>(string name, T? value, Codec<T> codec, string? queryName = null)
        where T : class;

    /// <summary>Passes a number, boolean or time.</summary>
    /// <inheritdoc cref="Member{T}(string, T, Codec{T}, string)"/>
    public abstract T? Member<T>(string name, T? value, Codec<T> codec, string? queryName = null)
        where T : struct;

    /// <summary>Passes a structure of which only one member is of interest, as that member.</summary>
    public abstract T? UnwrappedMember<T>(string name, string inner, T? value, Codec<T> codec, string? queryName = null)
        where T : class;

    /// <inheritdoc cref="UnwrappedMember{T}(string, string, T, Codec{T}, string)"/>
    public abstract T? UnwrappedMember<T>(string name, string inner, T? value, Codec<T> codec, string? queryName = null)
        where T : struct;

    /// <summary>Passes the token by which a service recognises a repeated request; a client makes one up when the caller gives none.</summary>
    public virtual string? IdempotencyToken(string name, string? value, string? queryName = null) => Member(name, value, Codecs.Text, queryName);

    /// <summary>Passes the HTTP status of a response.</summary>
    public virtual int? StatusCode(int? value) => value;
}
