using System.Net;
using System.Text.Json;
using System.Xml;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace AdvisorWorker.Aws;

/// <summary>Turns HTTP into a response or an exception, by the operation's descriptor.</summary>
internal sealed class OperationUnmarshaller(OperationDescriptor operation) : ResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(UnmarshallerContext input)
    {
        var headers = new ResponseHeaders(input.ResponseData);
        try
        {
            using var body = new LookaheadStream(((StreamedContext)input).Body);
            return new ResponseReader(operation).Read(body, headers, input.ResponseData.StatusCode);
        }
        catch (Exception broken) when (broken is WireFormatException or XmlException or JsonException or IOException)
        {
            // The SDK retries this exception, so that a body that was cut off is asked for again.
            throw new AmazonUnmarshallingException(
                headers.RequestId,
                operation.ToString(),
                input.ResponseBody,
                $"The answer to {operation} cannot be read: {broken.Message}",
                broken)
            {
                StatusCode = input.ResponseData.StatusCode,
            };
        }
    }

    public override AmazonServiceException UnmarshallException(UnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var headers = new ResponseHeaders(input.ResponseData);

        // An error is read at once: it is small, it is quoted when it makes no sense, and what it holds is known only after its code was found in it.
        var body = StreamedContext.ReadAll(((StreamedContext)input).Body);
        return new ErrorReader(operation).Read(body, headers, statusCode, innerException);
    }

    protected override UnmarshallerContext ConstructUnmarshallerContext(Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException)
        => new StreamedContext(responseStream, maintainResponseBody, response, isException);

    protected override UnmarshallerContext ConstructUnmarshallerContext(
        Stream responseStream,
        bool maintainResponseBody,
        IWebResponseData response,
        bool isException,
        IRequestContext requestContext)
        => new StreamedContext(responseStream, maintainResponseBody, response, isException);
}
