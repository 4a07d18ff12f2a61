using AdvisorWorker.TestSupport;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Run;

/// <summary>An account that Terraform made: in moto, by AWS's own provider. Nothing else is in it, so the findings are these and no others.</summary>
public sealed class TerraformRunTests
{
    // About the account itself, which Terraform did not make.
    private static readonly string[] OfTheAccount =
        ["alternate-security-contact", "cloud-trail-management-event-logging", "iam-password-policy", "root-account-mfa"];

    [Fact]
    public async Task What_Terraform_made_is_found_and_nothing_else()
    {
        using var terraform = new TerraformFolder();
        await terraform.InitAsync();
        await using var moto = new MotoServer();
        var endpoint = await moto.EndpointAsync();
        var ids = await terraform.ApplyAsync(endpoint);

        var run = await Advisor.RunAsync(
            "run", "--endpoint-url", $"{endpoint}", "--regions", "us-east-1", "--pillars", "security,fault_tolerance,cost_optimizing", "--format", "json");

        (string Check, string Resource, string Status)[] expected =
        [
            ("ebs-volume-snapshots", Id("loose"), "error"),
            ("rds-backups", "single", "error"),
            ("rds-enhanced-monitoring", "single", "warning"),
            ("rds-multi-az", "single", "warning"),
            ("rds-multi-az-standby", "single", "warning"),
            ("s3-bucket-permissions", "terraform-public", "error"),
            ("s3-bucket-versioning", "terraform-public", "warning"),
            ("security-group-open-ports", Id("open"), "error"),
            ("security-group-unrestricted-access", Id("open"), "error"),
            ("unassociated-elastic-ips", Id("eip"), "warning"),
            ("underutilized-ebs-volumes", Id("loose"), "warning"),
            ("underutilized-ebs-volumes", Id("saved"), "warning"),
        ];
        Assert.Equal(expected.Order(), Findings(run).Order());
        Assert.Equal(1, run.ExitCode);

        string Id(string name) => ids.GetProperty(name).GetString()!;
    }

    private static IEnumerable<(string Check, string Resource, string Status)> Findings(Advisor.Ended run) =>
        from check in run.Report.GetProperty("checks").EnumerateArray()
        let id = check.GetProperty("id").GetString()!
        where !OfTheAccount.Contains(id)
        from item in check.GetProperty("items").EnumerateArray()
        let status = item.GetProperty("status").GetString()!
        where status != "ok"
        select (id, item.GetProperty("resourceId").GetString()!, status);
}
