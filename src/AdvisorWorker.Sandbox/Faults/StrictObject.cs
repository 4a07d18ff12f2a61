using System.Text.Json;

namespace AdvisorWorker.Sandbox.Faults;

/// <summary>Reads a JSON object and notes all that is wrong with it: also keys that nobody asked for, and keys that are there twice.</summary>
internal sealed class StrictObject
{
    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly List<string> _mistakes;
    private readonly string _path;

    /// <summary>An object at a path; a value that is none is a mistake, and has no members.</summary>
    public StrictObject(JsonElement value, string path, List<string> mistakes)
    {
        _path = path;
        _mistakes = mistakes;
        if (value.ValueKind != JsonValueKind.Object)
        {
            mistakes.Add($"{path}: must be an object.");
            return;
        }

        IsObject = true;
        foreach (var member in value.EnumerateObject())
        {
            if (!_members.TryAdd(member.Name, member.Value))
            {
                mistakes.Add($"{At(member.Name)}: is there twice.");
            }
        }
    }

    /// <summary>Whether the value is an object at all.</summary>
    public bool IsObject { get; }

    private string At(string key) => $"{_path}.{key}";

    public bool Has(string key) => _members.ContainsKey(key);

    public void Mistake(string key, string what) => _mistakes.Add($"{At(key)}: {what}");

    public JsonElement? Element(string key)
    {
        _asked.Add(key);
        return _members.TryGetValue(key, out var value) ? value : null;
    }

    public string? Text(string key)
    {
        if (Element(key) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text)
        {
            return text;
        }

        Mistake(key, "must be a text that is not empty.");
        return null;
    }

    public bool? Flag(string key)
    {
        if (Element(key) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Mistake(key, "must be true or false.");
        return null;
    }

    public int? Whole(string key, int least, int most)
    {
        if (Element(key) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Mistake(key, $"must be a whole number from {least} to {most}.");
        return null;
    }

    public double? Fraction(string key)
    {
        if (Element(key) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number is >= 0 and <= 1)
        {
            return number;
        }

        Mistake(key, "must be a number from 0 to 1.");
        return null;
    }

    /// <summary>Notes the keys that were not asked for.</summary>
    public void End() => _mistakes.AddRange(_members.Keys.Where(key => !_asked.Contains(key))
        .Select(key => $"{At(key)}: is no key here. Known: {string.Join(", ", _asked.Order(StringComparer.Ordinal))}."));
}
