using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Schedule;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using Microsoft.Extensions.Configuration;

namespace AdvisorWorker.Options;

/// <summary>Finds credentials, endpoint and first Region of the account to check.</summary>
internal static class AccountSource
{
    /// <summary>The account, through the role of the settings where they name one; or null with what is wrong.</summary>
    public static AwsAccount? Find(Choice choice, IConfiguration configuration, List<string> mistakes)
    {
        var role = (RoleSettings)SettingsBinder.Bind(typeof(RoleSettings), configuration.GetSection("Account"), mistakes);
        return FindCaller(choice, configuration, mistakes)?.Through(role);
    }

    private static AwsAccount? FindCaller(Choice choice, IConfiguration configuration, List<string> mistakes)
    {
        var endpoint = ParseEndpoint(choice.EndpointUrl, mistakes);
        var localStack = LocalStackSettings.Read(configuration, mistakes);
        if (localStack is not null && endpoint is null && choice.Profile is null)
        {
            var session = localStack.Session;
            return Checked(
                new(new SessionAWSCredentials(session.AwsAccessKeyId, session.AwsAccessKey, session.AwsSessionToken), new(localStack.Url, Environment.GetEnvironmentVariable), choice.FirstRegion ?? session.RegionName),
                choice.Insecure,
                mistakes);
        }

        var credentials = Credentials(choice.Profile, mistakes, out var profileRegion);
        var region = choice.FirstRegion
            ?? profileRegion
            ?? Environment.GetEnvironmentVariable("AWS_REGION")
            ?? Environment.GetEnvironmentVariable("AWS_DEFAULT_REGION")
            ?? "us-east-1";
        return credentials is null ? null : Checked(new(credentials, new(endpoint, Environment.GetEnvironmentVariable), region), choice.Insecure, mistakes);
    }

    private static AwsAccount Checked(AwsAccount account, bool insecure, List<string> mistakes)
    {
        foreach (var url in account.Endpoints.Configured.Distinct())
        {
            ClearText.Check(url, "", "credentials' signatures and account data", insecure, mistakes);
        }

        return account;
    }

    private static Uri? ParseEndpoint(string? url, List<string> mistakes)
    {
        if (url is null)
        {
            return null;
        }

        if (Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https")
        {
            return parsed;
        }

        mistakes.Add($"--endpoint-url: '{url}' is no http or https address; write it like http://127.0.0.1:4566.");
        return null;
    }

    private static AWSCredentials? Credentials(string? profile, List<string> mistakes, out string? region)
    {
        region = null;
        var chain = new CredentialProfileStoreChain();
        if (profile is not null)
        {
            if (chain.TryGetProfile(profile, out var found) && chain.TryGetAWSCredentials(profile, out var named))
            {
                region = found.Region?.SystemName;
                return named;
            }

            var known = chain.ListProfiles().Select(one => one.Name).ToList();
            mistakes.Add($"No profile is called '{profile}'.{Closest.Hint(profile, known)} {(known.Count == 0 ? "There are no profiles." : $"Known: {string.Join(", ", known)}.")}");
            return null;
        }

        try
        {
            var credentials = DefaultAWSCredentialsIdentityResolver.GetCredentials();
            _ = credentials.GetCredentials();
            return credentials;
        }
        catch (Exception e) when (e is AmazonClientException or AmazonServiceException or InvalidOperationException or HttpRequestException or TimeoutException)
        {
            mistakes.Add("No AWS credentials were found. Name a profile with --profile, set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or try --demo.");
            return null;
        }
    }

    /// <summary>What the user chose.</summary>
    public sealed record Choice(string? EndpointUrl, string? Profile, string? FirstRegion, bool Insecure);
}
