using System.Net;
using System.Xml;
using Amazon.Runtime;

namespace AdvisorWorker.Aws;

/// <summary>Encodes errors in the form of the service's protocol.</summary>
internal sealed class ErrorEncoder(ServiceDescriptor service, OperationDescriptor? operation, string requestId)
{
    private const int FirstServerError = 500;

    /// <summary>The answer to a request that could not be decoded, in the protocol that it seems to speak when its service is unknown.</summary>
    public static WireResponse EncodeRefusal(WireRequest request, RefusedRequestException refusal, string requestId)
    {
        var service = refusal.Service ?? Guess(request);
        var error = new AmazonServiceException(refusal.Message, ErrorType.Sender, refusal.Code, requestId, refusal.Status);
        var response = new ErrorEncoder(service, operation: null, requestId).Encode(error);
        return request.Method == "HEAD" ? response with { Body = [] } : response;
    }

    public WireResponse Encode(AmazonServiceException error)
    {
        var known = operation?.Errors.FirstOrDefault(candidate => candidate.ExceptionType == error.GetType() || candidate.Matches(error.ErrorCode));
        var status = error.StatusCode != default ? (int)error.StatusCode : known?.Status ?? UsualStatus(error);
        var code = string.IsNullOrEmpty(error.ErrorCode) ? known?.Code ?? "InternalFailure" : error.ErrorCode;
        var sender = status < FirstServerError;
        var headers = ResponseHeaderNames.Start(service, requestId);
        headers["Content-Type"] = ResponseHeaderNames.ContentType(service);
        if (service.Protocol == WireProtocol.RestJson)
        {
            headers["x-amzn-ErrorType"] = known?.ShapeName ?? code;
        }

        if (service.IsQueryCompatible)
        {
            headers["x-amzn-query-error"] = $"{known?.Code ?? code};{(sender ? "Sender" : "Receiver")}";
        }

        var parts = service.IsRest ? new RestTarget() : null;
        var body = service.IsJson ? Json(error, known?.ShapeName ?? code, parts) : Xml(error, code, sender, parts);
        foreach (var header in parts?.Header.Values ?? Enumerable.Empty<IGrouping<string, string>>())
        {
            headers[header.Key] = HeaderValues.Join([.. header]);
        }

        return new WireResponse(status, headers, operation?.Method == "HEAD" ? [] : body);
    }

    private static void Members(AmazonServiceException error, ShapeWriter writer)
    {
        if (error is IShape shape)
        {
            writer.Write(shape);
        }
    }

    private static int UsualStatus(AmazonServiceException error)
        => (int)(error.ErrorType == ErrorType.Receiver ? HttpStatusCode.InternalServerError : HttpStatusCode.BadRequest);

    /// <summary>A stand-in for the unknown service, of which only the protocol matters.</summary>
    private static ServiceDescriptor Guess(WireRequest request)
    {
        var type = request.Header("Content-Type") ?? string.Empty;
        var protocol = request.Header("X-Amz-Target") is not null ? WireProtocol.Json
            : type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) ? WireProtocol.RestJson
            : WireProtocol.Query;
        ExceptionFactory plain = static (message, inner, kind, code, id, status) => new AmazonServiceException(message, inner, kind, code, id, status);
        return new ServiceDescriptor([], plain)
        {
            Name = string.Empty,
            Namespace = string.Empty,
            ServiceId = string.Empty,
            EndpointPrefix = string.Empty,
            SigningName = string.Empty,
            ApiVersion = string.Empty,
            Protocol = protocol,
            JsonVersion = "1.1",
        };
    }

    private byte[] Json(AmazonServiceException error, string code, RestTarget? parts) => JsonDocuments.WriteObject(writer =>
    {
        if (service.Protocol == WireProtocol.Json)
        {
            writer.WriteString("__type", code);
        }

        writer.WriteString("message", error.Message);
        Members(error, new ShapeWriter(new JsonSink(writer), parts));
    });

    private byte[] Xml(AmazonServiceException error, string code, bool sender, RestTarget? parts) => XmlDocuments.Write(writer =>
    {
        if (service.HasBareErrors)
        {
            WriteError(writer, error, code, sender, parts);
            return;
        }

        var isEc2 = service.Protocol == WireProtocol.Ec2;
        writer.WriteStartElement(isEc2 ? "Response" : "ErrorResponse", isEc2 ? null : service.XmlNamespace);
        if (isEc2)
        {
            writer.WriteStartElement("Errors");
        }

        WriteError(writer, error, code, sender, parts);
        if (isEc2)
        {
            writer.WriteEndElement();
        }

        writer.WriteElementString(isEc2 ? "RequestID" : "RequestId", isEc2 ? null : service.XmlNamespace, requestId);
        writer.WriteEndElement();
    });

    private void WriteError(XmlWriter writer, AmazonServiceException error, string code, bool sender, RestTarget? parts)
    {
        var xmlNamespace = service.Protocol == WireProtocol.Ec2 || service.HasBareErrors ? null : service.XmlNamespace;
        writer.WriteStartElement("Error", xmlNamespace);
        if (service.Protocol == WireProtocol.Query || (service.Protocol == WireProtocol.RestXml && !service.HasBareErrors))
        {
            writer.WriteElementString("Type", xmlNamespace, sender ? "Sender" : "Receiver");
        }

        writer.WriteElementString("Code", xmlNamespace, code);
        writer.WriteElementString("Message", xmlNamespace, error.Message);
        Members(error, new ShapeWriter(new XmlSink(writer, xmlNamespace, service.UsualItemName), parts));
        if (service.HasBareErrors)
        {
            writer.WriteElementString("RequestId", requestId);
        }

        writer.WriteEndElement();
    }
}
