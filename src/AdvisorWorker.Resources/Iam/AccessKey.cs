namespace AdvisorWorker.Resources.Iam;

/// <summary>An access key as the credential report shows it: by user and number, without its key id.</summary>
/// <param name="Id">The user name; <c>&lt;root_account&gt;</c> for the root user.</param>
/// <param name="UserArn">The user's ARN.</param>
/// <param name="Number">1 or 2: a user has two places for a key.</param>
/// <param name="IsActive">Requests signed with it are accepted.</param>
/// <param name="LastRotated">When it was created or last activated; null where the report does not know.</param>
public sealed record AccessKey(string Id, string UserArn, int Number, bool IsActive, DateTimeOffset? LastRotated) : Resource(Id, AwsScope.Global)
{
    /// <inheritdoc/>
    public override string ItemKey => $"access-key-{Number}";

    /// <inheritdoc/>
    public override string Arn(AwsScope scope) => UserArn;
}
