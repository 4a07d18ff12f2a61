using System.ComponentModel.DataAnnotations;

namespace AdvisorWorker.Engine.Collect;

/// <summary>The configuration section <c>Account</c>: the role through which an account is read.</summary>
public sealed record RoleSettings
{
    /// <summary>The account that must be reached; the role's own when not set.</summary>
    [RegularExpression("^[0-9]{12}$", ErrorMessage = "Id must be the twelve digits of an account")]
    public string? Id { get; init; }

    /// <summary>The role to assume for reading; the caller's own credentials when not set.</summary>
    [RegularExpression(ArnPattern, ErrorMessage = "RoleArn must look like arn:aws:iam::111122223333:role/NAME")]
    public string? RoleArn { get; init; }

    /// <summary>The role to assume for writing (events); <see cref="RoleArn"/> when not set.</summary>
    [RegularExpression(ArnPattern, ErrorMessage = "WriteRoleArn must look like arn:aws:iam::111122223333:role/NAME")]
    public string? WriteRoleArn { get; init; }

    /// <summary>What the role's trust policy asks for, so that nobody else makes us assume it.</summary>
    [RegularExpression(ExternalIdPattern, ErrorMessage = "ExternalId must have 2 to 1224 letters, digits or +=,.@:/-")]
    public string? ExternalId { get; init; }

    /// <summary>The name of the session, as CloudTrail shows it.</summary>
    [RegularExpression(SessionNamePattern, ErrorMessage = "SessionName must have 2 to 64 letters, digits or +=,.@-")]
    public string SessionName { get; init; } = "advisor-worker";

    /// <summary>How long a session lasts; roles assumed from roles last an hour at the most.</summary>
    [Range(FewestSeconds, MostSeconds)]
    public int DurationSeconds { get; init; } = 3600;

    internal const int FewestSeconds = 900;
    internal const int MostSeconds = 43_200;
    internal const string ExternalIdPattern = @"^[\w+=,.@:/-]{2,1224}$";
    internal const string SessionNamePattern = @"^[\w+=,.@-]{2,64}$";
    internal const string ArnPattern = @"^arn:aws[a-z-]*:iam::[0-9]{12}:role/[\w+=,.@/-]{1,512}$";

    /// <summary>The account that must be reached; null where nothing is said about it.</summary>
    public string? ExpectedAccount => Id ?? RoleArn?.Split(':')[4];
}
