using System.Globalization;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Lambda;
using Amazon.Lambda.Model;

namespace AdvisorWorker.Benchmarks;

/// <summary>Pages as large accounts answer them, one for each family of wire formats.</summary>
internal static class Pages
{
    private static readonly DateTime Launched = new(2026, 1, 31, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>EC2's XML: instances, each in a reservation of its own, with its interface, volume, groups and tags.</summary>
    public static Page Instances(int count)
        => Page.Of(
            EC2Operations.DescribeInstances,
            new DescribeInstancesResponse { Reservations = [.. Enumerable.Range(1, count).Select(Reservation)] },
            new AmazonEC2Config(),
            config =>
            {
                var client = new AmazonEC2Client(Page.Credentials, config);
                return async () => await client.DescribeInstancesAsync(new()).ConfigureAwait(false);
            });

    /// <summary>XML of the query protocol: roles with their trust policies.</summary>
    public static Page Roles(int count)
        => Page.Of(
            IdentityManagementServiceOperations.ListRoles,
            new ListRolesResponse { IsTruncated = false, Roles = [.. Enumerable.Range(1, count).Select(RoleOf)] },
            new AmazonIdentityManagementServiceConfig(),
            config =>
            {
                var client = new AmazonIdentityManagementServiceClient(Page.Credentials, config);
                return async () => await client.ListRolesAsync(new()).ConfigureAwait(false);
            });

    /// <summary>JSON: functions with their environments.</summary>
    public static Page Functions(int count)
        => Page.Of(
            LambdaOperations.ListFunctions,
            new ListFunctionsResponse { Functions = [.. Enumerable.Range(1, count).Select(Function)] },
            new AmazonLambdaConfig(),
            config =>
            {
                var client = new AmazonLambdaClient(Page.Credentials, config);
                return async () => await client.ListFunctionsAsync(new()).ConfigureAwait(false);
            });

    private static string Id(string prefix, int number) => prefix + number.ToString("x17", CultureInfo.InvariantCulture);

    private static Reservation Reservation(int number) => new()
    {
        ReservationId = Id("r-", number),
        OwnerId = "123456789012",
        Instances = [Instance(number)],
    };

    private static Instance Instance(int number)
    {
        List<GroupIdentifier> groups = [new() { GroupId = Id("sg-", number % 40), GroupName = "web-" + number % 40 }, new() { GroupId = Id("sg-", 99), GroupName = "default" }];
        return new Instance
        {
            InstanceId = Id("i-", number),
            ImageId = Id("ami-", number % 7),
            State = new() { Code = 16, Name = "running" },
            PrivateDnsName = $"ip-10-0-{number / 250}-{number % 250}.eu-west-1.compute.internal",
            InstanceType = "m7i.large",
            LaunchTime = Launched.AddMinutes(number),
            Placement = new() { AvailabilityZone = "eu-west-1a", Tenancy = "default" },
            Monitoring = new() { State = "disabled" },
            SubnetId = Id("subnet-", number % 9),
            VpcId = Id("vpc-", 1),
            PrivateIpAddress = $"10.0.{number / 250}.{number % 250}",
            Architecture = "x86_64",
            RootDeviceName = "/dev/xvda",
            RootDeviceType = "ebs",
            VirtualizationType = "hvm",
            Hypervisor = "xen",
            EbsOptimized = true,
            EnaSupport = true,
            SourceDestCheck = true,
            SecurityGroups = groups,
            BlockDeviceMappings =
            [
                new() { DeviceName = "/dev/xvda", Ebs = new() { VolumeId = Id("vol-", number), Status = "attached", AttachTime = Launched, DeleteOnTermination = true } },
            ],
            NetworkInterfaces = [Interface(number, groups)],
            Tags =
            [
                new() { Key = "Name", Value = "web-" + number },
                new() { Key = "team", Value = "team-" + number % 12 },
                new() { Key = "aws:autoscaling:groupName", Value = "web-fleet & friends" },
            ],
            IamInstanceProfile = new() { Arn = "arn:aws:iam::123456789012:instance-profile/web", Id = "AIPA" + number },
            CpuOptions = new() { CoreCount = 1, ThreadsPerCore = 2 },
            MetadataOptions = new() { HttpTokens = "required", HttpEndpoint = "enabled", HttpPutResponseHopLimit = 2 },
        };
    }

    private static InstanceNetworkInterface Interface(int number, List<GroupIdentifier> groups) => new()
    {
        NetworkInterfaceId = Id("eni-", number),
        SubnetId = Id("subnet-", number % 9),
        VpcId = Id("vpc-", 1),
        OwnerId = "123456789012",
        Status = "in-use",
        MacAddress = "0a:ff:00:00:00:01",
        PrivateIpAddress = $"10.0.{number / 250}.{number % 250}",
        SourceDestCheck = true,
        Groups = groups,
        Attachment = new() { AttachmentId = Id("eni-attach-", number), DeviceIndex = 0, Status = "attached", AttachTime = Launched, DeleteOnTermination = true },
    };

    private static Role RoleOf(int number) => new()
    {
        Path = "/service-role/",
        RoleName = "role-" + number,
        RoleId = "AROA" + number,
        Arn = "arn:aws:iam::123456789012:role/service-role/role-" + number,
        CreateDate = Launched.AddMinutes(number),
        AssumeRolePolicyDocument = Uri.EscapeDataString("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""),
        Description = "A role that a function runs as.",
        MaxSessionDuration = 3600,
    };

    private static FunctionConfiguration Function(int number) => new()
    {
        FunctionName = "function-" + number,
        FunctionArn = "arn:aws:lambda:eu-west-1:123456789012:function:function-" + number,
        Runtime = "dotnet10",
        Role = "arn:aws:iam::123456789012:role/service-role/role-" + number,
        Handler = "Assembly::Namespace.Type::Method",
        CodeSize = 1_234_567 + number,
        Description = "Says \"hello\".",
        Timeout = 30,
        MemorySize = 512,
        LastModified = "2026-01-31T12:00:00.000+0000",
        CodeSha256 = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        Version = "$LATEST",
        Environment = new() { Variables = new() { ["TABLE"] = "table-" + number, ["LOG_LEVEL"] = "info", ["STAGE"] = "production" } },
        TracingConfig = new() { Mode = "PassThrough" },
        RevisionId = "00000000-0000-0000-0000-" + number.ToString("d12", CultureInfo.InvariantCulture),
        PackageType = "Zip",
        Architectures = ["arm64"],
        EphemeralStorage = new() { Size = 512 },
    };
}
