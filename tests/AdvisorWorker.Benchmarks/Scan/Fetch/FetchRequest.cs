using System.Text.Json;

namespace AdvisorWorker.Benchmarks.Scan.Fetch;

/// <summary>A request of the fetcher's: an operation with its parameters as they are sent.</summary>
/// <param name="Operation">As <c>service:Operation</c>, with the prefix that rates are given for.</param>
/// <param name="SigningName">The service in the signature's scope.</param>
/// <param name="Region">The Region in the signature's scope.</param>
internal sealed record FetchRequest(string Operation, string SigningName, string Region)
{
    public HttpMethod Method { get; private init; } = HttpMethod.Post;

    public string Path { get; private init; } = "/";

    public string Body { get; private init; } = "";

    public string ContentType { get; private init; } = "";

    public string? Target { get; private init; }

    /// <summary>An EC2 listing of everything on one page, which has a bucket of its own.</summary>
    public bool IsUnfiltered { get; private init; }

    private string? TokenParameter { get; init; }

    /// <summary>A request of the query protocol.</summary>
    /// <param name="operation">As <c>service:Operation</c>.</param>
    /// <param name="version">The service's API version.</param>
    /// <param name="region">The Region.</param>
    /// <param name="parameters">Encoded, without action and version.</param>
    /// <param name="token">The parameter of the next page's token.</param>
    /// <param name="signingName">Where it is not the operation's prefix.</param>
    public static FetchRequest Query(string operation, string version, string region, string parameters = "", string? token = null, string? signingName = null)
    {
        var (service, name) = Split(operation);
        return new(operation, signingName ?? service, region)
        {
            ContentType = "application/x-www-form-urlencoded; charset=utf-8",
            Body = $"Action={name}&Version={version}{(parameters.Length == 0 ? "" : "&")}{parameters}",
            IsUnfiltered = service == "ec2" && parameters.Length == 0,
            TokenParameter = token,
        };
    }

    /// <summary>A request of the JSON protocol.</summary>
    /// <param name="operation">As <c>service:Operation</c>.</param>
    /// <param name="target">The prefix of the target header.</param>
    /// <param name="version">The version of the protocol.</param>
    /// <param name="region">The Region.</param>
    /// <param name="members">The body's members without braces.</param>
    /// <param name="token">The member of the next page's token.</param>
    public static FetchRequest Json(string operation, string target, string version, string region, string members = "", string? token = null)
    {
        var (service, name) = Split(operation);
        return new(operation, service, region)
        {
            ContentType = $"application/x-amz-json-{version}",
            Target = $"{target}.{name}",
            Body = $"{{{members}}}",
            TokenParameter = token,
        };
    }

    /// <summary>A request that is all in its path.</summary>
    /// <param name="operation">As <c>service:Operation</c>.</param>
    /// <param name="region">The Region.</param>
    /// <param name="path">Encoded, with its query.</param>
    /// <param name="token">The parameter of the next page's token.</param>
    /// <param name="signingName">Where it is not the operation's prefix.</param>
    public static FetchRequest Get(string operation, string region, string path, string? token = null, string? signingName = null) =>
        new(operation, signingName ?? Split(operation).Service, region) { Method = HttpMethod.Get, Path = path, TokenParameter = token };

    /// <summary>A request with a JSON body to a path.</summary>
    public static FetchRequest Post(string operation, string region, string path, string body) =>
        new(operation, Split(operation).Service, region) { Path = path, Body = body, ContentType = "application/json" };

    /// <summary>The same for the page that a token leads to.</summary>
    public FetchRequest Next(string token) => Method == HttpMethod.Get
        ? this with { Path = $"{Path}&{TokenParameter}={Uri.EscapeDataString(token)}" }
        : Target is not null
            ? this with { Body = $"{Body[..^1]}{(Body.Length == 2 ? "" : ",")}\"{TokenParameter}\":{JsonSerializer.Serialize(token)}}}" }
            : this with { Body = $"{Body}&{TokenParameter}={Uri.EscapeDataString(token)}" };

    private static (string Service, string Name) Split(string operation)
    {
        var colon = operation.IndexOf(':', StringComparison.Ordinal);
        return (operation[..colon], operation[(colon + 1)..]);
    }
}
