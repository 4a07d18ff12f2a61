using AdvisorWorker.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace AdvisorWorker.Tests.Packaging;

/// <summary>A YAML file of the repository, read node by node.</summary>
internal static class RepositoryYaml
{
    /// <summary>The file's only document.</summary>
    public static YamlMappingNode Read(string path)
    {
        using var text = File.OpenText(Path.Combine(Advisor.Repository, path));
        var yaml = new YamlStream();
        yaml.Load(text);
        return (YamlMappingNode)Assert.Single(yaml.Documents).RootNode;
    }

    /// <summary>The keys of a map.</summary>
    public static IEnumerable<string> Keys(YamlNode map) => ((YamlMappingNode)map).Children.Keys.Select(Text);

    /// <summary>A map's values by key; empty where there is no such map.</summary>
    public static IEnumerable<(string Key, YamlNode Value)> Each(YamlNode map, string key) =>
        Find(map, key) is YamlMappingNode found ? found.Children.Select(pair => (Text(pair.Key), pair.Value)) : [];

    /// <summary>What a map has under a key; null for nothing.</summary>
    public static YamlNode? Find(YamlNode map, string key) => ((YamlMappingNode)map).Children.TryGetValue(key, out var found) ? found : null;

    /// <summary>The texts of a list; none where there is no such list.</summary>
    public static IReadOnlyList<string> Texts(YamlNode map, string key) => Find(map, key) is YamlSequenceNode list ? [.. list.Children.Select(Text)] : [];

    /// <summary>A scalar's text.</summary>
    public static string Text(YamlNode node) => Assert.IsType<YamlScalarNode>(node).Value ?? "";
}
