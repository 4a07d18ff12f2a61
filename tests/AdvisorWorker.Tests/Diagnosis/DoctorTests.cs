using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Diagnosis;

public sealed class DoctorTests(MotoAccount moto)
{
    [Fact]
    public async Task A_healthy_account_has_nothing_broken_and_its_missing_contacts_are_mentioned()
    {
        var examined = await Advisor.RunAsync("doctor", "--demo");

        Assert.Equal(0, examined.ExitCode);
        Assert.Contains("ok    Identity", examined.Output);
        Assert.Contains("every action that the checks need is allowed", examined.Output);
        Assert.Contains("mind  Contacts", examined.Output);
    }

    [Fact]
    public async Task What_an_endpoint_cannot_answer_is_named_with_the_checks_it_costs()
    {
        var examined = await Advisor.RunAsync("doctor", "--endpoint-url", $"{await moto.EndpointAsync()}", "--regions", "us-east-1", "--checks", "ePs02jT06w");

        Assert.Equal(3, examined.ExitCode);
        Assert.Contains("FAIL  Permissions   Failed ec2:GetSnapshotBlockPublicAccessState: 1 check is not available", examined.Output);
    }

    [Fact]
    public async Task Without_an_identity_it_says_so_and_stops_there()
    {
        var examined = await Advisor.RunAsync("doctor", "--endpoint-url", "http://127.0.0.1:9", "--regions", "us-east-1");

        Assert.Equal(3, examined.ExitCode);
        Assert.Contains("FAIL  Identity", examined.Output);
        Assert.DoesNotContain("Permissions", examined.Output);
    }

    [Fact]
    public async Task A_CA_bundle_that_is_not_there_is_broken_and_one_that_is_not_read_is_mentioned()
    {
        var missing = await ExamineAsync("SSL_CERT_FILE", "/nonexistent.pem");
        var unread = await ExamineAsync("AWS_CA_BUNDLE", "/etc/ssl/certs/ca.pem");

        Assert.Contains("FAIL  CA bundle", missing.Output);
        Assert.Contains("mind  CA bundle", unread.Output);
    }

    private static Task<Advisor.Ended> ExamineAsync(string variable, string value) =>
        Advisor.RunAsync(["doctor", "--demo", "--checks", "HCP4007jGY"], new Dictionary<string, string?> { ["SSL_CERT_FILE"] = null, [variable] = value });
}
