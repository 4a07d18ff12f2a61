using AdvisorWorker.Aws;
using Amazon.Runtime;

namespace AdvisorWorker.Benchmarks;

/// <summary>One page of an answer: its bytes, and a client that gets nothing else.</summary>
/// <param name="Body">The body, as the server's side encodes it.</param>
/// <param name="IsJson">Whether the body is JSON; else it is XML.</param>
/// <param name="GetAsync">Calls the operation and gives its response.</param>
public sealed record Page(byte[] Body, bool IsJson, Func<Task<AmazonWebServiceResponse>> GetAsync)
{
    /// <summary>Who calls.</summary>
    public static readonly AWSCredentials Credentials = new BasicAWSCredentials("AKIDBENCHMARK", "secret");

    private static readonly AwsCaller Nobody = new("AKIDBENCHMARK", "eu-west-1", "benchmark", SessionToken: null);

    /// <summary>Makes a page of a response.</summary>
    /// <param name="operation">The operation that answers it.</param>
    /// <param name="response">The response.</param>
    /// <param name="config">Configuration of the client, which will be made to get the page.</param>
    /// <param name="connect">Makes the client, and gives the call of the operation.</param>
    public static Page Of<TConfig>(OperationDescriptor operation, AmazonWebServiceResponse response, TConfig config, Func<TConfig, Func<Task<AmazonWebServiceResponse>>> connect)
        where TConfig : ThinServiceConfig
    {
        var wire = AwsWireServer.Encode(new AwsCall(operation, operation.NewRequest(), Nobody, Guid.Empty.ToString()), response);
        config.ServiceURL = "http://aws.in-process.test";
        config.AuthenticationRegion = "eu-west-1";
        config.HttpClientFactory = new PageHttp(wire.Body, wire.ContentType);
        return new Page(wire.Body, operation.Service.Protocol is WireProtocol.Json or WireProtocol.RestJson, connect(config));
    }
}
