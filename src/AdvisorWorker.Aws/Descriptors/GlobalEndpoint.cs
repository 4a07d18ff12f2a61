namespace AdvisorWorker.Aws;

/// <summary>The one endpoint that a service has for a whole partition.</summary>
/// <param name="Host">Its host.</param>
/// <param name="SigningRegion">The Region that requests to it are signed for.</param>
public sealed record GlobalEndpoint(string Host, string SigningRegion);
