using System.Net;
using Amazon.Runtime;

namespace AdvisorWorker.Aws;

/// <summary>
/// Reads the response of a call that succeeded, as it comes over the connection. Whatever is not the answer that the model describes is refused, and a body
/// is read to its end before its response is given out: what was cut off is no answer.
/// </summary>
internal sealed class ResponseReader(OperationDescriptor operation)
{
    private readonly ServiceDescriptor _service = operation.Service;

    public AmazonWebServiceResponse Read(LookaheadStream body, ResponseHeaders headers, HttpStatusCode status)
    {
        if (operation.ResponseBody is BodyKind.Text or BodyKind.Bytes)
        {
            return Fill(body.IsEmpty() ? null : new RawSource(StreamedContext.ReadAll(body)), headers, status);
        }

        if (body.IsEmpty())
        {
            // An empty body is an answer only where the model expects nothing of it.
            return operation.ResponseBody == BodyKind.None ? Fill(body: null, headers, status) : throw new WireFormatException("the body is empty");
        }

        return _service.IsJson ? ReadJson(body, headers, status) : ReadXml(body, headers, status);
    }

    private AmazonWebServiceResponse ReadJson(Stream body, ResponseHeaders headers, HttpStatusCode status)
    {
        using var source = new JsonSource(body);
        var isNothing = operation.ResponseBody == BodyKind.None && source.SkipNull();
        if (!isNothing)
        {
            source.RequireObject();
        }

        var response = Fill(isNothing ? null : source, headers, status);
        source.Finish();
        return response;
    }

    private AmazonWebServiceResponse ReadXml(Stream body, ResponseHeaders headers, HttpStatusCode status)
    {
        using var source = new XmlSource(body);
        RequireRoot(source.Name);
        if (operation.ResultWrapper is { } wrapper && !source.TryEnter(wrapper))
        {
            throw new WireFormatException($"expected <{wrapper}> in the answer");
        }

        var isNothing = operation.ResponseBody == BodyKind.Element && source.SkipBlank();
        var response = Fill(isNothing ? null : source, headers, status);
        source.Finish();
        response.ResponseMetadata.RequestId = source.RequestId ?? headers.RequestId;
        return response;
    }

    /// <summary>A web page of a proxy or a captive portal may be well-formed; it must not pass for an answer in which everything is absent.</summary>
    private void RequireRoot(string name)
    {
        var expected = operation.Name + "Response";
        if (name == expected || (_service.Protocol == WireProtocol.RestXml && (name == operation.ResponseRoot || operation.ResponseBody == BodyKind.None)))
        {
            return;
        }

        throw new WireFormatException($"expected <{operation.ResponseRoot ?? expected}>, found <{name}>");
    }

    private AmazonWebServiceResponse Fill(Source? body, ResponseHeaders headers, HttpStatusCode status)
    {
        var response = operation.NewResponse();
        var parts = _service.IsRest
            ? new RestSource { Header = headers.Field, HeaderMap = headers.Map, Payload = _ => body, StatusCode = (int)status }
            : null;
        ShapeReader.Fill((IShape)response, body, operation.ResponseBody, parts);
        response.ResponseMetadata = new ResponseMetadata { RequestId = headers.RequestId };
        return response;
    }
}
