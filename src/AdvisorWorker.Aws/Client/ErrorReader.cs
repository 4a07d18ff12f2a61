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
        var isReadable = false;
        try
        {
            error = _service.IsJson ? JsonError.Read(body, headers) : XmlError.Read(body, headers);
            isReadable = body.Length > 0;
        }
        catch (Exception unreadable) when (unreadable is JsonException or XmlException or WireFormatException)
        {
            error = error with { Message = $"{operation} answered {(int)status} with a body that cannot be read: {Quote(body)}" };
        }

        var exception = Make(error, status, inner);
        if (isReadable && exception is IShape shape)
        {
            FillMembers(shape, body, headers);
        }

        return exception;
    }

    private static string Quote(byte[] body) => Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, QuotedLength));

    /// <summary>JSON errors do not say whose fault they are, and official clients then leave it open.</summary>
    private ErrorType TypeOf(WireError error, HttpStatusCode status) => error.Type switch
    {
        "Sender" => ErrorType.Sender,
        "Receiver" => ErrorType.Receiver,
        _ when _service.IsJson => ErrorType.Unknown,
        _ => (int)status >= 500 ? ErrorType.Receiver : (int)status >= 400 ? ErrorType.Sender : ErrorType.Unknown,
    };

    private AmazonServiceException Make(WireError error, HttpStatusCode status, Exception? inner)
    {
        var message = error.Message ?? $"{operation} answered {(int)status} {status}";
        var code = error.QueryCode ?? error.Code ?? status.ToString();
        var factory = operation.FactoryFor(error.Code);
        return factory(message, inner, TypeOf(error, status), code, error.RequestId ?? string.Empty, status);
    }

    /// <summary>Reads the body once more, now that the code has said what the members are.</summary>
    private void FillMembers(IShape shape, byte[] body, ResponseHeaders headers)
    {
        var parts = _service.IsRest ? new RestSource { Header = headers.Field } : null;
        try
        {
            if (_service.IsJson)
            {
                using var source = new JsonSource(new MemoryStream(body, writable: false));
                ShapeReader.Fill(shape, source, BodyKind.Members, parts);
            }
            else
            {
                XmlError.Visit(body, source => ShapeReader.Fill(shape, source, BodyKind.Members, parts));
            }
        }
        catch (WireFormatException)
        {
            // What kind of error it is matters more than a detail that cannot be read; the detail stays null.
        }
    }
}
