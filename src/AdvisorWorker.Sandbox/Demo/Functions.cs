using Amazon.Lambda.Model;

namespace AdvisorWorker.Sandbox.Demo;

/// <summary>Lambda functions on runtimes old and new. Their API speaks JSON, so that their names carry what XML cannot.</summary>
internal static class Functions
{
    public static void AddTo(DemoRegion at)
    {
        Add(at, "order-events", "dotnet10", 90_000, versions: 4);
        Add(at, "image-thumbnails", "nodejs24.x", 220_000);
        Add(at, "invoice-pdf", null, 4_000);
        Add(at, "newsletter-signup", "nodejs12.x", 130);
        Add(at, "stock-sync", at.IsMain ? "python3.8" : "python2.7", 1_440);
        Add(at, "carrier-tracking", "dotnet8", 9_000);
        if (at.IsMain)
        {
            Add(at, "fraud-score", "python3.13", 60_000);
            Add(at, "search-suggest", "java21", 310_000);
            Add(at, "sitemap", "ruby2.5", 1);
            Add(at, "legacy-importer", "go1.x", 0);

            // AWS would refuse such names. What stands in for AWS may not.
            Add(at, HostileNames.TerminalEscapes, "nodejs10.x", 3, HostileNames.TerminalLink);
            Add(at, HostileNames.TerminalLink, "python3.6", 0, HostileNames.TerminalEscapes);
            Add(at, HostileNames.Script, "nodejs6.10", 0, HostileNames.Markup);
            Add(at, HostileNames.SpectreMarkup, "nodejs8.10", 0, HostileNames.Formula);
        }
    }

    private static void Add(DemoRegion at, string name, string? runtime, double invocations, string? description = null, int versions = 0)
    {
        at.Resources.Functions.Add(Function(at, name, runtime, description ?? $"Web shop: {name}", "$LATEST"));
        at.Resources.FunctionVersions.AddRange(Enumerable.Range(1, versions).Select(version => Function(at, name, runtime, $"Release {version}", $"{version}")));
        at.Metric("AWS/Lambda", "Invocations", "FunctionName", name, invocations);
    }

    private static FunctionConfiguration Function(DemoRegion at, string name, string? runtime, string description, string version) => new()
    {
        FunctionName = name,
        FunctionArn = at.Arn("lambda", version == "$LATEST" ? $"function:{name}" : $"function:{name}:{version}"),
        Runtime = runtime is null ? null : (Amazon.Lambda.Runtime)runtime,
        PackageType = runtime is null ? "Image" : "Zip",
        Handler = runtime is null ? null : "index.handler",
        Role = $"arn:aws:iam::{at.Account.Id}:role/lambda-{at.Hash(name, 6)}",
        Description = description,
        Version = version,
        CodeSize = 180_000 + (name.Length * 1000),
        MemorySize = 512,
        Timeout = 30,
        LastModified = at.Ago(250).ToString("yyyy-MM-dd'T'HH:mm:ss'.000+0000'", null),
        Architectures = ["x86_64"],
        State = "Active",
    };
}
