namespace AdvisorWorker.Resources.Account;

/// <summary>Which alternate contacts an account has. Only that they are set: names and addresses are nobody's business here.</summary>
/// <param name="Id">The account.</param>
public sealed record AlternateContacts(string Id) : Resource(Id, AwsScope.Global)
{
    /// <summary>Declares <see cref="Security"/>.</summary>
    public static PartKey<AlternateContacts> SecurityPart { get; } = new(nameof(Security), (contacts, gap) => contacts with { Security = gap });

    /// <summary>Declares <see cref="Operations"/>.</summary>
    public static PartKey<AlternateContacts> OperationsPart { get; } = new(nameof(Operations), (contacts, gap) => contacts with { Operations = gap });

    /// <summary>The security contact is set.</summary>
    public Part<bool> Security { get; init; }

    /// <summary>The operations contact is set.</summary>
    public Part<bool> Operations { get; init; }

    /// <inheritdoc/>
    public override string Arn(AwsScope scope) => $"arn:{scope.Partition}:iam::{scope.Account}:root";
}
