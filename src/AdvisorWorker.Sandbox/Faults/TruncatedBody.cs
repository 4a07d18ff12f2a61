using AdvisorWorker.Aws;
using AdvisorWorker.Sandbox.Serving;
using Microsoft.AspNetCore.Http;

namespace AdvisorWorker.Sandbox.Faults;

/// <summary>Sends the first half of an answer's body.</summary>
internal static class TruncatedBody
{
    public static async Task WriteAsync(HttpContext http, WireResponse answer, bool honestLength)
    {
        AnswerHead.Write(http, answer);
        var half = answer.Body.AsMemory(0, answer.Body.Length / 2);

        // Fewer bytes than promised: the server sends them and closes the connection.
        http.Response.ContentLength = honestLength ? half.Length : answer.Body.Length;
        await http.Response.Body.WriteAsync(half, http.RequestAborted).ConfigureAwait(false);
        await http.Response.Body.FlushAsync(http.RequestAborted).ConfigureAwait(false);
    }
}
