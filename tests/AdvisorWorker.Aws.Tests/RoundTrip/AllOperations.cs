using AdvisorWorker.Aws.Tests.Zoo;
using AdvisorWorker.Sandbox.Wire;

namespace AdvisorWorker.Aws.Tests.RoundTrip;

/// <summary>Every operation of the product's manifests and of the synthetic services.</summary>
internal static class AllOperations
{
    public static readonly IReadOnlyList<ServiceDescriptor> Services = [.. AwsServices.All, .. WireServices.All, .. ZooServices.All];

    public static IEnumerable<TheoryDataRow<string, string>> Rows
        => Services.SelectMany(service => service.Operations.Keys.Select(operation => new TheoryDataRow<string, string>(service.Name, operation)));

    public static OperationDescriptor Find(string service, string operation) => Services.Single(candidate => candidate.Name == service).Operations[operation];
}
