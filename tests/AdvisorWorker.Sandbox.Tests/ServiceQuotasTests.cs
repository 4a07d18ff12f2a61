using Amazon.ServiceQuotas;
using Amazon.ServiceQuotas.Model;

namespace AdvisorWorker.Sandbox.Tests;

public sealed class ServiceQuotasTests(DemoSandbox sandbox)
{
    [Fact]
    public async Task An_increase_is_asked_for_once()
    {
        await using var server = await DemoSandbox.StartAsync(sandbox.Account);
        var client = new AmazonServiceQuotasClient(SandboxClients.Credentials, new AmazonServiceQuotasConfig().For(server));
        var asked = await client.RequestServiceQuotaIncreaseAsync(new() { ServiceCode = "vpc", QuotaCode = "L-F678F1CE", DesiredValue = 10 });
        Assert.Equal(RequestStatus.PENDING, asked.RequestedQuota!.Status);

        await Assert.ThrowsAsync<ResourceAlreadyExistsException>(
            () => client.RequestServiceQuotaIncreaseAsync(new() { ServiceCode = "vpc", QuotaCode = "L-F678F1CE", DesiredValue = 12 }));
        await Assert.ThrowsAsync<IllegalArgumentException>(
            () => client.RequestServiceQuotaIncreaseAsync(new() { ServiceCode = "vpc", QuotaCode = "L-A4707A72", DesiredValue = 1 }));
        var history = await client.ListRequestedServiceQuotaChangeHistoryByQuotaAsync(new() { ServiceCode = "vpc", QuotaCode = "L-F678F1CE" });
        Assert.Equal([10.0], history.RequestedQuotas!.Select(change => change.DesiredValue!.Value));
    }

    [Fact]
    public async Task A_quota_that_nobody_changed_is_among_the_defaults_only()
    {
        var client = new AmazonServiceQuotasClient(SandboxClients.Credentials, new AmazonServiceQuotasConfig().For(sandbox.Server));
        var applied = (await client.ListServiceQuotasAsync(new() { ServiceCode = "ebs" })).Quotas!.Select(quota => quota.QuotaCode).ToList();
        var defaults = (await client.ListAWSDefaultServiceQuotasAsync(new() { ServiceCode = "ebs" })).Quotas!.Select(quota => quota.QuotaCode).ToList();
        Assert.Equal(["L-9CF3C2EB"], defaults.Except(applied));
        await Assert.ThrowsAsync<NoSuchResourceException>(() => client.ListServiceQuotasAsync(new() { ServiceCode = "moon" }));
    }
}
