using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;

namespace AdvisorWorker.Aws;

/// <summary>Decodes the members of a request.</summary>
internal static class RequestDecoder
{
    private const int LargestBody = 64 * 1024 * 1024;

    public static AmazonWebServiceRequest Decode(Route route, WireRequest wire)
    {
        var operation = route.Operation;
        var service = operation.Service;
        var request = operation.NewRequest();
        try
        {
            if (service.IsQuery)
            {
                var form = QueryNode.Parse(route.Parameters.Pairs, service.Protocol == WireProtocol.Ec2);
                ((IShape)request).Exchange(new ShapeReader(form));
                return request;
            }

            Read((IShape)request, route, wire, Decompress(wire));
            return request;
        }
        catch (Exception malformed) when (malformed is WireFormatException or JsonException or XmlException or InvalidDataException)
        {
            throw new RefusedRequestException(MalformedCode(service), $"The request to {operation} is malformed: {malformed.Message}", HttpStatusCode.BadRequest, service);
        }
    }

    private static void Read(IShape request, Route route, WireRequest wire, byte[] body)
    {
        var kind = route.Operation.RequestBody;
        if (kind is BodyKind.Text or BodyKind.Bytes)
        {
            var raw = new RawNode(body);
            request.Exchange(new ShapeReader(raw, Parts(route, wire, body.Length == 0 ? null : raw)));
        }
        else if (route.Operation.Service.IsJson)
        {
            using var document = body.Length == 0 ? null : JsonDocument.Parse(body);
            var root = document is null ? JsonNode.Absent : new JsonNode(document.RootElement);
            if (document is not null)
            {
                root.RequireStructure();
            }

            request.Exchange(new ShapeReader(root, Parts(route, wire, document is null ? null : root)));
        }
        else
        {
            var root = body.Length == 0 ? null : new XmlElementNode(XmlDocuments.Read(body));
            request.Exchange(new ShapeReader(root ?? new XmlElementNode(new XElement("empty")), Parts(route, wire, root)));
        }
    }

    private static RestSource? Parts(Route route, WireRequest wire, Node? payload) => route.Operation.Service.IsRest
        ? new RestSource
        {
            Path = new FieldNode(name => route.Labels.TryGetValue(name, out var value) ? FieldValueNode.Of(value) : null),
            QueryString = new FieldNode(route.Parameters.Find),
            Header = new FieldNode(name => wire.Header(name) is { } value ? FieldValueNode.OfHeader(value) : null),
            HeaderMap = new HeaderMapNode([.. wire.Headers]),
            Payload = new PayloadNode(payload),
        }
        : null;

    /// <summary>SDKs compress large bodies for some operations.</summary>
    private static byte[] Decompress(WireRequest wire)
    {
        if (!string.Equals(wire.Header("Content-Encoding"), "gzip", StringComparison.OrdinalIgnoreCase))
        {
            return wire.Body;
        }

        using var gzip = new GZipStream(new MemoryStream(wire.Body), CompressionMode.Decompress);
        using var body = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = gzip.Read(buffer)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > LargestBody)
            {
                throw new InvalidDataException("the decompressed body is too large");
            }
        }

        return body.ToArray();
    }

    private static string MalformedCode(ServiceDescriptor service) => service.Protocol switch
    {
        WireProtocol.Ec2 or WireProtocol.Query => "MalformedQueryString",
        WireProtocol.RestXml => "MalformedXML",
        _ => "SerializationException",
    };
}
