using AdvisorWorker.TestSupport;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;

namespace AdvisorWorker.Aws.Tests.Emulated;

/// <summary>
/// Compiled twice: against the generated client, and in a project of its own against the official package. Code that passes with both cannot tell them apart.
/// </summary>
public class KmsTests(MotoServer moto)
{
    [Fact]
    public async Task A_created_key_is_described_as_it_was_created()
    {
        using var kms = await ClientAsync();

        var created = await kms.CreateKeyAsync(new CreateKeyRequest
        {
            Description = "a key",
            KeySpec = KeySpec.SYMMETRIC_DEFAULT,
            Tags = [new Tag { TagKey = "team", TagValue = "blue" }],
        });
        var described = await kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = created.KeyMetadata!.KeyId });

        var key = described.KeyMetadata!;
        Assert.Equal("a key", key.Description);
        Assert.Equal(KeySpec.SYMMETRIC_DEFAULT, key.KeySpec);
        Assert.Equal(KeyState.Enabled, key.KeyState);
        Assert.True(key.Enabled);
        Assert.Null(key.DeletionDate);
        Assert.Equal(created.KeyMetadata.Arn, key.Arn);
        Assert.Equal(DateTimeKind.Utc, key.CreationDate!.Value.Kind);
        Assert.InRange(key.CreationDate.Value, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc));
    }

    [Fact]
    public async Task Rotation_is_off_until_it_is_switched_on()
    {
        using var kms = await ClientAsync();
        var created = await kms.CreateKeyAsync(new CreateKeyRequest());
        var status = new GetKeyRotationStatusRequest { KeyId = created.KeyMetadata!.KeyId };

        var before = await kms.GetKeyRotationStatusAsync(status);
        await kms.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = created.KeyMetadata.KeyId });
        var after = await kms.GetKeyRotationStatusAsync(status);

        Assert.False(before.KeyRotationEnabled);
        Assert.True(after.KeyRotationEnabled);
    }

    [Fact]
    public async Task The_paginator_finds_every_key_once()
    {
        using var kms = await ClientAsync();
        var created = new List<string?>();
        for (var i = 0; i < 5; i++)
        {
            created.Add((await kms.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata!.KeyId);
        }

        var listed = new List<string?>();
        await foreach (var key in kms.Paginators.ListKeys(new ListKeysRequest { Limit = 2 }).Keys)
        {
            listed.Add(key.KeyId);
        }

        Assert.Subset(listed.ToHashSet(), created.ToHashSet());
        Assert.Equal(listed.Count, listed.Distinct().Count());
    }

    [Fact]
    public async Task Aliases_of_the_service_itself_are_listed()
    {
        using var kms = await ClientAsync();

        var response = await kms.ListAliasesAsync(new ListAliasesRequest());

        Assert.Contains(response.Aliases!, alias => alias.AliasName == "alias/aws/ebs");
    }

    [Fact]
    public async Task Random_bytes_are_as_many_as_asked_for()
    {
        using var kms = await ClientAsync();

        var response = await kms.GenerateRandomAsync(new GenerateRandomRequest { NumberOfBytes = 17 });

        Assert.Equal(17, response.Plaintext!.Length);
        Assert.Equal(0, response.Plaintext.Position);
    }

    [Fact]
    public async Task A_key_that_is_not_there_is_a_NotFoundException()
    {
        using var kms = await ClientAsync();

        var missing = await Assert.ThrowsAsync<NotFoundException>(
            () => kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = "11111111-2222-3333-4444-555555555555" }));

        Assert.Equal("NotFoundException", missing.ErrorCode);
        Assert.Equal(400, (int)missing.StatusCode);
        Assert.Equal(ErrorType.Unknown, missing.ErrorType);
        Assert.IsAssignableFrom<AmazonKeyManagementServiceException>(missing);
    }

    private async Task<IAmazonKeyManagementService> ClientAsync() => new AmazonKeyManagementServiceClient(
        new BasicAWSCredentials("test", "test"),
        new AmazonKeyManagementServiceConfig { ServiceURL = (await moto.EndpointAsync()).ToString(), AuthenticationRegion = "us-east-1" });
}
