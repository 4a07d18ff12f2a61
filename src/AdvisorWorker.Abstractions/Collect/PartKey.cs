namespace AdvisorWorker;

/// <summary>
/// Names a part of a record, beside the record. A check declares the key; the collector side brings the
/// <see cref="IPart{T}"/> that loads it, so that records and checks know no AWS client.
/// </summary>
/// <param name="name">The property's name.</param>
/// <param name="unreadable">A copy of the record with the part marked as unreadable.</param>
/// <typeparam name="T">The record.</typeparam>
public sealed class PartKey<T>(string name, Func<T, Gap, T> unreadable)
    where T : Resource
{
    /// <summary>The property's name.</summary>
    public string Name { get; } = name;

    /// <summary>A copy of the record with the part marked as unreadable.</summary>
    public T Unreadable(T resource, Gap gap) => unreadable(resource, gap);

    /// <summary>Such as <c>EbsVolume.LatestSnapshot</c>.</summary>
    public override string ToString() => $"{typeof(T).Name}.{Name}";
}
