using System.Globalization;

namespace AdvisorWorker.Diagnosis;

/// <summary>Whether this machine's clock agrees with the endpoint's: AWS refuses signatures that are off by more than five minutes.</summary>
internal static class Clock
{
    private static readonly TimeSpan Refused = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Noticeable = TimeSpan.FromSeconds(30);

    public static async Task<Finding> ExamineAsync(Uri endpoint, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
            using var answer = await http.GetAsync(endpoint, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return Judge(answer.Headers.Date - time.GetUtcNow());
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new("Clock", FindingState.Mind, $"{endpoint.Host} did not tell the time", null);
        }
    }

    internal static Finding Judge(TimeSpan? skew) => skew?.Duration() switch
    {
        null => new("Clock", FindingState.Fine, "the endpoint does not tell the time"),
        var off when off >= Refused => new("Clock", FindingState.Broken, Words(skew.Value), "Set the clock, best by NTP; AWS refuses the signatures."),
        var off when off >= Noticeable => new("Clock", FindingState.Mind, Words(skew.Value), "Set the clock, best by NTP."),
        _ => new("Clock", FindingState.Fine, "agrees with the endpoint's"),
    };

    private static string Words(TimeSpan skew) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(skew.TotalSeconds):0} s {(skew > TimeSpan.Zero ? "behind" : "ahead of")} the endpoint's");
}
