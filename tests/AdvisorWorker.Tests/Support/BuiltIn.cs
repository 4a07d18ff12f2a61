using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Evaluate;
using Amazon.Runtime;
using Microsoft.Extensions.Configuration;

namespace AdvisorWorker.Tests.Support;

/// <summary>What passes inside the test's process have in common.</summary>
internal static class BuiltIn
{
    /// <summary>The built-in checks.</summary>
    public static CheckCatalog Catalog { get; } = CheckCatalog.Of(PackLoader.Load([Path.Combine(Advisor.Folder, "packs")]), new ConfigurationBuilder().Build());

    /// <summary>The account behind an endpoint.</summary>
    /// <param name="endpoint">Where it is served.</param>
    /// <param name="retries">How often a failed call is tried again; patiently unless given.</param>
    public static AwsAccount Account(Uri endpoint, int? retries = null) =>
        new(new BasicAWSCredentials("AKIADEMODEMODEMODEMO", "demo"), new AwsEndpoints(endpoint, null) { Retries = retries }, "us-east-1");
}
