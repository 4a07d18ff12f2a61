using System.Text.Json;
using System.Text.Json.Nodes;

namespace AdvisorWorker.Sandbox.Recordings;

/// <summary>A line of a recording: a call, and what came of it. One of the last three is set.</summary>
internal sealed record RecordedCall
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The parameters, as <c>aws --cli-input-json</c> takes them.</summary>
    public required JsonObject Parameters { get; init; }

    /// <summary>The answer, as <c>aws --output json</c> prints it.</summary>
    public JsonObject? Response { get; init; }

    public RecordedError? Error { get; init; }

    /// <summary>Nothing came, or nothing that could be read.</summary>
    public bool? Unanswered { get; init; }
}

/// <summary>An error that AWS answered.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Message">Its message.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="BucketRegion">The header by which S3 tells where a bucket is, also to those who may not look into it.</param>
internal sealed record RecordedError(string Code, string Message, int Status, string? BucketRegion = null)
{
    /// <summary>The header's name.</summary>
    public const string BucketRegionHeader = "x-amz-bucket-region";
}
