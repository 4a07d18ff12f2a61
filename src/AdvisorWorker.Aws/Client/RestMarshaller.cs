using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace AdvisorWorker.Aws;

/// <summary>Puts the members of a REST request into path, query string, headers and body.</summary>
internal sealed class RestMarshaller(OperationDescriptor operation)
{
    private readonly PathTemplate _template = PathTemplate.Parse(operation.RequestUri);

    public void Marshall(IRequest request, IShape shape)
    {
        var target = new RestTarget();
        var body = WriteBody(shape, target);
        AddPath(request, target);
        AddQueryString(request, target);
        foreach (var header in target.Header.Values.Concat(target.HeaderMap.Values))
        {
            request.Headers[header.Key] = HeaderValues.Join([.. header]);
        }

        if (operation.HostPrefix is { } hostPrefix)
        {
            request.HostPrefix = hostPrefix(request.OriginalRequest);
        }

        request.UseQueryString = true;
        if (body is not null)
        {
            request.Content = body;
            request.Headers["Content-Type"] = operation.Service.IsJson ? "application/json" : "application/xml";
        }
    }

    /// <summary>Writes all members, each to its part of the message.</summary>
    /// <returns>The body, or null when the request has none.</returns>
    private byte[]? WriteBody(IShape shape, RestTarget target)
    {
        if (operation.RequestBody is BodyKind.Text or BodyKind.Bytes)
        {
            var raw = new RawSink();
            target.Payload = raw;
            new ShapeWriter(raw, target, makesTokens: true).Write(shape);
            return raw.Body;
        }

        var body = operation.Service.IsJson ? WriteJson(shape, target) : WriteXml(shape, target);
        return operation.RequestBody == BodyKind.None || body.Length == 0 ? null : body;
    }

    private byte[] WriteJson(IShape shape, RestTarget target) => operation.RequestBody == BodyKind.Document
        ? JsonDocuments.Write(writer =>
        {
            target.Payload = new JsonSink(writer, isPayload: true);
            new ShapeWriter(target.Payload, target, makesTokens: true).Write(shape);
        })
        : JsonDocuments.WriteObject(writer => new ShapeWriter(new JsonSink(writer), target, makesTokens: true).Write(shape));

    private byte[] WriteXml(IShape shape, RestTarget target) => XmlDocuments.Write(writer =>
    {
        var service = operation.Service;
        var sink = new XmlSink(writer, service.XmlNamespace, service.UsualItemName);
        target.Payload = sink;
        if (operation.RequestBody == BodyKind.Members)
        {
            writer.WriteStartElement(operation.RequestRoot ?? operation.Name + "Request", service.XmlNamespace);
        }

        new ShapeWriter(sink, target, makesTokens: true).Write(shape);
    });

    private void AddPath(IRequest request, RestTarget target)
    {
        request.ResourcePath = _template.Path;
        var values = target.Path.Values;
        foreach (var label in _template.Labels)
        {
            var value = values[label.Name].FirstOrDefault();
            if (string.IsNullOrEmpty(value))
            {
                throw new AmazonClientException($"Request object does not have required field {label.Name} set");
            }

            request.AddPathResource(label.Placeholder, operation.Service.StripsIdPrefix ? value[(value.LastIndexOf('/') + 1)..] : value.TrimStart('/'));
        }
    }

    private void AddQueryString(IRequest request, RestTarget target)
    {
        foreach (var (name, value) in _template.Query)
        {
            request.AddSubResource(name, value);
        }

        foreach (var field in target.QueryString.Values)
        {
            if (field.Count() == 1)
            {
                request.Parameters[field.Key] = field.First();
            }
            else
            {
                request.ParameterCollection.Add(field.Key, [.. field]);
            }
        }
    }
}
