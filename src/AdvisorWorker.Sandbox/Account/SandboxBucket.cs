using AdvisorWorker.Sandbox.Wire.S3.Model;

namespace AdvisorWorker.Sandbox;

/// <summary>A bucket and how it is configured.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Region">Where it is.</param>
public sealed record SandboxBucket(string Name, string Region)
{
    /// <summary>When it was made.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>Grants of the ACL beside the owner's.</summary>
    public List<Grant> Grants { get; } = [];

    /// <summary>The bucket policy; null when it has none.</summary>
    public string? Policy { get; init; }

    /// <summary>Whether S3 calls the policy public.</summary>
    public bool HasPublicPolicy { get; init; }

    /// <summary>The bucket's own block of public access; null when it was never set.</summary>
    public PublicAccessBlockConfiguration? PublicAccessBlock { get; init; }

    /// <summary><c>Enabled</c>, <c>Suspended</c>, or null when it never had versions.</summary>
    public string? Versioning { get; init; }

    /// <summary>Whether deleting a version takes a second factor.</summary>
    public bool HasMfaDelete { get; init; }

    /// <summary>Where requests are logged to; null when they are not.</summary>
    public LoggingEnabled? Logging { get; init; }
}
