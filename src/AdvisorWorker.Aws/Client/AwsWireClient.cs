using System.Net;
using Amazon.Runtime;

namespace AdvisorWorker.Aws;

/// <summary>The client's side of AWS without the sending: decodes answers that something else has received, such as a recorder or a proxy.</summary>
public static class AwsWireClient
{
    private const int FirstError = 300;

    /// <summary>Decodes the answer to a call.</summary>
    /// <param name="operation">The operation that was called.</param>
    /// <param name="answer">What came over the wire.</param>
    /// <exception cref="AmazonServiceException">The answer is an error; the typed one where the model has it.</exception>
    /// <exception cref="AmazonUnmarshallingException">The answer is not what the model describes.</exception>
    public static AmazonWebServiceResponse Decode(OperationDescriptor operation, WireResponse answer)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(answer);
        var unmarshaller = operation.InvokeOptions.ResponseUnmarshaller;
        var data = new ReceivedResponse(answer);
        var isError = answer.StatusCode >= FirstError;
        using var body = new MemoryStream(answer.Body, writable: false);
        using var context = unmarshaller.CreateContext(data, readEntireResponse: true, body, metrics: null, isError);
        if (isError)
        {
            throw unmarshaller.UnmarshallException(context, innerException: null, (HttpStatusCode)answer.StatusCode);
        }

        return unmarshaller.UnmarshallResponse(context);
    }
}
