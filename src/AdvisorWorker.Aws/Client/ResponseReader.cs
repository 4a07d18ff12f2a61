using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Amazon.Runtime;

namespace AdvisorWorker.Aws;

/// <summary>Reads the response of a call that succeeded. Whatever is not the answer that the model describes is refused.</summary>
internal sealed class ResponseReader(OperationDescriptor operation)
{
    private readonly ServiceDescriptor _service = operation.Service;

    public AmazonWebServiceResponse Read(byte[] body, ResponseHeaders headers, HttpStatusCode status)
    {
        if (operation.ResponseBody is BodyKind.Text or BodyKind.Bytes)
        {
            var raw = new RawNode(body);
            return Fill(raw, body.Length == 0 ? null : raw, headers, status, requestId: null);
        }

        return _service.IsJson ? ReadJson(body, headers, status) : ReadXml(body, headers, status);
    }

    private AmazonWebServiceResponse ReadJson(byte[] body, ResponseHeaders headers, HttpStatusCode status)
    {
        if (IsEmpty(body))
        {
            return Fill(JsonNode.Absent, payload: null, headers, status, requestId: null);
        }

        using var document = JsonDocument.Parse(body);
        var root = new JsonNode(document.RootElement);
        if (operation.ResponseBody != BodyKind.None || !root.IsNull)
        {
            root.RequireStructure();
        }

        return Fill(root, root, headers, status, requestId: null);
    }

    private AmazonWebServiceResponse ReadXml(byte[] body, ResponseHeaders headers, HttpStatusCode status)
    {
        if (IsEmpty(body))
        {
            return Fill(new XmlElementNode(new XElement("empty")), payload: null, headers, status, requestId: null);
        }

        var root = XmlDocuments.Read(body);
        RequireRoot(root);
        var requestId = root.Local("requestId")?.Value ?? root.Local("ResponseMetadata").Local("RequestId")?.Value;
        var result = operation.ResultWrapper is { } wrapper
            ? root.Local(wrapper) ?? throw new WireFormatException($"expected <{wrapper}> in <{root.Name.LocalName}>")
            : root;
        var node = new XmlElementNode(result);
        var isNothing = operation.ResponseBody == BodyKind.Element && node.IsBlank;
        return Fill(node, isNothing ? null : node, headers, status, requestId);
    }

    /// <summary>An empty body is an answer only where the model expects nothing of it.</summary>
    private bool IsEmpty(byte[] body)
    {
        if (body.Length > 0)
        {
            return false;
        }

        return operation.ResponseBody == BodyKind.None ? true : throw new WireFormatException("the body is empty");
    }

    /// <summary>A web page of a proxy or a captive portal may be well-formed; it must not pass for an answer in which everything is absent.</summary>
    private void RequireRoot(XElement root)
    {
        var name = root.Name.LocalName;
        var expected = operation.Name + "Response";
        if (name == expected || (_service.Protocol == WireProtocol.RestXml && (name == operation.ResponseRoot || operation.ResponseBody == BodyKind.None)))
        {
            return;
        }

        throw new WireFormatException($"expected <{operation.ResponseRoot ?? expected}>, found <{name}>");
    }

    private AmazonWebServiceResponse Fill(Node body, Node? payload, ResponseHeaders headers, HttpStatusCode status, string? requestId)
    {
        var response = operation.NewResponse();
        var parts = _service.IsRest
            ? new RestSource { Header = headers.Fields, HeaderMap = headers.Maps, Payload = new PayloadNode(payload), StatusCode = (int)status }
            : null;
        ((IShape)response).Exchange(new ShapeReader(body, parts));
        response.ResponseMetadata = new ResponseMetadata { RequestId = requestId ?? headers.RequestId };
        return response;
    }
}
