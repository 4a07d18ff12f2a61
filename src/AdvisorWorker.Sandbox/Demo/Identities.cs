using Amazon.IdentityManagement.Model;

namespace AdvisorWorker.Sandbox.Demo;

/// <summary>Users with keys young and old, a root user that a password alone lets in, and policies enough to come near the limit.</summary>
internal static class Identities
{
    private static readonly string[] Roles =
        ["shop-server", "checkout-server", "ecs-tasks", "lambda-basic", "ci", "backup", "flow-logs", "trail-to-logs", "AdvisorReadOnly", "break-glass"];

    public static void AddTo(SandboxAccount account, DateTimeOffset now)
    {
        var iam = account.Iam;
        iam.RootCreated = now.AddDays(-3100);
        iam.RootHasMfa = false;
        iam.Aliases.Add("fernweh");
        iam.PasswordPolicy = new()
        {
            MinimumPasswordLength = 8,
            RequireUppercaseCharacters = true,
            RequireLowercaseCharacters = true,
            RequireNumbers = true,
            RequireSymbols = false,
            AllowUsersToChangePassword = true,
            ExpirePasswords = false,
        };
        (string Name, int Value)[] counted = [("Groups", 12), ("InstanceProfiles", 31), ("PoliciesQuota", 50)];
        foreach (var (name, value) in counted)
        {
            iam.Summary[name] = value;
        }

        User("lena.ops", 700, password: true, mfa: true, (40, true));
        User("marek.ops", 650, password: true, mfa: true, (75, true), (400, false));
        User("ci-deploy", 1300, password: false, mfa: false, (1210, true), (20, true));
        User("newsletter-service", 900, password: false, mfa: false, (140, true));
        User("warehouse-sync", 800, password: false, mfa: false, (790, true));
        User("intern-2022", 1500, password: true, mfa: false, (1490, false));
        User("agency", 500, password: true, mfa: false, (95, true));

        // Letters that IAM allows in names and spreadsheets take for more.
        User("=1+1", 300, password: false, mfa: false, (200, true));
        User("@SUM,A1", 300, password: false, mfa: false, (900, true));
        User("-legacy+import", 300, password: false, mfa: false, (10, true));
        foreach (var name in Roles)
        {
            iam.Roles.Add(new()
            {
                RoleName = name,
                RoleId = Id("AROA", name),
                Path = "/",
                Arn = $"arn:aws:iam::{account.Id}:role/{name}",
                CreateDate = now.AddDays(-800).UtcDateTime,
                MaxSessionDuration = 3600,
            });
        }

        iam.Policies.AddRange(Enumerable.Range(1, 43).Select(i => new ManagedPolicy
        {
            PolicyName = $"shop-{i:00}",
            PolicyId = Id("ANPA", $"{i}"),
            Path = "/shop/",
            Arn = $"arn:aws:iam::{account.Id}:policy/shop/shop-{i:00}",
            DefaultVersionId = "v1",
            AttachmentCount = i % 3,
            IsAttachable = true,
            CreateDate = now.AddDays(-10 * i).UtcDateTime,
            UpdateDate = now.AddDays(-5 * i).UtcDateTime,
        }));
        iam.ServerCertificates.Add(new()
        {
            ServerCertificateName = "shop-2021",
            ServerCertificateId = Id("ASCA", "shop"),
            Path = "/",
            Arn = $"arn:aws:iam::{account.Id}:server-certificate/shop-2021",
            UploadDate = now.AddDays(-1500).UtcDateTime,
            Expiration = now.AddDays(-400).UtcDateTime,
        });

        void User(string name, int age, bool password, bool mfa, params (int Age, bool IsActive)[] keys)
        {
            var user = new SandboxUser(new()
            {
                UserName = name,
                UserId = Id("AIDA", name),
                Path = "/",
                Arn = $"arn:aws:iam::{account.Id}:user/{name}",
                CreateDate = now.AddDays(-age).UtcDateTime,
                PasswordLastUsed = password ? now.AddDays(-3).UtcDateTime : null,
            }) { HasPassword = password };
            user.Keys.AddRange(keys.Select((key, i) => new AccessKeyMetadata
            {
                UserName = name,
                AccessKeyId = Id("AKIA", $"{name}/{i}"),
                Status = key.IsActive ? "Active" : "Inactive",
                CreateDate = now.AddDays(-key.Age).AddHours(-1).UtcDateTime,
            }));
            if (mfa)
            {
                user.MfaDevices.Add(
                    new() { UserName = name, SerialNumber = $"arn:aws:iam::{account.Id}:mfa/{name}", EnableDate = now.AddDays(-age).UtcDateTime });
            }

            iam.Users.Add(user);
        }
    }

    private static string Id(string prefix, string name) =>
        prefix + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(prefix + name)))[..16];
}
