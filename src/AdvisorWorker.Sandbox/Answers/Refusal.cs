using System.Net;
using Amazon.Runtime;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>Errors that AWS answers. A status of the model wins where the error is one of its.</summary>
internal static class Refusal
{
    public static AmazonServiceException Of(string code, string message, HttpStatusCode status = default) =>
        new(message, ErrorType.Sender, code, string.Empty, status);

    public static AmazonServiceException NotFound(string code, string message) => Of(code, message, HttpStatusCode.NotFound);
}
