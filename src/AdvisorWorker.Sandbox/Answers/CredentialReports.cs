using System.Globalization;
using System.Text;
using Amazon.IdentityManagement;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>The CSV that IAM makes of an account's credentials. Names with a comma are not quoted by accident: IAM allows them.</summary>
internal static class CredentialReports
{
    private const string Headings =
        "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,"
        + "access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,"
        + "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,"
        + "cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated";

    private const string NotApplicable = "N/A";

    public static string Of(SandboxAccount account)
    {
        var report = new StringBuilder(Headings);
        var root = account.Iam;
        Append(report,
        [
            "<root_account>",
            $"arn:aws:iam::{account.Id}:root",
            Time(root.RootCreated.UtcDateTime),
            "not_supported",
            Time(root.RootCreated.UtcDateTime),
            "not_supported",
            "not_supported",
            Bool(root.RootHasMfa),
            .. Key(null),
            .. Key(null),
            .. Certificates(),
        ]);
        foreach (var user in root.Users)
        {
            Append(report,
            [
                user.User.UserName!,
                user.User.Arn!,
                Time(user.User.CreateDate),
                Bool(user.HasPassword),
                user.HasPassword ? Time(user.User.PasswordLastUsed, "no_information") : NotApplicable,
                user.HasPassword ? Time(user.User.CreateDate) : NotApplicable,
                NotApplicable,
                Bool(user.MfaDevices.Count > 0),
                .. Key(user.Keys.ElementAtOrDefault(0)),
                .. Key(user.Keys.ElementAtOrDefault(1)),
                .. Certificates(),
            ]);
        }

        return report.ToString();
    }

    private static string[] Key(Amazon.IdentityManagement.Model.AccessKeyMetadata? key) => key is null
        ? ["false", NotApplicable, NotApplicable, NotApplicable, NotApplicable]
        : [Bool(key.Status == StatusType.Active), Time(key.CreateDate), NotApplicable, NotApplicable, NotApplicable];

    private static string[] Certificates() => ["false", NotApplicable, "false", NotApplicable];

    private static void Append(StringBuilder report, string[] values) => report.Append('\n').AppendJoin(',', values.Select(Quoted));

    private static string Quoted(string value) =>
        value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Bool(bool value) => value ? "true" : "false";

    private static string Time(DateTime? time, string missing = NotApplicable) =>
        time?.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture) ?? missing;
}
