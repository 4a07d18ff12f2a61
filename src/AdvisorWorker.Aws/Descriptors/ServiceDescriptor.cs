using Amazon.Runtime.Internal;

namespace AdvisorWorker.Aws;

/// <summary>What client and server need to know about a service; generated.</summary>
public sealed class ServiceDescriptor : IServiceMetadata
{
    private readonly Dictionary<string, OperationDescriptor> _operations;

    /// <summary>Creates the descriptor and puts the operations into it.</summary>
    public ServiceDescriptor(IEnumerable<OperationDescriptor> operations, ExceptionFactory newException)
    {
        NewException = newException;
        _operations = operations.ToDictionary(operation => operation.Name, StringComparer.Ordinal);
        foreach (var operation in _operations.Values)
        {
            operation.Service = this;
        }
    }

    /// <summary>Name of the model's folder, which is also the name that command-line tools use, e.g. <c>ec2</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Namespace of the generated types.</summary>
    public required string Namespace { get; init; }

    /// <summary>E.g. <c>Elastic Load Balancing v2</c>; names the environment variable of a custom endpoint.</summary>
    public required string ServiceId { get; init; }

    /// <summary>First part of the host.</summary>
    public required string EndpointPrefix { get; init; }

    /// <summary>Name of the service in signatures.</summary>
    public required string SigningName { get; init; }

    /// <summary>Version of the API.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>Wire protocol.</summary>
    public required WireProtocol Protocol { get; init; }

    /// <summary>What stands before the operation's name in the header that names it.</summary>
    public string? TargetPrefix { get; init; }

    /// <summary>Version in the content type of JSON messages.</summary>
    public string? JsonVersion { get; init; }

    /// <summary>Namespace of XML documents.</summary>
    public string? XmlNamespace { get; init; }

    /// <summary>Whether errors also carry the code that they had in the query protocol.</summary>
    public bool IsQueryCompatible { get; init; }

    /// <summary>Whether identifiers are answered as "/hostedzone/Z1" and sent as "Z1".</summary>
    public bool StripsIdPrefix { get; init; }

    /// <summary>Whether an error document is an Error element without a wrapper around it.</summary>
    public bool HasBareErrors { get; init; }

    /// <summary>Endpoints that serve a whole partition, by partition.</summary>
    public IReadOnlyDictionary<string, GlobalEndpoint> GlobalEndpoints { get; init; } = new Dictionary<string, GlobalEndpoint>();

    /// <summary>Makes the exception of an error that the model does not know.</summary>
    public ExceptionFactory NewException { get; }

    /// <summary>The operations by name.</summary>
    public IReadOnlyDictionary<string, OperationDescriptor> Operations => _operations;

    /// <inheritdoc />
    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();

    /// <summary>Whether the protocol's bodies are JSON.</summary>
    internal bool IsJson => Protocol is WireProtocol.Json or WireProtocol.RestJson;

    /// <summary>Whether the protocol's requests are form parameters.</summary>
    internal bool IsQuery => Protocol is WireProtocol.Ec2 or WireProtocol.Query;

    /// <summary>Whether the operation is in method and path.</summary>
    internal bool IsRest => Protocol is WireProtocol.RestJson or WireProtocol.RestXml;

    /// <summary>What items of a list are called in XML unless the model says otherwise.</summary>
    internal string UsualItemName => Protocol == WireProtocol.Ec2 ? "item" : "member";

    /// <inheritdoc />
    public override string ToString() => Name;
}
