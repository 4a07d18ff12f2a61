using System.Net;
using AdvisorWorker.Aws;
using AdvisorWorker.Sandbox.Answers;
using AdvisorWorker.Sandbox.Faults;
using AdvisorWorker.Sandbox.Recordings;
using Amazon.Runtime;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AdvisorWorker.Sandbox.Serving;

/// <summary>Answers HTTP requests: AWS's, and those for its own pages under /_advisor.</summary>
internal sealed class SandboxEndpoint
{
    private const string OwnPages = "/_advisor";
    private readonly SessionBook _sessions = new();
    private readonly AnswerBook _answers;
    private readonly RecordedAnswers? _recorded;
    private readonly AwsWireServer _wire;
    private readonly AccountBook _accounts;
    private readonly SandboxOptions _options;
    private readonly FaultInjector _faults;

    public SandboxEndpoint(AwsWireServer wire, AccountBook accounts, SandboxOptions options, EventLog events, Recording? recording = null)
    {
        (_wire, _accounts, _options, Events) = (wire, accounts, options, events);
        _answers = AllAnswers.Book(events, accounts, _sessions);
        _recorded = recording is null ? null : new(recording, _answers);
        _faults = new(options.Faults, options.FaultSeed);
    }

    public static IReadOnlySet<string> Operations()
    {
        var answered = AllAnswers.Book(new EventLog(), new(new(string.Empty), new()), new()).RequestTypes.ToHashSet();
        return SandboxServices.All
            .SelectMany(service => service.Operations.Values)
            .Where(operation => answered.Contains(operation.RequestType))
            .Select(operation => operation.ToString())
            .ToHashSet(StringComparer.Ordinal);
    }

    public SandboxAccount Account => _accounts.Home;

    public CallLog Calls { get; } = new();

    public EventLog Events { get; }

    /// <param name="http">The request, and where its answer goes.</param>
    /// <param name="stopping">The server ends: what is being delayed is given up.</param>
    public async Task AnswerAsync(HttpContext http, CancellationToken stopping)
    {
        if (!LoopbackHosts.Include(http.Request.Host.Host))
        {
            // A page in a browser could otherwise read the account through a name of its own that resolves to 127.0.0.1.
            http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        }
        else if (http.Request.Path.StartsWithSegments(OwnPages, out var page))
        {
            await OwnPageAsync(http, page).ConfigureAwait(false);
        }
        else
        {
            await AnswerCallAsync(http, await ReadAsync(http).ConfigureAwait(false), stopping).ConfigureAwait(false);
        }
    }

    private Task OwnPageAsync(HttpContext http, PathString page)
    {
        if (HttpMethods.IsDelete(http.Request.Method) && page == "/calls")
        {
            Calls.Clear();
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        if (!HttpMethods.IsGet(http.Request.Method))
        {
            http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return Task.CompletedTask;
        }

        switch (page.Value)
        {
            case "/calls":
                return http.Response.WriteAsJsonAsync(Calls.Read(), http.RequestAborted);
            case "/events":
                return http.Response.WriteAsJsonAsync(Events.Read(), http.RequestAborted);
            default:
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
        }
    }

    private async Task AnswerCallAsync(HttpContext http, WireRequest request, CancellationToken stopping)
    {
        if (!_wire.TryDecode(request, out var call, out var refusal))
        {
            await WriteAsync(http, refusal).ConfigureAwait(false);
            return;
        }

        var session = _sessions.Find(call.Caller.AccessKeyId);
        var account = session?.Account ?? _accounts.Home;
        var parameters = $"{account.Id}/{call.Caller.Region}/{CanonicalParameters.Of(request)}";
        var attempt = Calls.Add(call.Operation, parameters);
        var fault = _faults.Decide(call, account.Id, parameters, attempt);
        if (fault != FaultDecision.None)
        {
            Calls.AddFault(call.Operation);
        }

        if (!await FaultDelay.PassesAsync(fault, http, stopping).ConfigureAwait(false))
        {
            http.Abort();
        }
        else if (fault.Rule is { } rule && FaultErrors.Of(rule, call, account) is { } error)
        {
            await WriteAsync(http, AwsWireServer.EncodeError(call, error)).ConfigureAwait(false);
        }
        else if (Answer(call, account, session) is not { } answer)
        {
            http.Abort();
        }
        else if (fault.Rule is { Kind: FaultKind.Truncate } cut)
        {
            await TruncatedBody.WriteAsync(http, answer, cut.HonestLength).ConfigureAwait(false);
        }
        else
        {
            await WriteAsync(http, answer).ConfigureAwait(false);
        }
    }

    /// <returns>Null where nothing is answered: a recording holds that too.</returns>
    private WireResponse? Answer(AwsCall call, SandboxAccount account, Session? session)
    {
        try
        {
            if (session?.Ends <= _options.Time.GetUtcNow())
            {
                return AwsWireServer.EncodeError(call, ExpiredSession.Error(call));
            }

            var context = new CallContext(call, account, _options, session);
            var response = _recorded is null ? _answers.Answer(call.Request, context) : _recorded.Answer(call, context);
            return response is null ? null : AwsWireServer.Encode(call, response);
        }
        catch (AmazonServiceException error)
        {
            var refusal = AwsWireServer.EncodeError(call, error);
            return refusal with { Headers = refusal.Headers.Concat(Refusal.Headers(error)).ToDictionary(StringComparer.OrdinalIgnoreCase) };
        }
        catch (Exception failure)
        {
            // A mistake of ours, which nothing else would tell: the server logs nothing.
            var message = $"The sandbox cannot answer {call.Operation}: {failure.GetType().Name}: {failure.Message}";
            return AwsWireServer.EncodeError(call, new(message, ErrorType.Receiver, "InternalFailure", string.Empty, HttpStatusCode.InternalServerError));
        }
    }

    private static async Task<WireRequest> ReadAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted).ConfigureAwait(false);

        // The path as it was sent: identifiers hold escaped slashes.
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var question = target.IndexOf('?', StringComparison.Ordinal);
        return new WireRequest
        {
            Method = http.Request.Method,
            Path = question < 0 ? target : target[..question],
            Query = question < 0 ? string.Empty : target[question..],
            Headers = http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = body.ToArray(),
        };
    }

    private static async Task WriteAsync(HttpContext http, WireResponse answer)
    {
        AnswerHead.Write(http, answer);
        http.Response.ContentLength = answer.Body.Length;
        if (answer.Body.Length > 0)
        {
            await http.Response.Body.WriteAsync(answer.Body, http.RequestAborted).ConfigureAwait(false);
        }
    }
}
