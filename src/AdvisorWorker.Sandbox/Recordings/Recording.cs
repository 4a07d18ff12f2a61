using System.Globalization;
using System.Text.Json;
using AdvisorWorker.Aws;
using AdvisorWorker.Sandbox.Serving;
using Amazon.Runtime;

namespace AdvisorWorker.Sandbox.Recordings;

/// <summary>
/// A recording that was read and found to be whole. It may come from anyone, so it is held to its form: plain files of known names and bounded sizes in one
/// folder per Region, nothing else, and nothing outside.
/// </summary>
public sealed class Recording
{
    internal const string ManifestName = "manifest.json";
    internal const string FileExtension = ".jsonl";
    private const long LargestManifest = 1024 * 1024;
    private const long LargestFile = 4L * 1024 * 1024 * 1024;
    private const int MostMistakes = 20;

    private static readonly Dictionary<string, OperationDescriptor> Operations = SandboxServices.All
        .SelectMany(service => service.Operations.Values)
        .GroupBy(operation => operation.ToString(), StringComparer.Ordinal)
        .ToDictionary(twins => twins.Key, twins => twins.First(), StringComparer.Ordinal);

    private readonly Dictionary<(string Region, string Operation), Dictionary<string, Place>> _calls = [];

    private Recording(RecordingManifest manifest) => Manifest = manifest;

    /// <summary>What it is of.</summary>
    public RecordingManifest Manifest { get; }

    /// <summary>Opens a recording.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="mistakes">Takes what is wrong with it, a line each with file and line.</param>
    /// <returns>The recording; null where something is wrong.</returns>
    public static Recording? Open(string folder, ICollection<string> mistakes)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        var found = new List<string>();
        Recording? recording = null;
        try
        {
            recording = Read(folder, found);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException or NotSupportedException)
        {
            found.Add($"{folder} cannot be read: {e.Message}");
        }

        foreach (var mistake in found.Take(MostMistakes))
        {
            mistakes.Add(mistake);
        }

        if (found.Count > MostMistakes)
        {
            mistakes.Add($"… and {found.Count - MostMistakes} more.");
        }

        return found.Count == 0 ? recording : null;
    }

    /// <summary>What was recorded for a call; null when nothing was.</summary>
    internal RecordedCall? Find(string region, OperationDescriptor operation, AmazonWebServiceRequest request)
    {
        if (!_calls.TryGetValue((region, operation.ToString()), out var places) || !places.TryGetValue(CallKey.Of(ShapeJson.Write(request)), out var place))
        {
            return null;
        }

        using var file = File.OpenRead(place.Path);
        return JsonSerializer.Deserialize<RecordedCall>(Lines.ReadAt(file, place.Start, place.Length), RecordedCall.Json);
    }

    private static Recording? Read(string folder, List<string> mistakes)
    {
        var root = new DirectoryInfo(folder);
        if (!root.Exists)
        {
            mistakes.Add($"{folder} is no folder.");
            return null;
        }

        var entries = root.GetFileSystemInfos();
        var manifest = entries.OfType<FileInfo>().FirstOrDefault(file => file.Name == ManifestName);
        if (manifest is null)
        {
            mistakes.Add($"{folder} has no {ManifestName}: it is no recording, or one that was not finished.");
            return null;
        }

        if (!IsPlain(manifest, LargestManifest, mistakes) || ReadManifest(manifest, mistakes) is not { } about)
        {
            return null;
        }

        var recording = new Recording(about);
        foreach (var entry in entries.Where(entry => entry.Name != ManifestName))
        {
            if (entry is DirectoryInfo region && IsRegion(entry.Name) && !IsLink(entry))
            {
                recording.ReadRegion(region, mistakes);
            }
            else
            {
                mistakes.Add($"{entry.FullName} does not belong into a recording{(IsLink(entry) ? ": it is a link" : string.Empty)}.");
            }
        }

        return recording;
    }

    private static RecordingManifest? ReadManifest(FileInfo file, List<string> mistakes)
    {
        try
        {
            using var stream = file.OpenRead();
            var manifest = JsonSerializer.Deserialize<RecordingManifest>(stream, RecordedCall.Json);
            if (manifest is { Version: > RecordingManifest.CurrentVersion })
            {
                mistakes.Add($"{file.FullName}: version {manifest.Version} is newer than this program, which reads version {RecordingManifest.CurrentVersion}.");
                return null;
            }

            if (manifest is { Account: [_, ..], HomeRegion: { } home, Regions: { } regions } && regions.Prepend(home).All(IsRegion) && manifest.Account.All(char.IsAsciiDigit))
            {
                return manifest;
            }
        }
        catch (JsonException e)
        {
            mistakes.Add($"{file.FullName}: {Where(e)} is not the manifest of a recording.");
            return null;
        }

        mistakes.Add($"{file.FullName} names no account or no Region.");
        return null;
    }

    private void ReadRegion(DirectoryInfo region, List<string> mistakes)
    {
        foreach (var entry in region.GetFileSystemInfos())
        {
            if (!entry.Name.EndsWith(FileExtension, StringComparison.Ordinal) || !Operations.TryGetValue(entry.Name[..^FileExtension.Length], out var operation))
            {
                mistakes.Add($"{entry.FullName} is named after no operation that is known here.");
            }
            else if (entry is not FileInfo file)
            {
                mistakes.Add($"{entry.FullName} is no file.");
            }
            else if (IsPlain(file, LargestFile, mistakes))
            {
                ReadCalls(region.Name, operation, file, mistakes);
            }
        }
    }

    private void ReadCalls(string region, OperationDescriptor operation, FileInfo file, List<string> mistakes)
    {
        var places = _calls[(region, operation.ToString())] = new(StringComparer.Ordinal);
        using var stream = file.OpenRead();
        var number = 0;
        foreach (var (start, length, text) in Lines.Read(stream))
        {
            number++;
            var where = string.Create(CultureInfo.InvariantCulture, $"{file.FullName}:{number}");
            try
            {
                if (!places.TryAdd(Check(operation, text), new(file.FullName, start, length)))
                {
                    mistakes.Add($"{where}: these parameters were answered before.");
                }
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or ArgumentException)
            {
                mistakes.Add($"{where}: {(e is JsonException json ? Where(json) : "this")} is no recorded call of {operation}.");
            }
        }
    }

    /// <summary>Reads a line as it will be read when it is asked for, so that what is wrong shows now.</summary>
    /// <returns>The call's key.</returns>
    private static string Check(OperationDescriptor operation, string text)
    {
        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        var request = ShapeJson.Read<AmazonWebServiceRequest>(root.GetProperty("parameters"), operation.RequestType);
        var outcomes = 0;
        if (root.TryGetProperty("response", out var response))
        {
            outcomes++;
            ShapeJson.Read<AmazonWebServiceResponse>(response, operation.ResponseType);
        }

        if (root.TryGetProperty("error", out var error))
        {
            outcomes++;
            if (error.Deserialize<RecordedError>(RecordedCall.Json) is not { Code.Length: > 0, Status: >= 300 and < 600 })
            {
                throw new JsonException("an error has a code and a status");
            }
        }

        outcomes += root.TryGetProperty("unanswered", out _) ? 1 : 0;
        return outcomes == 1 ? CallKey.Of(ShapeJson.Write(request)) : throw new JsonException("there must be one outcome");
    }

    private static bool IsPlain(FileInfo file, long largest, List<string> mistakes)
    {
        // What is no file, such as a pipe, has no length; reading it could wait forever.
        var mistake = IsLink(file) ? "is a link; a recording has none"
            : file.Length == 0 ? "is empty, or no file"
            : file.Length > largest ? $"has {file.Length} bytes; at most {largest} are read"
            : null;
        if (mistake is not null)
        {
            mistakes.Add($"{file.FullName} {mistake}.");
        }

        return mistake is null;
    }

    private static bool IsLink(FileSystemInfo entry) => entry.LinkTarget is not null || entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private static bool IsRegion(string name) => name.Length is > 0 and <= 32 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static string Where(JsonException e) => e.Path is { Length: > 1 } path ? path : "it";

    private readonly record struct Place(string Path, long Start, int Length);
}
