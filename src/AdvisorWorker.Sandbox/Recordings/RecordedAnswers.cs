using System.Net;
using System.Text.Json;
using AdvisorWorker.Aws;
using AdvisorWorker.Sandbox.Answers;
using Amazon.CloudWatchEvents.Model;
using Amazon.Runtime;

namespace AdvisorWorker.Sandbox.Recordings;

/// <summary>Answers calls with what was recorded. Events alone are taken as they come: a replay may publish too.</summary>
internal sealed class RecordedAnswers(Recording recording, SandboxAccount account, AnswerBook book, SandboxOptions options)
{
    /// <summary>The code of the error for a call that was not recorded.</summary>
    public const string NotRecorded = "NotRecorded";

    /// <returns>The answer; null where none came when it was recorded.</returns>
    public AmazonWebServiceResponse? Answer(AwsCall call)
    {
        if (call.Request is PutEventsRequest)
        {
            return book.Answer(call.Request, new CallContext(call, account, options));
        }

        var recorded = recording.Find(call.Caller.Region, call.Operation, call.Request)
            ?? throw Refusal.Of(NotRecorded, $"The recording has no answer to this {call.Operation} in {call.Caller.Region}.");
        if (recorded.Error is { } error)
        {
            throw new AmazonServiceException(error.Message, ErrorType.Unknown, error.Code, string.Empty, (HttpStatusCode)error.Status);
        }

        return recorded.Response is { } response
            ? ShapeJson.Read<AmazonWebServiceResponse>(JsonSerializer.SerializeToElement(response), call.Operation.ResponseType)
            : null;
    }
}
