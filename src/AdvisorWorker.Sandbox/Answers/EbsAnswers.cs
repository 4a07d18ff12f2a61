using Amazon.EC2.Model;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>EC2's volumes and snapshots.</summary>
internal sealed class EbsAnswers : IAnswers
{
    private static readonly Ec2Filters<Volume> VolumeFilters = new Ec2Filters<Volume>(volume => volume.Tags)
        .By("status", volume => volume.State?.Value)
        .By("volume-type", volume => volume.VolumeType?.Value)
        .By("volume-id", volume => volume.VolumeId)
        .By("availability-zone", volume => volume.AvailabilityZone)
        .By("encrypted", volume => volume.Encrypted == true ? "true" : "false")
        .ByAny("attachment.instance-id", volume => (volume.Attachments ?? []).Select(attachment => attachment.InstanceId))
        .ByAny("attachment.status", volume => (volume.Attachments ?? []).Select(attachment => attachment.State?.Value));

    private static readonly Ec2Filters<Snapshot> SnapshotFilters = new Ec2Filters<Snapshot>(snapshot => snapshot.Tags)
        .By("status", snapshot => snapshot.State?.Value)
        .By("volume-id", snapshot => snapshot.VolumeId)
        .By("snapshot-id", snapshot => snapshot.SnapshotId)
        .By("owner-id", snapshot => snapshot.OwnerId)
        .By("storage-tier", snapshot => snapshot.StorageTier?.Value)
        .By("description", snapshot => snapshot.Description);

    public void AddTo(AnswerBook book) => book
        .On<DescribeVolumesRequest>(Volumes)
        .On<DescribeSnapshotsRequest>(Snapshots)
        .On<DescribeSnapshotAttributeRequest>(SnapshotAttribute)
        .On<GetSnapshotBlockPublicAccessStateRequest>(
            (_, call) => new GetSnapshotBlockPublicAccessStateResponse { State = call.Region.Ec2.SnapshotBlockPublicAccess })
        .On<GetEbsEncryptionByDefaultRequest>(
            (_, call) => new GetEbsEncryptionByDefaultResponse { EbsEncryptionByDefault = call.Region.Ec2.EncryptsVolumesByDefault });

    private static DescribeVolumesResponse Volumes(DescribeVolumesRequest request, CallContext call)
    {
        var selected = call.Region.Ec2.Volumes.Select(request.VolumeIds, volume => volume.VolumeId, Ec2Answers.Missing("InvalidVolume.NotFound", "volume"));
        var page = call.Page(VolumeFilters.Apply(selected, request.Filters), request.MaxResults, request.NextToken, Ec2Answers.Pages);
        return new() { Volumes = page.Items, NextToken = page.Next };
    }

    private static DescribeSnapshotsResponse Snapshots(DescribeSnapshotsRequest request, CallContext call)
    {
        var selected = call.Region.Ec2.Snapshots.Select(
            request.SnapshotIds, snapshot => snapshot.Snapshot.SnapshotId, Ec2Answers.Missing("InvalidSnapshot.NotFound", "snapshot"));
        List<Snapshot> visible =
        [
            .. selected
                .Where(snapshot => IsOwnedBy(snapshot.Snapshot, request.OwnerIds, call.Account.Id))
                .Where(snapshot => IsRestorableBy(snapshot, request.RestorableByUserIds, call.Account.Id))
                .Select(snapshot => snapshot.Snapshot),
        ];
        var page = call.Page(SnapshotFilters.Apply(visible, request.Filters), request.MaxResults, request.NextToken, Ec2Answers.Pages);
        return new() { Snapshots = page.Items, NextToken = page.Next };
    }

    private static bool IsOwnedBy(Snapshot snapshot, List<string>? owners, string self) => owners is null or []
        || owners.Exists(owner => owner == "self" ? snapshot.OwnerId == self : owner == snapshot.OwnerId || owner == snapshot.OwnerAlias);

    private static bool IsRestorableBy(SandboxSnapshot snapshot, List<string>? users, string self) => users is null or []
        || users.Exists(user => snapshot.RestorableBy.Contains(user == "self" ? self : user) || (user == "self" && snapshot.Snapshot.OwnerId == self));

    private static DescribeSnapshotAttributeResponse SnapshotAttribute(DescribeSnapshotAttributeRequest request, CallContext call)
    {
        var found = call.Region.Ec2.Snapshots.Single(
            request.SnapshotId, snapshot => snapshot.Snapshot.SnapshotId, Ec2Answers.Missing("InvalidSnapshot.NotFound", "snapshot"));
        return request.Attribute?.Value switch
        {
            "createVolumePermission" => new()
            {
                SnapshotId = request.SnapshotId,
                CreateVolumePermissions = [.. found.RestorableBy.Select(
                    user => user == "all" ? new CreateVolumePermission { Group = "all" } : new() { UserId = user })],
            },
            "productCodes" => new() { SnapshotId = request.SnapshotId, ProductCodes = [] },
            var other => throw Refusal.Of("InvalidParameterValue", $"The attribute '{other}' is invalid"),
        };
    }
}
