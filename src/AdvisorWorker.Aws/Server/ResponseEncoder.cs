using System.Xml;
using Amazon.Runtime;

namespace AdvisorWorker.Aws;

/// <summary>Encodes the response of a call that succeeded.</summary>
internal sealed class ResponseEncoder(OperationDescriptor operation, string requestId)
{
    private readonly ServiceDescriptor _service = operation.Service;
    private readonly RestTarget? _parts = operation.Service.IsRest ? new RestTarget() : null;

    public WireResponse Encode(AmazonWebServiceResponse response)
    {
        var shape = (IShape)response;
        var body = operation.ResponseBody is BodyKind.Text or BodyKind.Bytes ? Raw(shape) : _service.IsJson ? Json(shape) : Xml(shape);
        var headers = ResponseHeaderNames.Start(_service, requestId);
        headers["Content-Type"] = ResponseHeaderNames.ContentType(_service);
        if (_parts is not null)
        {
            foreach (var header in _parts.Header.Values.Concat(_parts.HeaderMap.Values))
            {
                headers[header.Key] = HeaderValues.Join([.. header]);
            }
        }

        var hasBody = operation.Method != "HEAD" && !(_service.IsRest && operation.ResponseBody == BodyKind.None);
        return new WireResponse(_parts?.StatusCode ?? operation.ResponseCode, headers, hasBody ? body : []);
    }

    private byte[] Raw(IShape shape)
    {
        var sink = new RawSink();
        _parts!.Payload = sink;
        new ShapeWriter(sink, _parts).Write(shape);
        return sink.Body;
    }

    private byte[] Json(IShape shape) => operation.ResponseBody == BodyKind.Document
        ? JsonDocuments.Write(writer =>
        {
            _parts!.Payload = new JsonSink(writer, isPayload: true);
            new ShapeWriter(_parts.Payload, _parts).Write(shape);
        })
        : JsonDocuments.WriteObject(writer => new ShapeWriter(new JsonSink(writer), _parts).Write(shape));

    private byte[] Xml(IShape shape) => XmlDocuments.Write(writer =>
    {
        var sink = new XmlSink(writer, _service.XmlNamespace, _service.UsualItemName);
        if (operation.ResponseBody is BodyKind.Document or BodyKind.Element)
        {
            _parts!.Payload = sink;
            new ShapeWriter(sink, _parts).Write(shape);
            if (operation.ResponseBody == BodyKind.Element && writer.WriteState == WriteState.Start)
            {
                // No value is an empty element, not no element: a bucket in us-east-1 has such a location.
                writer.WriteElementString(operation.ResponseRoot!, _service.XmlNamespace, string.Empty);
            }

            return;
        }

        WriteEnvelope(writer, () => new ShapeWriter(sink, _parts).Write(shape));
    });

    private void WriteEnvelope(XmlWriter writer, Action writeMembers)
    {
        var xmlNamespace = _service.XmlNamespace;
        writer.WriteStartElement(_service.IsRest ? operation.ResponseRoot ?? operation.Name + "Response" : operation.Name + "Response", xmlNamespace);
        if (_service.Protocol == WireProtocol.Ec2)
        {
            writer.WriteElementString("requestId", xmlNamespace, requestId);
        }

        if (operation.ResultWrapper is { } wrapper)
        {
            writer.WriteStartElement(wrapper, xmlNamespace);
            writeMembers();
            writer.WriteEndElement();
        }
        else
        {
            writeMembers();
        }

        if (_service.Protocol == WireProtocol.Query)
        {
            writer.WriteStartElement("ResponseMetadata", xmlNamespace);
            writer.WriteElementString("RequestId", xmlNamespace, requestId);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }
}
