namespace AdvisorWorker.Aws;

/// <summary>The wire protocols of AWS services.</summary>
public enum WireProtocol
{
    /// <summary>EC2's dialect of <see cref="Query"/>.</summary>
    Ec2,

    /// <summary>Form parameters in, XML out.</summary>
    Query,

    /// <summary>JSON in and out, the operation in a header.</summary>
    Json,

    /// <summary>JSON bodies, the operation in method and path.</summary>
    RestJson,

    /// <summary>XML bodies, the operation in method and path.</summary>
    RestXml,
}
