using Amazon.EC2.Model;

namespace AdvisorWorker.Sandbox.Demo;

/// <summary>The instance types of the demo, with what AWS asked for them per hour of Linux.</summary>
internal sealed record InstanceTypes(
    string Name, int Vcpus, int ThreadsPerCore, int MemoryGib, string EbsOptimizedSupport, decimal UsEast, decimal EuWest)
{
    private const string Always = "default";
    private const string Optional = "supported";
    private const string Never = "unsupported";

    public static IReadOnlyList<InstanceTypes> All { get; } =
    [
        new("t2.micro", 1, 1, 1, Never, 0.0116m, 0.0126m),
        new("t3.micro", 2, 2, 1, Always, 0.0104m, 0.0114m),
        new("t3.medium", 2, 2, 4, Always, 0.0416m, 0.0456m),
        new("t3.large", 2, 2, 8, Always, 0.0832m, 0.0912m),
        new("m3.xlarge", 4, 2, 15, Optional, 0.266m, 0.293m),
        new("m5.large", 2, 2, 8, Always, 0.096m, 0.107m),
        new("m5.xlarge", 4, 2, 16, Always, 0.192m, 0.214m),
        new("m6g.large", 2, 1, 8, Always, 0.077m, 0.086m),
        new("c5.large", 2, 2, 4, Always, 0.085m, 0.096m),
        new("c5.xlarge", 4, 2, 8, Always, 0.17m, 0.192m),
        new("c5.2xlarge", 8, 2, 16, Always, 0.34m, 0.384m),
        new("r5.large", 2, 2, 16, Always, 0.126m, 0.141m),
        new("r5.xlarge", 4, 2, 32, Always, 0.252m, 0.282m),
        new("g4dn.xlarge", 4, 2, 16, Always, 0.526m, 0.587m),
    ];

    public static InstanceTypes Of(string name) => All.Single(type => type.Name == name);

    public bool IsEbsOptimizedAlways => EbsOptimizedSupport == Always;

    public static void AddTo(DemoRegion at) => at.Ec2.InstanceTypes.AddRange(All.Select(type => type.Info()));

    private InstanceTypeInfo Info() => new()
    {
        InstanceType = Name,
        CurrentGeneration = EbsOptimizedSupport == Always,
        EbsInfo = new() { EbsOptimizedSupport = EbsOptimizedSupport, EncryptionSupport = "supported" },
        VCpuInfo = new() { DefaultVCpus = Vcpus, DefaultCores = Vcpus / ThreadsPerCore, DefaultThreadsPerCore = ThreadsPerCore },
        MemoryInfo = new() { SizeInMiB = MemoryGib * 1024L },
        ProcessorInfo = new() { SupportedArchitectures = [Name.StartsWith("m6g", StringComparison.Ordinal) ? "arm64" : "x86_64"] },
        SupportedUsageClasses = ["on-demand", "spot"],
    };
}
