using System.Text.Json;
using AdvisorWorker.Sandbox.Demo;
using AdvisorWorker.TestSupport;

namespace AdvisorWorker.Sandbox.Tests.OtherSdks;

public sealed class Boto3Tests(DemoSandbox sandbox)
{
    [Fact]
    public async Task Its_paginators_find_the_same_by_pages_as_at_once()
    {
        await using var server = await DemoSandbox.StartAsync(sandbox.Account);
        using var report = await RunAsync(server, "walk_pages.py");
        foreach (var listing in report.RootElement.EnumerateObject())
        {
            Assert.False(listing.Value.TryGetProperty("error", out var error), $"{listing.Name}: {error}");
            Assert.True(listing.Value.GetProperty("items").GetInt32() > 0, $"{listing.Name} is empty");
            Assert.True(listing.Value.GetProperty("walked").GetInt32() > 0, $"{listing.Name} was not paged");
            Assert.True(listing.Value.GetProperty("differing").GetArrayLength() == 0, $"{listing.Name} differs: {listing.Value}");
        }
    }

    [Fact]
    public async Task It_reads_the_same_names_in_all_five_protocols()
    {
        using var names = await RunAsync(sandbox.Server, "read_names.py");
        var main = sandbox.Account.Regions[DemoAccount.MainRegion];
        Assert.Equal(main.Ec2.Instances.Select(instance => instance.Tags!.Single(tag => tag.Key == "Name").Value), Read("ec2"));
        Assert.Equal(main.AutoScalingGroups.Select(group => group.AutoScalingGroupName), Read("query"));
        Assert.Equal(main.Functions.Select(function => function.FunctionName), Read("rest-json"));
        Assert.Equal(sandbox.Account.HostedZones.Select(zone => zone.Zone.Config!.Comment ?? string.Empty), Read("rest-xml"));
        Assert.Equal(sandbox.Account.Organization!.Members.Select(member => member.Account.Name), Read("json"));
        Assert.Equal(sandbox.Account.Buckets.Where(bucket => bucket.Name == "fernweh-product-images").Select(bucket => bucket.Policy), Read("policy"));
        Assert.Equal(["False", "False", "False", "False"], Read("s3control"));

        IEnumerable<string?> Read(string protocol) => names.RootElement.GetProperty(protocol).EnumerateArray().Select(name => name.GetString());
    }

    private static async Task<JsonDocument> RunAsync(SandboxServer server, string script)
    {
        var python = RequiredProgram.Boto3.Require();
        var (exitCode, output, errors) = await ExternalProgram.RunAsync(python, server, Path.Combine(AppContext.BaseDirectory, "OtherSdks", script));
        Assert.True(exitCode == 0, errors);
        return JsonDocument.Parse(output);
    }
}
