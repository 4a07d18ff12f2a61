using AdvisorWorker.Aws.Tests.InProcess;
using AdvisorWorker.Aws.Tests.RoundTrip;
using AdvisorWorker.Aws.Tests.Zoo;
using Amazon.Runtime;

namespace AdvisorWorker.Aws.Tests.Streaming;

/// <summary>Answers of the synthetic services to the operation that has everything, as bytes and back.</summary>
internal static class ZooAnswers
{
    private static readonly AwsCaller Nobody = new("AKIDTEST", "eu-west-1", "zoo", SessionToken: null);

    /// <summary>An answer with every member, and what the client has to make of it.</summary>
    public static (byte[] Body, string Expected) Of(string service)
    {
        var operation = Operation(service);
        var response = operation.NewResponse();
        new RandomShapes(7).Fill(response, plain: false);
        return (AwsWireServer.Encode(new AwsCall(operation, operation.NewRequest(), Nobody, "id-of-body"), response).Body, ShapeText.Of(response));
    }

    /// <summary>What the client makes of a body.</summary>
    public static async Task<AmazonWebServiceResponse> ReadAsync(string service, Func<Stream> body)
    {
        var operation = Operation(service);
        using var client = new AnyClient(operation.Service, StreamHttp.Under(new AnyConfig(operation.Service), body));
        return await client.SendAsync(operation, operation.NewRequest());
    }

    /// <summary>The operation of that service.</summary>
    public static OperationDescriptor Operation(string service) => ZooServices.All.Single(candidate => candidate.Name == service).Operations["Everything"];
}
