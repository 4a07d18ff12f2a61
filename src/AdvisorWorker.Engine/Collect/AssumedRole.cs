using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace AdvisorWorker.Engine.Collect;

/// <summary>Credentials of a role, assumed with others and assumed again before they expire. They are never written or copied.</summary>
public sealed class AssumedRole : RefreshingAWSCredentials
{
    private readonly RoleSettings role;
    private readonly AWSCredentials caller;
    private readonly AwsEndpoints endpoints;
    private readonly string region;

    /// <param name="role">The role.</param>
    /// <param name="caller">Who assumes it.</param>
    /// <param name="endpoints">Where STS is.</param>
    /// <param name="region">The Region whose STS is asked; regional endpoints answer when the global one does not.</param>
    public AssumedRole(RoleSettings role, AWSCredentials caller, AwsEndpoints endpoints, string region)
    {
        this.role = role;
        this.caller = caller;
        this.endpoints = endpoints;
        this.region = region;

        // A page that is under way must not outlive its credentials.
        PreemptExpiryTime = TimeSpan.FromMinutes(5);
    }

    /// <inheritdoc/>
    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        var config = new AmazonSecurityTokenServiceConfig();
        endpoints.Configure(config, region);
        using var sts = new AmazonSecurityTokenServiceClient(caller, config);
        var answer = await sts.AssumeRoleAsync(new AssumeRoleRequest
        {
            RoleArn = role.RoleArn,
            RoleSessionName = role.SessionName,
            ExternalId = role.ExternalId,
            DurationSeconds = role.DurationSeconds,
        }).ConfigureAwait(false);
        return answer.Credentials is { Expiration: { } expiration } made
            ? new(new ImmutableCredentials(made.AccessKeyId, made.SecretAccessKey, made.SessionToken), expiration)
            : throw new AmazonClientException($"The answer to sts:AssumeRole for {role.RoleArn} holds no credentials");
    }
}
