using System.Net;
using System.Text.Json;
using AdvisorWorker.Aws;
using AdvisorWorker.Sandbox.Answers;
using Amazon.CloudWatchEvents.Model;
using Amazon.Runtime;

namespace AdvisorWorker.Sandbox.Recordings;

/// <summary>Answers calls with what was recorded. Events alone are taken as they come: a replay may publish too.</summary>
internal sealed class RecordedAnswers(Recording recording, AnswerBook book)
{
    /// <summary>The code of the error for a call that was not recorded.</summary>
    public const string NotRecorded = "NotRecorded";

    /// <returns>The answer; null where none came when it was recorded.</returns>
    public AmazonWebServiceResponse? Answer(AwsCall call, CallContext context)
    {
        if (call.Request is PutEventsRequest)
        {
            return book.Answer(call.Request, context);
        }

        var recorded = recording.Find(call.Caller.Region, call.Operation, call.Request)
            ?? throw Refusal.Of(NotRecorded, $"The recording has no answer to this {call.Operation} in {call.Caller.Region}.");
        if (recorded.Error is { } error)
        {
            var refusal = new AmazonServiceException(error.Message, ErrorType.Unknown, error.Code, string.Empty, (HttpStatusCode)error.Status);
            throw error.BucketRegion is { } region ? refusal.With(RecordedError.BucketRegionHeader, region) : refusal;
        }

        return recorded.Response is { } response
            ? ShapeJson.Read<AmazonWebServiceResponse>(JsonSerializer.SerializeToElement(response), call.Operation.ResponseType)
            : null;
    }
}
