using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Xml;
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
                var form = FormNode.Parse(route.Parameters.Pairs);
                new QuerySource(form, service.Protocol == WireProtocol.Ec2).Members.FillBody((IShape)request);
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
        if (body.Length == 0)
        {
            Fill(request, route, wire, body: null);
        }
        else if (kind is BodyKind.Text or BodyKind.Bytes)
        {
            Fill(request, route, wire, new RawSource(body));
        }
        else if (route.Operation.Service.IsJson)
        {
            using var source = new JsonSource(new MemoryStream(body, writable: false));
            source.RequireObject();
            Fill(request, route, wire, source);
            source.Finish();
        }
        else
        {
            using var source = new XmlSource(new MemoryStream(body, writable: false));
            Fill(request, route, wire, source);
            source.Finish();
        }
    }

    private static void Fill(IShape request, Route route, WireRequest wire, Source? body)
        => ShapeReader.Fill(request, body, route.Operation.RequestBody, Parts(route, wire, body));

    private static RestSource? Parts(Route route, WireRequest wire, Source? payload) => route.Operation.Service.IsRest
        ? new RestSource
        {
            Path = name => route.Labels.TryGetValue(name, out var value) ? FieldSource.Of(value) : null,
            QueryString = route.Parameters.Find,
            Header = name => wire.Header(name) is { } value ? FieldSource.OfHeader(value) : null,
            HeaderMap = prefix => HeaderMapSource.Find(wire.Headers, prefix),
            Payload = _ => payload,
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
