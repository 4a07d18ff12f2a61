namespace AdvisorWorker.Aws;

/// <summary>How the entries of a map are named in formats that name them.</summary>
/// <param name="Key">Name of an entry's key.</param>
/// <param name="Value">Name of an entry's value.</param>
/// <param name="Flattened">Whether the entries stand without an element around them.</param>
public readonly record struct MapNames(string Key, string Value, bool Flattened);
