using System.Text.Json;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Suppress;

/// <summary>A folder for a test's rules, stores and reports.</summary>
internal sealed class RulesFile : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("suppress").FullName;

    public string Store => At("advisor.db");

    public string At(string name) => Path.Combine(Folder, name);

    /// <summary>A file with these rules, as a program would write it.</summary>
    public string Of(params IEnumerable<object> rules) => Write("rules.json", JsonSerializer.Serialize(new { version = 1, suppressions = rules }));

    public string Write(string name, string text)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>The demo's open ports, which is a check with red and yellow rows.</summary>
    public static Task<Advisor.Ended> PortsAsync(params IEnumerable<string> arguments) =>
        Advisor.RunAsync(["run", "--demo", "--checks", "HCP4007jGY", "--format", "json", .. arguments]);
}
