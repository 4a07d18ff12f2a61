namespace AdvisorWorker.Resources.Iam;

/// <summary>The account's password policy for IAM users; one record also where none is set.</summary>
/// <param name="Id">The account.</param>
/// <param name="Requirements">What a password must contain; null where the account has no policy of its own.</param>
public sealed record PasswordPolicy(string Id, PasswordRequirements? Requirements) : Resource(Id, AwsScope.Global);

/// <summary>What a password must contain.</summary>
/// <param name="Uppercase">A letter from A to Z.</param>
/// <param name="Lowercase">A letter from a to z.</param>
/// <param name="Number">A digit.</param>
/// <param name="Symbol">A character that is neither letter nor digit.</param>
public sealed record PasswordRequirements(bool Uppercase, bool Lowercase, bool Number, bool Symbol);
