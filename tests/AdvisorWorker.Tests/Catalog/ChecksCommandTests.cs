using System.Text.Json;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Catalog;

public sealed class ChecksCommandTests
{
    [Fact]
    public async Task The_list_names_every_check_with_its_counterpart()
    {
        var list = await Advisor.RunAsync("checks", "list");

        Assert.Equal(0, list.ExitCode);
        Assert.Matches("security-group-open-ports +HCP4007jGY +core +Security Groups - Specific Ports Unrestricted", list.Output);
    }

    [Fact]
    public async Task The_list_can_be_narrowed_and_read_by_a_program()
    {
        var list = await Advisor.RunAsync("checks", "list", "--pillars", "service_limits", "--format", "json");
        var checks = JsonDocument.Parse(list.Output).RootElement.EnumerateArray().ToList();

        Assert.NotEmpty(checks);
        Assert.All(checks, check => Assert.Equal("service_limits", check.GetProperty("pillar").GetString()));
    }

    [Theory]
    [InlineData("1iG5NDGVre")]
    [InlineData("security-group-unrestricted-access")]
    public async Task A_check_is_shown_by_either_id_with_settings_criteria_and_permissions(string id)
    {
        var shown = await Advisor.RunAsync("checks", "show", id);

        Assert.Equal(0, shown.ExitCode);
        Assert.Contains("Attached = Error", shown.Output);
        Assert.Contains("Ipv6 = True", shown.Output);
        Assert.Contains("ec2:DescribeSecurityGroups", shown.Output);
        Assert.Contains("::/0", shown.Output);
    }

    [Fact]
    public async Task An_unknown_check_is_a_usage_mistake()
    {
        var shown = await Advisor.RunAsync("checks", "show", "HCP4007jGx1");

        Assert.Equal(2, shown.ExitCode);
        Assert.Contains("Did you mean 'HCP4007jGY'?", Assert.Single(shown.ErrorLines));
    }
}
