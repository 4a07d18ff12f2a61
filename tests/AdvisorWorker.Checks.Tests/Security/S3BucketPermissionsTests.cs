using AdvisorWorker.Checks.Security;
using AdvisorWorker.Resources.S3;

namespace AdvisorWorker.Checks.Tests.Security;

public sealed class S3BucketPermissionsTests
{
    private static readonly Gap Denied = new(GapReason.AccessDenied, "s3:GetBucketAcl");
    private static readonly Gap DeniedPolicy = new(GapReason.AccessDenied, "s3:GetBucketPolicyStatus");
    private static readonly Gap DeniedBlock = new(GapReason.AccessDenied, "s3:GetPublicAccessBlock");

    private static readonly S3Bucket Private = new("b", "eu-west-1")
    {
        AccountPublicAccessBlock = PublicAccessBlock.None,
        PublicAccessBlock = PublicAccessBlock.None,
        Acl = Acl(),
        PolicyIsPublic = false,
    };

    private static readonly S3Bucket PublicGrant = Private with { Acl = Acl(("AllUsers", "READ")) };
    private static readonly S3Bucket Restricted = Private with { PublicAccessBlock = new PublicAccessBlock(false, false, false, true) };
    private static readonly S3Bucket Blocked = Private with { AccountPublicAccessBlock = PublicAccessBlock.Full };

    [Fact]
    public void A_private_bucket_without_a_block_is_yellow() => Assert.Equal(CheckStatus.Warning, Judge(Private).Status);

    [Fact]
    public void A_private_bucket_under_a_full_block_is_green() => Assert.Equal(CheckStatus.Ok, Judge(Blocked).Status);

    [Fact]
    public void The_settings_of_account_and_bucket_add_up() =>
        Assert.Equal(
            CheckStatus.Ok,
            Judge(Private with
            {
                AccountPublicAccessBlock = new PublicAccessBlock(true, true, false, false),
                PublicAccessBlock = new PublicAccessBlock(false, false, true, true),
            }).Status);

    [Theory]
    [InlineData("AllUsers", "READ", CheckStatus.Error)]
    [InlineData("AllUsers", "WRITE", CheckStatus.Error)]
    [InlineData("AllUsers", "FULL_CONTROL", CheckStatus.Error)]
    [InlineData("AuthenticatedUsers", "READ", CheckStatus.Error)]
    [InlineData("AuthenticatedUsers", "WRITE", CheckStatus.Error)]
    [InlineData("AllUsers", "READ_ACP", CheckStatus.Warning)] // neither lists nor writes
    public void A_public_grant_is_judged_by_what_it_allows(string group, string permission, CheckStatus expected) =>
        Assert.Equal(expected, Judge(Private with { Acl = Acl((group, permission)) }).Status);

    [Fact]
    public void The_log_delivery_group_is_not_the_public()
    {
        var acl = new BucketAcl([new("http://acs.amazonaws.com/groups/s3/LogDelivery", "WRITE"), new(null, "FULL_CONTROL")]);

        Assert.Equal(CheckStatus.Ok, Judge(Blocked with { Acl = acl }).Status);
        Assert.False(acl.AllowsList || acl.AllowsUploadDelete);
    }

    [Fact]
    public void Ignored_grants_leave_a_block_that_is_not_full_yellow() =>
        Assert.Equal(CheckStatus.Warning, Judge(PublicGrant with { PublicAccessBlock = new PublicAccessBlock(false, true, false, false) }).Status);

    [Fact]
    public void Refusing_new_grants_does_not_undo_old_ones() =>
        Assert.Equal(CheckStatus.Error, Judge(PublicGrant with { PublicAccessBlock = new PublicAccessBlock(true, false, true, true) }).Status);

    [Fact]
    public void A_public_policy_is_red() => Assert.Equal(CheckStatus.Error, Judge(Private with { PolicyIsPublic = true }).Status);

    [Fact]
    public void A_public_policy_that_is_limited_to_the_account_is_yellow() =>
        Assert.Equal(CheckStatus.Warning, Judge(Restricted with { PolicyIsPublic = true }).Status);

    [Fact]
    public void A_public_policy_under_a_full_block_is_yellow() => Assert.Equal(CheckStatus.Warning, Judge(Blocked with { PolicyIsPublic = true }).Status);

    [Fact]
    public void A_public_acl_is_red_though_the_policy_cannot_be_read() =>
        Assert.Equal(CheckStatus.Error, Judge(PublicGrant with { PolicyIsPublic = DeniedPolicy }).Status);

    [Fact]
    public void A_public_policy_is_red_though_the_acl_cannot_be_read() =>
        Assert.Equal(CheckStatus.Error, Judge(Private with { Acl = Denied, PolicyIsPublic = true }).Status);

    [Fact]
    public void An_unreadable_policy_is_not_available() => Assert.Equal(DeniedPolicy, Judge(Private with { PolicyIsPublic = DeniedPolicy }).Gap);

    [Fact]
    public void An_unreadable_policy_is_not_available_under_a_full_block_either() =>
        Assert.Equal(DeniedPolicy, Judge(Blocked with { PolicyIsPublic = DeniedPolicy, Acl = Denied }).Gap);

    [Fact]
    public void An_unreadable_policy_does_not_matter_where_either_answer_is_yellow() =>
        Assert.Equal(CheckStatus.Warning, Judge(Restricted with { PolicyIsPublic = DeniedPolicy }).Status);

    [Fact]
    public void An_unreadable_acl_is_not_available() => Assert.Equal(Denied, Judge(Private with { Acl = Denied }).Gap);

    [Fact]
    public void An_unreadable_acl_does_not_matter_where_grants_are_ignored() => Assert.Equal(CheckStatus.Ok, Judge(Blocked with { Acl = Denied }).Status);

    [Fact]
    public void A_full_account_block_makes_the_buckets_own_needless() =>
        Assert.Equal(CheckStatus.Ok, Judge(Blocked with { PublicAccessBlock = DeniedBlock }).Status);

    [Fact]
    public void A_full_bucket_block_makes_the_accounts_needless() =>
        Assert.Equal(CheckStatus.Ok, Judge(Private with { AccountPublicAccessBlock = DeniedBlock, PublicAccessBlock = PublicAccessBlock.Full }).Status);

    [Fact]
    public void A_public_policy_is_not_red_where_the_block_is_unknown() =>
        Assert.Equal(DeniedBlock, Judge(Private with { PolicyIsPublic = true, PublicAccessBlock = DeniedBlock }).Gap);

    [Fact]
    public void A_private_bucket_is_not_yellow_where_the_block_is_unknown() =>
        Assert.Equal(DeniedBlock, Judge(Private with { AccountPublicAccessBlock = DeniedBlock }).Gap);

    [Fact]
    public void A_bucket_of_which_nothing_can_be_read_is_not_available() =>
        Assert.NotNull(Judge(Private with
        {
            AccountPublicAccessBlock = DeniedBlock,
            PublicAccessBlock = DeniedBlock,
            Acl = Denied,
            PolicyIsPublic = DeniedPolicy,
        }).Gap);

    [Fact]
    public void What_is_unread_never_names_a_reason()
    {
        var verdict = Judge(Private with { Acl = Denied, PolicyIsPublic = true });

        Assert.Equal("The policy admits everyone", verdict.Reason);
    }

    [Theory]
    [InlineData("ACL Allows List", "Yes")]
    [InlineData("ACL Allows Upload/Delete", "No")]
    [InlineData("Policy Allows Access", null)]
    [InlineData("Ignored Bucket Name", null)]
    public void A_row_leaves_unread_cells_empty(string heading, string? expected)
    {
        var bucket = PublicGrant with { PolicyIsPublic = DeniedPolicy };
        var column = new S3BucketPermissions().Descriptor.Columns.Single(column => column.Heading == heading);

        Assert.Equal(expected, column.Cell!(bucket, default).Text);
    }

    private static BucketAcl Acl(params (string Group, string Permission)[] grants) =>
        new([.. grants.Select(grant => new BucketGrant($"http://acs.amazonaws.com/groups/global/{grant.Group}", grant.Permission))]);

    private static Verdict Judge(S3Bucket bucket) => new S3BucketPermissions().Evaluate(bucket, default);
}
