namespace AdvisorWorker.Sandbox.Generated;

/// <summary>IAM users with a key each, and roles.</summary>
internal static class People
{
    public static void AddUser(GeneratedRegion region)
    {
        var (account, now) = (region.At.Account, region.At.Now);
        var name = $"{region.Name("user")}-{region.At.Name}";
        var user = new SandboxUser(new()
        {
            UserName = name,
            UserId = "AIDA" + region.Hex().ToUpperInvariant(),
            Path = "/",
            Arn = $"arn:aws:iam::{account.Id}:user/{name}",
            CreateDate = now.AddDays(-900).UtcDateTime,
        });
        user.Keys.Add(new()
        {
            UserName = name,
            AccessKeyId = "AKIA" + region.Hex().ToUpperInvariant(),
            Status = "Active",
            CreateDate = now.AddDays(-(region.Happens(0.2) ? region.Between(91, 800) : region.Between(1, 80))).UtcDateTime,
        });
        account.Iam.Users.Add(user);
    }

    public static void AddRole(GeneratedRegion region)
    {
        var (account, now) = (region.At.Account, region.At.Now);
        var name = $"{region.Name("role")}-{region.At.Name}";
        account.Iam.Roles.Add(new()
        {
            RoleName = name,
            RoleId = "AROA" + region.Hex().ToUpperInvariant(),
            Path = "/",
            Arn = $"arn:aws:iam::{account.Id}:role/{name}",
            CreateDate = now.AddDays(-region.Between(30, 900)).UtcDateTime,
            MaxSessionDuration = 3600,
        });
    }
}
