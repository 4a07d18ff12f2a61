using System.Net;
using Amazon.Runtime;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>Errors that AWS answers. A status of the model wins where the error is one of its.</summary>
internal static class Refusal
{
    private const string HeaderPrefix = "header:";

    public static AmazonServiceException Of(string code, string message, HttpStatusCode status = default) =>
        new(message, ErrorType.Sender, code, string.Empty, status);

    /// <summary>Adds a header to the answer.</summary>
    public static AmazonServiceException With(this AmazonServiceException refusal, string header, string value)
    {
        refusal.Data[HeaderPrefix + header] = value;
        return refusal;
    }

    /// <summary>The headers that were added.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Headers(AmazonServiceException refusal) => refusal.Data.Keys.OfType<string>()
        .Where(key => key.StartsWith(HeaderPrefix, StringComparison.Ordinal))
        .Select(key => KeyValuePair.Create(key[HeaderPrefix.Length..], (string)refusal.Data[key]!));

    public static AmazonServiceException NotFound(string code, string message) => Of(code, message, HttpStatusCode.NotFound);
}
