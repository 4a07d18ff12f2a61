using System.Globalization;
using System.Text.RegularExpressions;
using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Files;

namespace AdvisorWorker.Engine.Schedule;

/// <summary>Reads how accounts are entered: roles, and the external id, which may stand in a file or variable of its own.</summary>
internal sealed partial class RoleReader(FileReader file, AccountsWords words, FileMistakes mistakes)
{
    private readonly Dictionary<string, (string Text, int Line)> written = new(StringComparer.Ordinal);

    /// <summary>The keys.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["role", "writeRole", "externalId", "externalIdVariable", "externalIdFile", "sessionName", "duration"];

    /// <summary>Takes a key and its value.</summary>
    public void Take(string key, FileToken value)
    {
        if (file.Text(key, value) is { } text)
        {
            written[key] = (text, value.Line);
        }
    }

    /// <summary>What was taken; says what is wrong with it.</summary>
    public RoleTemplate Read() => new()
    {
        Role = Arn("role"),
        WriteRole = Arn("writeRole"),
        ExternalId = ExternalId(),
        SessionName = SessionName(),
        DurationSeconds = Duration(),
    };

    private string? Arn(string key)
    {
        if (!written.TryGetValue(key, out var role) || ArnShape().IsMatch(role.Text.Replace(RoleTemplate.Placeholder, "111122223333", StringComparison.Ordinal)))
        {
            return role.Text;
        }

        mistakes.Say(role.Line, $"{key}: {FileReader.Shown(role.Text)} is no role; write it like arn:aws:iam::{RoleTemplate.Placeholder}:role/NAME.");
        return null;
    }

    private string? SessionName()
    {
        if (!written.TryGetValue("sessionName", out var name) || SessionNameShape().IsMatch(name.Text))
        {
            return name.Text;
        }

        mistakes.Say(name.Line, $"sessionName: {FileReader.Shown(name.Text)} cannot be used; 2 to 64 letters, digits and +=,.@- make a name.");
        return null;
    }

    private int? Duration()
    {
        if (!written.TryGetValue("duration", out var duration))
        {
            return null;
        }

        if (int.TryParse(duration.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= RoleSettings.FewestSeconds and <= RoleSettings.MostSeconds)
        {
            return seconds;
        }

        mistakes.Say(duration.Line, $"duration: {FileReader.Shown(duration.Text)} is no number of seconds; from {RoleSettings.FewestSeconds} to {RoleSettings.MostSeconds}.");
        return null;
    }

    private string? ExternalId()
    {
        var ways = Keys.Where(key => key.StartsWith("externalId", StringComparison.Ordinal) && written.ContainsKey(key)).ToList();
        if (ways is not [var key])
        {
            if (ways.Count > 1)
            {
                mistakes.Say(written[ways[1]].Line, $"{string.Join(" and ", ways)} are one thing; leave one out.");
            }

            return null;
        }

        var (text, line) = written[key];
        var id = key switch
        {
            "externalId" => text,
            "externalIdVariable" => words.Environment(text),
            _ => Content(text, line),
        };

        // What it is, is a secret; that it cannot be used is none.
        if (id is null ? key == "externalIdVariable" : !ExternalIdShape().IsMatch(id))
        {
            mistakes.Say(line, id is null
                ? $"{key}: the environment has no variable {FileReader.Shown(text)}."
                : $"{key}: an external id has 2 to 1224 letters, digits and +=,.@:/-.");
            return null;
        }

        return id;
    }

    private string? Content(string path, int line)
    {
        try
        {
            return File.ReadAllText(path).TrimEnd('\r', '\n');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            mistakes.Say(line, $"externalIdFile: {FileReader.Shown(path)} cannot be read: {e.Message}");
            return null;
        }
    }

    [GeneratedRegex(RoleSettings.ArnPattern)]
    private static partial Regex ArnShape();

    [GeneratedRegex(RoleSettings.SessionNamePattern)]
    private static partial Regex SessionNameShape();

    [GeneratedRegex(RoleSettings.ExternalIdPattern)]
    private static partial Regex ExternalIdShape();
}
