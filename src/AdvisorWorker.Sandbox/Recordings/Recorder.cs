using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AdvisorWorker.Aws;
using AdvisorWorker.Sandbox.Serving;
using Amazon.Runtime;

namespace AdvisorWorker.Sandbox.Recordings;

/// <summary>
/// Writes what AWS answers into a folder, a file per Region and operation, a line per call: <c>us-east-1/ec2.DescribeInstances.jsonl</c>. Files are readable by
/// their owner alone. The same answers give the same files, in whatever order they come.
/// </summary>
/// <remarks>
/// Of a call that was retried the last answer counts. Secrets are never written (<see cref="SecretMembers"/>), nor are calls that hand out credentials. Until
/// <see cref="Finish"/>, everything is in a folder of its own, which <see cref="Dispose"/> removes.
/// </remarks>
public sealed class Recorder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const char AfterKey = '\t';
    private readonly AwsWireServer _wire = new(SandboxServices.All);
    private readonly PageLabels _pages = new();
    private readonly SecretMembers _secrets;
    private readonly AccountMask? _mask;
    private readonly string _folder;
    private readonly string _unfinished;
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, StreamWriter> _files = new(StringComparer.Ordinal);

    /// <summary>Starts to record into a folder, which must be new or empty.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="masksAccounts">Whether account ids are replaced.</param>
    /// <param name="redact">Takes out what looks like a secret in tags and descriptions.</param>
    /// <exception cref="IOException">The folder is in use, or cannot be made.</exception>
    public Recorder(string folder, bool masksAccounts, Func<string, string> redact)
    {
        ArgumentNullException.ThrowIfNull(redact);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new IOException($"{folder} is not empty; name a new folder.");
        }

        _folder = folder;
        _unfinished = Path.Combine(folder, ".unfinished");
        _mask = masksAccounts ? new() : null;
        _secrets = new(redact);
        MakeFolder(folder);
        MakeFolder(_unfinished);
    }

    /// <summary>Records an exchange. What is no call to AWS is left out.</summary>
    /// <param name="request">The request.</param>
    /// <param name="answer">What came back; null when nothing did.</param>
    public void Record(WireRequest request, WireResponse? answer)
    {
        if (!_wire.TryDecode(request, out var call, out _) || HandsOutCredentials(call.Operation))
        {
            return;
        }

        var name = call.Operation.ToString();
        var scope = $"{call.Caller.Region}/{name}";
        var parameters = ShapeJson.Write(call.Request);
        var page = _pages.LabelRequest(scope, parameters);
        var recorded = Read(call.Operation, answer, parameters);
        if (recorded.Response is { } response)
        {
            _pages.LabelResponse(scope, page, response);
            _secrets.Remove(call.Operation.Service.Name, response);
        }

        _secrets.Remove(call.Operation.Service.Name, parameters);
        _mask?.Collect(recorded.Parameters);
        _mask?.Collect(recorded.Response);
        _mask?.Collect(recorded.Error?.Message ?? string.Empty);
        Append(call.Caller.Region, name, recorded);
    }

    /// <summary>Puts the files in their final form and writes the manifest.</summary>
    /// <returns>The manifest as it was written.</returns>
    public RecordingManifest Finish(RecordingManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        _mask?.Collect(manifest.Account);
        var calls = 0;
        foreach (var (path, writer) in _files)
        {
            writer.Dispose();
            calls += Settle(Path.Combine(_unfinished, path), Path.Combine(_folder, path));
        }

        _files.Clear();
        var finished = manifest with { Calls = calls, AccountsMasked = _mask is not null, Account = _mask?.Apply(manifest.Account) ?? manifest.Account };
        using (var file = Create(Path.Combine(_folder, Recording.ManifestName)))
        {
            JsonSerializer.Serialize(file, finished, new JsonSerializerOptions(RecordedCall.Json) { WriteIndented = true });
        }

        return finished;
    }

    /// <summary>Removes what is not finished.</summary>
    public void Dispose()
    {
        foreach (var writer in _files.Values)
        {
            writer.Dispose();
        }

        _files.Clear();
        if (Directory.Exists(_unfinished))
        {
            Directory.Delete(_unfinished, recursive: true);
        }
    }

    private static bool HandsOutCredentials(OperationDescriptor operation) => operation.Service.SigningName == "sts" && operation.Name != "GetCallerIdentity";

    private static RecordedCall Read(OperationDescriptor operation, WireResponse? answer, JsonObject parameters)
    {
        var call = new RecordedCall { Parameters = parameters };
        if (answer is null)
        {
            return call with { Unanswered = true };
        }

        try
        {
            return call with { Response = ShapeJson.Write(AwsWireClient.Decode(operation, answer)) };
        }
        catch (AmazonUnmarshallingException)
        {
            return call with { Unanswered = true };
        }
        catch (AmazonServiceException error)
        {
            return call with { Error = new(error.ErrorCode, error.Message, answer.StatusCode, answer.Headers.GetValueOrDefault(RecordedError.BucketRegionHeader)) };
        }
    }

    private void Append(string region, string name, RecordedCall call)
    {
        var path = Path.Combine(region, name + Recording.FileExtension);
        var line = JsonSerializer.Serialize(call, RecordedCall.Json);
        lock (_lock)
        {
            if (!_files.TryGetValue(path, out var writer))
            {
                MakeFolder(Path.Combine(_unfinished, region));
                _files[path] = writer = new(Create(Path.Combine(_unfinished, path)));
            }

            writer.Write(CallKey.Of(call.Parameters));
            writer.Write(AfterKey);
            writer.WriteLine(line);
        }
    }

    // In the order of the parameters, the last answer to each.
    private int Settle(string from, string to)
    {
        MakeFolder(Path.GetDirectoryName(to)!);
        var lines = new SortedDictionary<string, (long Start, int Length)>(StringComparer.Ordinal);
        using var source = File.OpenRead(from);
        foreach (var (start, length, text) in Lines.Read(source))
        {
            lines[Masked(text[..text.IndexOf(AfterKey, StringComparison.Ordinal)])] = (start, length);
        }

        using var target = new StreamWriter(Create(to)) { NewLine = "\n" };
        foreach (var (start, length) in lines.Values)
        {
            var text = Lines.ReadAt(source, start, length);
            target.WriteLine(Masked(text[(text.IndexOf(AfterKey, StringComparison.Ordinal) + 1)..]));
        }

        return lines.Count;
    }

    private string Masked(string json) => _mask is null ? json : _mask.Apply(JsonNode.Parse(json))!.ToJsonString(RecordedCall.Json);

    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new(path, options);
    }

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        }
    }
}
