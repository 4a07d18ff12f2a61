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
            var body = ((BufferedContext)input).ReadBody();
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
        var body = ((BufferedContext)input).ReadBody();
        return new ErrorReader(operation).Read(body, headers, statusCode, innerException);
    }

    protected override UnmarshallerContext ConstructUnmarshallerContext(Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException)
        => new BufferedContext(responseStream, maintainResponseBody, response, isException);

    protected override UnmarshallerContext ConstructUnmarshallerContext(
        Stream responseStream,
        bool maintainResponseBody,
        IWebResponseData response,
        bool isException,
        IRequestContext requestContext)
        => new BufferedContext(responseStream, maintainResponseBody, response, isException);
}
