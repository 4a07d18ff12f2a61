namespace AdvisorWorker.Sandbox.Generated;

/// <summary>Functions, a few on runtimes that have ended.</summary>
internal static class Functions
{
    public static void Add(GeneratedRegion region)
    {
        var at = region.At;
        var name = region.Name("fn");
        region.Resources.Functions.Add(new()
        {
            FunctionName = name,
            FunctionArn = at.Arn("lambda", $"function:{name}"),
            Runtime = region.Happens(0.06) ? region.One("nodejs12.x", "python3.8") : region.One("dotnet10", "nodejs24.x", "python3.13", "java21"),
            PackageType = "Zip",
            Handler = "index.handler",
            Role = $"arn:aws:iam::{at.Account.Id}:role/lambda-basic",
            Version = "$LATEST",
            CodeSize = region.Between(20_000, 400_000),
            MemorySize = 512,
            Timeout = 30,
            LastModified = at.Ago(region.Between(2, 600)).ToString("yyyy-MM-dd'T'HH:mm:ss'.000+0000'", null),
            Architectures = ["x86_64"],
            State = "Active",
        });
        region.Metric("AWS/Lambda", "Invocations", "FunctionName", name, region.One(0d, 40, 1500, 90_000));
    }
}
