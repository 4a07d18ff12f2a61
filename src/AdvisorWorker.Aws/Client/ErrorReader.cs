using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml;
using Amazon.Runtime;

namespace AdvisorWorker.Aws;

/// <summary>Reads the answer of a call that failed. It always makes an exception, whatever the answer looks like: the status alone is a fact.</summary>
internal sealed class ErrorReader(OperationDescriptor operation)
{
    private const int QuotedLength = 200;
    private readonly ServiceDescriptor _service = operation.Service;

    public AmazonServiceException Read(byte[] body, ResponseHeaders headers, HttpStatusCode status, Exception? inner)
    {
        var error = new WireError { RequestId = headers.RequestId };
        try
        {
            error = _service.IsJson ? ReadJson(body, headers) : ReadXml(body, headers);
        }
        catch (Exception unreadable) when (unreadable is JsonException or XmlException or WireFormatException)
        {
            error = error with { Message = $"{operation} answered {(int)status} with a body that cannot be read: {Quote(body)}" };
        }

        return Make(error, headers, status, inner);
    }

    private static ErrorType TypeOf(WireError error, HttpStatusCode status) => error.Type switch
    {
        "Sender" => ErrorType.Sender,
        "Receiver" => ErrorType.Receiver,
        _ => (int)status >= 500 ? ErrorType.Receiver : (int)status >= 400 ? ErrorType.Sender : ErrorType.Unknown,
    };

    private static string Quote(byte[] body) => Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, QuotedLength));

    private static WireError ReadJson(byte[] body, ResponseHeaders headers)
    {
        var error = new WireError { Code = headers["x-amzn-ErrorType"], RequestId = headers.RequestId };
        if (body.Length > 0)
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement.Clone();
            var node = new JsonNode(root);
            error = error with
            {
                Code = error.Code ?? FirstText(node, "__type", "code", "Code"),
                Message = FirstText(node, "message", "Message", "errorMessage"),
                Members = node,
            };
        }

        // "namespace#Name:http://details" is Name.
        error = error with { Code = error.Code?.Split(':')[0].Split('#')[^1] };
        return headers["x-amzn-query-error"]?.Split(';') is [var code, var type] ? error with { QueryCode = code, Type = type } : error;
    }

    private static string? FirstText(JsonNode node, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (node.Child(name, queryName: null) is { IsNull: false } child)
            {
                return child.AsText();
            }
        }

        return null;
    }

    private WireError ReadXml(byte[] body, ResponseHeaders headers)
    {
        if (body.Length == 0)
        {
            return new WireError { RequestId = headers.RequestId };
        }

        var root = XmlDocuments.Read(body);
        var element = root.Local("Errors").Local("Error") ?? root.Local("Error") ?? (root.Name.LocalName == "Error" ? root : null);
        if (element is null)
        {
            throw new WireFormatException($"expected an error, found <{root.Name.LocalName}>");
        }

        return new WireError
        {
            Code = element.Local("Code")?.Value,
            Message = element.Local("Message")?.Value,
            Type = element.Local("Type")?.Value,
            RequestId = (root.Local("RequestID") ?? root.Local("RequestId") ?? element.Local("RequestId"))?.Value ?? headers.RequestId,
            Members = new XmlElementNode(element),
        };
    }

    private AmazonServiceException Make(WireError error, ResponseHeaders headers, HttpStatusCode status, Exception? inner)
    {
        var message = error.Message ?? $"{operation} answered {(int)status} {status}";
        var code = error.QueryCode ?? error.Code ?? status.ToString();
        var factory = operation.FactoryFor(error.Code);
        var exception = factory(message, inner, TypeOf(error, status), code, error.RequestId ?? string.Empty, status);
        if (error.Members is not null && exception is IShape shape)
        {
            FillMembers(shape, error.Members, headers);
        }

        return exception;
    }

    private void FillMembers(IShape shape, Node members, ResponseHeaders headers)
    {
        try
        {
            shape.Exchange(new ShapeReader(members, _service.IsRest ? new RestSource { Header = headers.Fields } : null));
        }
        catch (WireFormatException)
        {
            // What kind of error it is matters more than a detail that cannot be read; the detail stays null.
        }
    }
}
