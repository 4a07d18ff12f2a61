using System.Net;
using AdvisorWorker.Aws;
using AdvisorWorker.Sandbox.Answers;
using Amazon.Runtime;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AdvisorWorker.Sandbox.Serving;

/// <summary>Answers HTTP requests: AWS's, and those for its own pages under /_advisor.</summary>
internal sealed class SandboxEndpoint(AwsWireServer wire, SandboxAccount account, SandboxOptions options, EventLog events)
{
    private const string OwnPages = "/_advisor";
    private readonly AnswerBook _answers = AllAnswers.Book(events);

    public SandboxAccount Account => account;

    public CallLog Calls { get; } = new();

    public EventLog Events => events;

    public async Task AnswerAsync(HttpContext http)
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
            await WriteAsync(http, Answer(await ReadAsync(http).ConfigureAwait(false))).ConfigureAwait(false);
        }
    }

    private Task OwnPageAsync(HttpContext http, PathString page)
    {
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

    private WireResponse Answer(WireRequest request)
    {
        if (!wire.TryDecode(request, out var call, out var refusal))
        {
            return refusal;
        }

        Calls.Add(call, account.Id, request);
        try
        {
            return AwsWireServer.Encode(call, _answers.Answer(call.Request, new CallContext(call, account, options)));
        }
        catch (AmazonServiceException error)
        {
            return AwsWireServer.EncodeError(call, error);
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
        http.Response.StatusCode = answer.StatusCode;
        foreach (var (name, value) in answer.Headers)
        {
            http.Response.Headers[name] = value;
        }

        http.Response.ContentLength = answer.Body.Length;
        if (answer.Body.Length > 0)
        {
            await http.Response.Body.WriteAsync(answer.Body, http.RequestAborted).ConfigureAwait(false);
        }
    }
}
