using Amazon.Runtime;

namespace AdvisorWorker.Aws;

/// <summary>A decoded call.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Request">Its typed request.</param>
/// <param name="Caller">Who signed it.</param>
/// <param name="RequestId">The id that the response will carry.</param>
public sealed record AwsCall(OperationDescriptor Operation, AmazonWebServiceRequest Request, AwsCaller Caller, string RequestId);
