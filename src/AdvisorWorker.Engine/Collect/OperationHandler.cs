using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace AdvisorWorker.Engine.Collect;

/// <summary>Sees each call once, however often it is retried: counts it, and leaves its name on what it throws.</summary>
internal sealed class OperationHandler : PipelineHandler
{
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var operation = Name(executionContext.RequestContext);
        try
        {
            return await base.InvokeAsync<T>(executionContext);
        }
        catch (Exception e)
        {
            e.Data[GapTranslation.OperationKey] = operation;
            throw;
        }
        finally
        {
            CallMetering.Of(executionContext)?.Calls.Call(operation);
        }
    }

    /// <summary>The operation as <c>service:Operation</c>.</summary>
    public static string Name(IRequestContext context)
    {
        const string Suffix = "Request";
        var name = context.RequestName;
        return $"{Prefix(context.ClientConfig)}:{(name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name)}";
    }

    // IAM's prefix, where the name that requests are signed for differs.
    private static string Prefix(IClientConfig config) => (config as ClientConfig)?.ServiceId switch
    {
        "S3 Control" => "s3control",
        "CloudWatch" => "cloudwatch",
        _ => config.AuthenticationServiceName,
    };
}
