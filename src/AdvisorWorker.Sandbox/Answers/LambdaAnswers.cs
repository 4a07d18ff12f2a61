using Amazon.Lambda.Model;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>Lambda's functions and their versions.</summary>
internal sealed class LambdaAnswers : IAnswers
{
    private const int MostFunctions = 50;
    private static readonly PageRules Pages = new(MostFunctions, 10_000, "InvalidParameterValueException", "InvalidParameterValueException");

    public void AddTo(AnswerBook book) => book
        .On<ListFunctionsRequest>(Functions)
        .On<ListVersionsByFunctionRequest>(Versions)
        .On<GetFunctionConfigurationRequest>(Configuration)
        .On<GetAccountSettingsRequest>((_, call) => new GetAccountSettingsResponse
        {
            AccountLimit = new() { ConcurrentExecutions = 1000, UnreservedConcurrentExecutions = 1000, TotalCodeSize = call.Region.MaxCodeSize },
            AccountUsage = new() { FunctionCount = call.Region.Functions.Count, TotalCodeSize = All(call.Region).Sum(function => function.CodeSize ?? 0) },
        });

    private static IEnumerable<FunctionConfiguration> All(SandboxRegion region) => region.Functions.Concat(region.FunctionVersions);

    /// <summary>A page never holds more than 50 functions, whatever is asked for.</summary>
    private static ListFunctionsResponse Functions(ListFunctionsRequest request, CallContext call)
    {
        List<FunctionConfiguration> asked = request.FunctionVersion?.Value == "ALL" ? [.. All(call.Region)] : call.Region.Functions;
        var page = call.Page(asked, request.MaxItems > MostFunctions && request.MaxItems <= Pages.Most ? MostFunctions : request.MaxItems, request.Marker, Pages);
        return new() { Functions = page.Items, NextMarker = page.Next };
    }

    private static ListVersionsByFunctionResponse Versions(ListVersionsByFunctionRequest request, CallContext call)
    {
        var latest = Find(request.FunctionName, call);
        List<FunctionConfiguration> versions = [latest, .. call.Region.FunctionVersions.Where(version => version.FunctionName == latest.FunctionName)];
        var page = call.Page(versions, request.MaxItems, request.Marker, Pages);
        return new() { Versions = page.Items, NextMarker = page.Next };
    }

    private static FunctionConfiguration Find(string? nameOrArn, CallContext call) =>
        call.Region.Functions.Find(function => function.FunctionName == nameOrArn || function.FunctionArn == nameOrArn)
        ?? throw Refusal.NotFound("ResourceNotFoundException", $"Function not found: {nameOrArn}");

    private static GetFunctionConfigurationResponse Configuration(GetFunctionConfigurationRequest request, CallContext call)
    {
        var found = Find(request.FunctionName, call);
        return new()
        {
            FunctionName = found.FunctionName,
            FunctionArn = found.FunctionArn,
            Runtime = found.Runtime,
            Role = found.Role,
            Handler = found.Handler,
            CodeSize = found.CodeSize,
            Description = found.Description,
            Timeout = found.Timeout,
            MemorySize = found.MemorySize,
            LastModified = found.LastModified,
            Version = found.Version,
            PackageType = found.PackageType,
            Environment = found.Environment,
            VpcConfig = found.VpcConfig,
            TracingConfig = found.TracingConfig,
            Architectures = found.Architectures,
            State = found.State,
        };
    }
}
