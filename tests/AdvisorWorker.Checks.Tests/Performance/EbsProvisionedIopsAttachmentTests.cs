using AdvisorWorker.Checks.Performance;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Checks.Tests.Performance;

public sealed class EbsProvisionedIopsAttachmentTests
{
    private static readonly Gap Denied = new(GapReason.AccessDenied);
    private static readonly EbsAttachment First = new("i-1", "/dev/sdf", "attached");
    private static readonly EbsAttachment Second = new("i-2", "/dev/sdf", "attached");
    private static readonly EbsVolume Volume = new("vol-1", "eu-west-1", "eu-west-1a", "io2", 100, 5000, "in-use", default, [First, Second]);
    private static readonly ProvisionedIopsAttachment Attachment = new(Volume, "i-1", "/dev/sdf");
    private static readonly InstanceFacts Optimized = new("running", "m4.large", "/dev/xvda", true);
    private static readonly InstanceFacts NotOptimized = Optimized with { IsEbsOptimized = false };

    [Theory]
    [InlineData("supported", CheckStatus.Warning)]
    [InlineData("unsupported", CheckStatus.Ok)]
    [InlineData("default", CheckStatus.Ok)] // always optimized, though the instance's own flag is false
    public void An_instance_that_is_not_optimized_is_judged_by_its_type(string support, CheckStatus expected) =>
        Assert.Equal(expected, Judge(Attachment with { Instance = NotOptimized, EbsOptimizedSupport = support }).Status);

    [Fact]
    public void An_optimized_instance_is_green_whatever_is_known_of_its_type() =>
        Assert.Equal(CheckStatus.Ok, Judge(Attachment with { Instance = Optimized, EbsOptimizedSupport = Denied }).Status);

    [Fact]
    public void What_cannot_be_read_is_not_judged()
    {
        Assert.Equal(CheckStatus.NotAvailable, Judge(Attachment with { Instance = Denied, EbsOptimizedSupport = "supported" }).Status);
        Assert.Equal(CheckStatus.NotAvailable, Judge(Attachment with { Instance = NotOptimized, EbsOptimizedSupport = Denied }).Status);
    }

    [Fact]
    public void Each_attachment_of_an_io1_or_io2_volume_is_a_row()
    {
        var derivation = new ProvisionedIopsAttachments();
        derivation.Add(Volume);
        derivation.Add(Volume with { Id = "vol-2", Type = "gp3" });
        derivation.Add(Volume with { Id = "vol-3", Type = "io1", Attachments = [new(null, "/dev/sdf", "attached")] }); // attached for a task of another service

        Assert.Equal(["i-1", "i-2"], derivation.Finish(new("123456789012", "eu-west-1"), null).Select(row => row.ItemKey));
    }

    private static Verdict Judge(ProvisionedIopsAttachment attachment) => new EbsProvisionedIopsAttachment().Evaluate(attachment, default);
}
