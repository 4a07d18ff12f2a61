using AdvisorWorker.Aws;
using AdvisorWorker.Sandbox.Serving;
using Amazon.Runtime;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>What an answer may know about a call: who asks for which Region of which account, and how to page.</summary>
internal sealed class CallContext(AwsCall call, SandboxAccount account, SandboxOptions options, Session? session = null)
{
    public SandboxAccount Account => account;

    /// <summary>The role that the caller assumed; null for one with credentials that were not given out here.</summary>
    public Session? Session => session;

    public AwsCaller Caller => call.Caller;

    public OperationDescriptor Operation => call.Operation;

    public SandboxOptions Options => options;

    public DateTimeOffset Now => options.Time.GetUtcNow();

    /// <summary>The resources of the Region that the call is signed for.</summary>
    public SandboxRegion Region => account.Regions.TryGetValue(call.Caller.Region, out var region) ? region : throw RegionDisabled();

    /// <summary>The page of <paramref name="all"/> that size and token ask for.</summary>
    public Page<T> Page<T>(IReadOnlyList<T> all, int? size, string? token, PageRules rules)
    {
        if (size is { } asked && (asked < 1 || asked > rules.Most))
        {
            throw rules.InvalidSize(asked);
        }

        var scope = $"{account.Id}/{call.Caller.Region}/{call.Operation}";
        var start = string.IsNullOrEmpty(token) ? 0 : PageTokens.Read(scope, token) ?? throw rules.InvalidToken();
        var length = Math.Min(size ?? rules.Usual, options.LargestPage ?? int.MaxValue);
        var end = (int)Math.Min((long)start + length, all.Count);
        List<T> items = [];
        for (var i = start; i < end; i++)
        {
            items.Add(all[i]);
        }

        return new(items, end < all.Count ? PageTokens.For(scope, end) : null);
    }

    /// <summary>What AWS answers in a Region that the account has not enabled: it does not know the caller there.</summary>
    private AmazonServiceException RegionDisabled()
    {
        var code = call.Operation.Service.Protocol switch
        {
            WireProtocol.Ec2 => "AuthFailure",
            WireProtocol.Json or WireProtocol.RestJson => "UnrecognizedClientException",
            _ => "InvalidClientTokenId",
        };
        return Refusal.Of(code, "The security token included in the request is invalid.", System.Net.HttpStatusCode.Forbidden);
    }
}
