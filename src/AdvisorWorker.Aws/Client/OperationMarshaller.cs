using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace AdvisorWorker.Aws;

/// <summary>Turns a request into HTTP, by the operation's descriptor.</summary>
internal sealed class OperationMarshaller(OperationDescriptor operation) : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var service = operation.Service;
        var request = new DefaultRequest(input, service.Namespace) { HttpMethod = operation.Method, ResourcePath = "/" };
        var shape = (IShape)input;
        if (service.IsQuery)
        {
            MarshallQuery(request, shape);
            return request;
        }

        request.Headers[HeaderKeys.XAmzApiVersion] = service.ApiVersion;
        if (service.Protocol == WireProtocol.Json)
        {
            MarshallJson(request, shape);
        }
        else
        {
            new RestMarshaller(operation).Marshall(request, shape);
        }

        return request;
    }

    private void MarshallQuery(IRequest request, IShape shape)
    {
        using var form = new QuerySink(operation.Service.Protocol == WireProtocol.Ec2);
        form.Parameter("Action", operation.Name);
        form.Parameter("Version", operation.Service.ApiVersion);
        new ShapeWriter(form, makesTokens: true).Write(shape);
        request.Headers[HeaderKeys.ContentTypeHeader] = "application/x-www-form-urlencoded; charset=utf-8";
        request.Content = form.ToArray();
    }

    private void MarshallJson(IRequest request, IShape shape)
    {
        var service = operation.Service;
        request.Headers["X-Amz-Target"] = service.TargetPrefix + "." + operation.Name;
        request.Headers["Content-Type"] = "application/x-amz-json-" + service.JsonVersion;
        if (service.IsQueryCompatible)
        {
            request.Headers["x-amzn-query-mode"] = "true";
        }

        request.Content = JsonDocuments.WriteObject(writer => new ShapeWriter(new JsonSink(writer), makesTokens: true).Write(shape));
    }
}
