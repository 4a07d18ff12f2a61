namespace AdvisorWorker.Resources.S3;

/// <summary>How a bucket keeps versions.</summary>
/// <param name="State">The state.</param>
/// <param name="MfaDelete">Deleting a version takes a code of the root user's MFA device.</param>
public sealed record BucketVersioning(VersioningState State, bool MfaDelete);

/// <summary>Once enabled, versioning can be suspended but never removed.</summary>
public enum VersioningState : byte
{
    /// <summary>Never enabled.</summary>
    NotEnabled,

    /// <summary>New versions are kept.</summary>
    Enabled,

    /// <summary>Old versions are kept, new ones are not.</summary>
    Suspended,
}
