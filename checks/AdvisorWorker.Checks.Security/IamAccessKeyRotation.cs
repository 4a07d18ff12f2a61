using System.ComponentModel.DataAnnotations;
using AdvisorWorker.Resources.Iam;

namespace AdvisorWorker.Checks.Security;

/// <summary>Active access keys that have been in use for long.</summary>
public sealed class IamAccessKeyRotation(IamAccessKeyRotation.Settings settings) : ICheck<AccessKey>
{
    public sealed record Settings
    {
        /// <summary>A key older than so many days is yellow.</summary>
        [Range(1, 36500)]
        public int YellowDays { get; init; } = 90;

        /// <summary>A key older than so many days is red.</summary>
        [Range(1, 36500)]
        public int RedDays { get; init; } = 730;
    }

    public CheckDescriptor<AccessKey> Descriptor { get; } = new("iam-access-key-rotation", "DqdJqYeRm5", Pillar.Security)
    {
        Title = "IAM Access Key Rotation",
        Why = "The longer a key lives, the more places it has been copied to, and a leaked one works until somebody changes it.",
        Fix = "Create a second key, move its users over, deactivate the old one and delete it; better, replace the key by a role.",
        Criteria = "Red: an active key was last rotated more than 730 days ago (setting RedDays). Yellow: more than 90 days ago (setting YellowDays). Green: "
            + "since. Rotated means created or last activated, as the credential report tells, which AWS renews every four hours at the most. Keys of the "
            + "root user are judged too; inactive keys are not counted. The report numbers keys and does not give their ids.",
        Link = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html",
        ListsPassing = true,
        Columns =
        [
            Columns.Status<AccessKey>(),
            new("IAM User", key => key.Id),
            new("Access Key", key => $"Access key {key.Number}"),
            new("Key Last Rotated", key => key.LastRotated),
            Columns.Reason<AccessKey>(),
        ],
    };

    public Verdict Evaluate(AccessKey resource, Moment at)
    {
        if (!resource.IsActive)
        {
            return Verdict.Skip;
        }

        if (resource.LastRotated is not { } rotated)
        {
            return new Gap(GapReason.Failed, "iam:GetCredentialReport", "The report does not say when the key was last rotated");
        }

        var age = at.Since(rotated);
        var reason = $"Rotated {(int)age.TotalDays} days ago";
        return age > TimeSpan.FromDays(settings.RedDays) ? Verdict.Error(reason)
            : age > TimeSpan.FromDays(settings.YellowDays) ? Verdict.Warning(reason)
            : Verdict.Fine(reason);
    }
}
