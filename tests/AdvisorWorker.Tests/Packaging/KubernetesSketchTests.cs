using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Serving;
using AdvisorWorker.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace AdvisorWorker.Tests.Packaging;

/// <summary>The sketch of docs/packaging.md, as far as it is about the program; what Kubernetes makes of it is not shown here.</summary>
public sealed class KubernetesSketchTests
{
    private static YamlNode Container { get; } = Read();

    [Fact]
    public async Task The_program_takes_its_arguments_and_its_store()
    {
        var help = await Advisor.RunAsync([.. RepositoryYaml.Texts(Container, "args"), "--help"]);
        var store = ((YamlSequenceNode)Container["env"]).Children.Single(variable => RepositoryYaml.Text(variable["name"]) == "Store");

        Assert.Equal(0, help.ExitCode);
        Assert.IsType<StoreAddress.Server>(StoreAddress.Parse(RepositoryYaml.Text(store["value"])));
    }

    [Fact]
    public void Its_probes_ask_a_page_that_needs_no_secret_by_a_name_that_is_answered_to()
    {
        YamlNode[] probes = [Container["livenessProbe"]["httpGet"], Container["startupProbe"]["httpGet"]];

        Assert.All(probes, probe => Assert.Equal(HealthPages.Alive, RepositoryYaml.Text(probe["path"])));
        Assert.All(probes, probe => Assert.Equal("Host", RepositoryYaml.Text(probe["httpHeaders"][0]["name"])));
        Assert.All(probes, probe => Assert.Contains(RepositoryYaml.Text(probe["httpHeaders"][0]["value"]), RequestRules.LoopbackNames));
    }

    private static YamlNode Read()
    {
        var text = File.ReadAllText(Path.Combine(Advisor.Repository, "docs", "packaging.md"));
        var begin = text.IndexOf("apiVersion:", StringComparison.Ordinal);
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text[begin..text.IndexOf("```", begin, StringComparison.Ordinal)]));
        return yaml.Documents.Single().RootNode["spec"]["template"]["spec"]["containers"][0];
    }
}
