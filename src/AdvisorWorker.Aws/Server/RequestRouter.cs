using System.Net;
using System.Text;

namespace AdvisorWorker.Aws;

/// <summary>
/// Finds the operation of a request: the signature names the service, and header, form or path name the operation. Several services may sign by one name.
/// </summary>
internal sealed class RequestRouter(IEnumerable<ServiceDescriptor> services)
{
    private const string TargetHeader = "X-Amz-Target";
    private static readonly Dictionary<string, string> NoLabels = [];
    private readonly ILookup<string, ServiceDescriptor> _bySigningName = services.ToLookup(service => service.SigningName, StringComparer.Ordinal);
    private readonly ILookup<ServiceDescriptor, RestRoute> _restRoutes = services
        .Where(service => service.IsRest)
        .SelectMany(service => service.Operations.Values)
        .Select(operation => new RestRoute(operation, PathTemplate.Parse(operation.RequestUri)))
        .ToLookup(route => route.Operation.Service);

    public Route Find(WireRequest request, AwsCaller caller)
    {
        ServiceDescriptor[] candidates = [.. _bySigningName[caller.SigningName]];
        if (candidates.Length == 0)
        {
            throw new RefusedRequestException("UnknownService", $"No service here signs as '{caller.SigningName}'", HttpStatusCode.BadRequest);
        }

        if (request.Header(TargetHeader) is { } target)
        {
            return FindByTarget(target, candidates);
        }

        return Form(request) is { } form ? FindByAction(form, candidates) : FindByPath(request, candidates);
    }

    /// <summary>The parameters of a query request, which may also be in the query string.</summary>
    private static QueryString? Form(WireRequest request)
    {
        if (request.Header("Content-Type")?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
        {
            return QueryString.Parse(Encoding.UTF8.GetString(request.Body));
        }

        var query = QueryString.Parse(request.Query);
        return query.Value("Action") is not null ? query : null;
    }

    private static Route FindByTarget(string target, ServiceDescriptor[] candidates)
    {
        var dot = target.LastIndexOf('.');
        var prefix = dot < 0 ? string.Empty : target[..dot];
        var service = candidates.FirstOrDefault(candidate => candidate.Protocol == WireProtocol.Json && candidate.TargetPrefix == prefix)
            ?? throw new RefusedRequestException("UnknownOperationException", $"No service here has the target '{target}'", HttpStatusCode.BadRequest, candidates[0]);
        return service.Operations.TryGetValue(target[(dot + 1)..], out var operation)
            ? new Route(operation, QueryString.Parse(string.Empty), NoLabels)
            : throw new RefusedRequestException("UnknownOperationException", $"{service} has no operation '{target}' here", HttpStatusCode.BadRequest, service);
    }

    private static Route FindByAction(QueryString form, ServiceDescriptor[] candidates)
    {
        // Versions tell services apart that share a signing name: both generations of load balancers do.
        var service = candidates.FirstOrDefault(candidate => candidate.IsQuery && form.Value("Version") == candidate.ApiVersion)
            ?? candidates.FirstOrDefault(candidate => candidate.IsQuery)
            ?? candidates[0];
        var action = form.Value("Action") ?? string.Empty;
        return service.IsQuery && service.Operations.TryGetValue(action, out var operation)
            ? new Route(operation, form, NoLabels)
            : throw new RefusedRequestException("InvalidAction", $"The action '{action}' is not valid for {service} here", HttpStatusCode.BadRequest, service);
    }

    private Route FindByPath(WireRequest request, ServiceDescriptor[] candidates)
    {
        var query = QueryString.Parse(request.Query);
        Route? best = null;
        var bestSpecificity = -1;
        foreach (var (operation, template) in candidates.SelectMany(candidate => _restRoutes[candidate]))
        {
            if (operation.Method == request.Method
                && template.Specificity > bestSpecificity
                && template.Match(BucketHosts.PathOf(request, operation.Service), query) is { } labels)
            {
                best = new Route(operation, query, labels);
                bestSpecificity = template.Specificity;
            }
        }

        if (best is not null)
        {
            return best;
        }

        // S3 owns every path that no other service claims.
        var owner = candidates.FirstOrDefault(candidate => candidate.HasBareErrors) ?? candidates[0];
        throw new RefusedRequestException("UnknownOperationException", $"{request.Method} {request.Path} is no operation of {owner} here", HttpStatusCode.NotFound, owner);
    }

    private sealed record RestRoute(OperationDescriptor Operation, PathTemplate Template);
}
