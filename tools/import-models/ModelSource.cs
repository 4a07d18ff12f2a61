using System.IO.Compression;
using AdvisorWorker.Aws.Generator.Json;

namespace AdvisorWorker.ImportModels;

/// <summary>A botocore data directory: SERVICE/VERSION/service-2.json, plain or compressed. The newest version counts.</summary>
internal sealed class ModelSource(string directory)
{
    public JsonValue? Read(string service, string file)
    {
        var folder = Path.Combine(directory, service);
        if (!Directory.Exists(folder))
        {
            return null;
        }

        var version = Directory.GetDirectories(folder).Max(StringComparer.Ordinal);
        if (version is null)
        {
            return null;
        }

        var path = Path.Combine(version, file);
        return File.Exists(path) ? JsonReader.Read(File.ReadAllText(path)) : ReadCompressed(path + ".gz");
    }

    private static JsonValue? ReadCompressed(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return JsonReader.Read(reader.ReadToEnd());
    }
}
