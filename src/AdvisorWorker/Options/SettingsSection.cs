namespace AdvisorWorker.Options;

/// <summary>A section of the settings, as <see cref="SettingsTable"/> lists it.</summary>
/// <param name="Path">Where it stands: <c>Escalation:Calendar</c>.</param>
/// <param name="About">What it is for.</param>
/// <param name="Shape">How it is written.</param>
/// <param name="Type">The type whose properties are its settings; of a list, those of an entry. Null where it has none of its own.</param>
internal sealed record SettingsSection(string Path, string About, SettingsShape Shape, Type? Type = null)
{
    /// <summary>The daemon takes changes of it while it runs.</summary>
    public bool IsLive { get; init; }

    /// <summary>Of a list whose entries have a kind: the types, by what is written as <c>Kind</c>.</summary>
    public IReadOnlyDictionary<string, Type> Kinds { get; init; } = new Dictionary<string, Type>();
}

/// <summary>How a section is written.</summary>
internal enum SettingsShape
{
    /// <summary>One text.</summary>
    Text,

    /// <summary>An object.</summary>
    Object,

    /// <summary>A list of objects.</summary>
    List,

    /// <summary>An object whose names are not settings: whoever reads it knows them.</summary>
    Open,
}
