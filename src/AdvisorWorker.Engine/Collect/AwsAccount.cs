using System.Xml;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace AdvisorWorker.Engine.Collect;

/// <summary>An account that we hold credentials for.</summary>
/// <param name="Credentials">From the SDK's chain, a profile, or the demo's own.</param>
/// <param name="Endpoints">Where its calls go.</param>
/// <param name="HomeRegion">The Region asked first, for identity and the list of Regions.</param>
public sealed record AwsAccount(AWSCredentials Credentials, AwsEndpoints Endpoints, string HomeRegion)
{
    /// <summary>The account that these credentials must belong to; null where nothing is said about it.</summary>
    public string? Expected { get; init; }

    /// <summary>Whose the credentials are, where that was asked before.</summary>
    internal CallerIdentity? Identity { get; init; }

    /// <summary>The account's twelve digits, where they were asked for before.</summary>
    public string? KnownId => Identity?.Account;

    /// <summary>Credentials for what changes something (events); those for reading when not set.</summary>
    public AWSCredentials? WriteCredentials { get; init; }

    /// <summary>The same account, for what changes something.</summary>
    public AwsAccount ForWriting => WriteCredentials is null ? this : this with { Credentials = WriteCredentials, WriteCredentials = null, Identity = null };

    /// <summary>The same account, with all HTTP of its clients through a transport.</summary>
    public AwsAccount RecordedBy(HttpClientFactory transport) => this with { Endpoints = Endpoints.Through(transport) };

    /// <summary>The same account through a role.</summary>
    public AwsAccount Through(RoleSettings role) => this with
    {
        Expected = role.ExpectedAccount,
        Identity = role.RoleArn is null ? Identity : null,
        Credentials = Assume(role.RoleArn, role) ?? Credentials,
        WriteCredentials = Assume(role.WriteRoleArn, role),
    };

    /// <summary>The same account, which knows whose its credentials are.</summary>
    /// <exception cref="AccountException">No credentials, refused, or no answer.</exception>
    public async Task<AwsAccount> IdentifiedAsync(CallTerms terms, CancellationToken cancellationToken) =>
        this with { Identity = await IdentifyAsync(new(), terms, cancellationToken) };

    /// <summary>Asks STS who we are.</summary>
    /// <exception cref="AccountException">No credentials, refused, or no answer.</exception>
    public async Task<CallerIdentity> IdentifyAsync(CallMeter meter, CallTerms terms, CancellationToken cancellationToken)
    {
        if (Identity is { } known && (Expected is null || Expected == known.Account))
        {
            return known;
        }

        // A place of its own: STS answers whom policies deny everything, and tells nothing about the Region.
        using var clients = new AwsClients(Credentials, Endpoints, meter, $"caller:{Expected}", terms);
        try
        {
            var answer = await clients.Get<AmazonSecurityTokenServiceClient>(HomeRegion).GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancellationToken);
            var identity = CallerIdentity.Parse(answer.Account, answer.Arn)
                ?? throw new AccountException("The endpoint's answer to sts:GetCallerIdentity names no account; is it an AWS endpoint?");
            return Expected is null || Expected == identity.Account
                ? identity
                : throw new AccountException($"The credentials are of account {identity.Account}, and the settings say {Expected}; nothing was read.");
        }
        catch (AmazonServiceException e) when (AwsFailure.IsDenied(AwsFailure.Code(e)) || AwsFailure.IsCredentials(AwsFailure.Code(e)))
        {
            throw new AccountException($"AWS refuses the credentials: {e.ErrorCode}: {e.Message}", e)
            {
                // Nobody is denied to ask who they are; so it was the role.
                Gap = GapTranslation.Of(e, CancellationToken.None) with { Action = Credentials is AssumedRole ? "sts:AssumeRole" : null },
            };
        }
        catch (Exception e) when (e is AmazonUnmarshallingException or XmlException)
        {
            throw new AccountException("The endpoint's answer to sts:GetCallerIdentity cannot be read; is it an AWS endpoint?", e);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && e is AmazonClientException or AmazonServiceException or HttpRequestException or OperationCanceledException or TimeoutException or IOException or UnavailableException)
        {
            if (e.Message.Contains("SSO Token", StringComparison.OrdinalIgnoreCase))
            {
                // The SDK has one exception type for all that keeps it from credentials.
                throw new AccountException($"{e.Message}. Sign in again with `aws sso login`, for the same profile.", e);
            }

            var where = Endpoints.Configured.FirstOrDefault()?.ToString() ?? $"AWS ({HomeRegion})";
            throw new AccountException($"{where} does not answer: {GapTranslation.Of(e, CancellationToken.None).Detail}", e) { Gap = GapTranslation.Of(e, CancellationToken.None) };
        }
    }

    private AssumedRole? Assume(string? arn, RoleSettings role) =>
        arn is null ? null : new(role with { RoleArn = arn }, Credentials, Endpoints, HomeRegion);
}

/// <summary>Who we are.</summary>
/// <param name="Account">Twelve digits.</param>
/// <param name="Arn">The caller's ARN.</param>
/// <param name="Partition">The partition.</param>
public sealed record CallerIdentity(string Account, string Arn, string Partition)
{
    /// <summary>The account's root user, which nobody should use for this.</summary>
    public bool IsRoot => Arn.EndsWith(":root", StringComparison.Ordinal);

    internal static CallerIdentity? Parse(string? account, string? arn) =>
        account is { Length: 12 } && arn?.Split(':') is ["arn", var partition, ..] ? new(account, arn, partition) : null;
}

/// <summary>An account that cannot be worked with, in one line that says what to do.</summary>
public sealed class AccountException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The reason that is given where the account is one of many.</summary>
    public Gap Gap { get => field with { Detail = Message }; init; } = new(GapReason.Failed);
}
