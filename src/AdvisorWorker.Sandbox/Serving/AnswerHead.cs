using AdvisorWorker.Aws;
using Microsoft.AspNetCore.Http;

namespace AdvisorWorker.Sandbox.Serving;

/// <summary>Status and headers of an answer.</summary>
internal static class AnswerHead
{
    public static void Write(HttpContext http, WireResponse answer)
    {
        http.Response.StatusCode = answer.StatusCode;
        foreach (var (name, value) in answer.Headers)
        {
            http.Response.Headers[name] = value;
        }
    }
}
