namespace AdvisorWorker.Options;

/// <summary>Plain http is for this machine, unless somebody says otherwise.</summary>
internal static class ClearText
{
    /// <summary>Adds to the mistakes where an address would send something in the clear to another machine.</summary>
    /// <param name="url">The address.</param>
    /// <param name="prefix">Which setting names it, as the line begins.</param>
    /// <param name="what">What would be sent.</param>
    /// <param name="insecure"><c>--insecure</c> allows it.</param>
    /// <param name="mistakes">Takes the mistake.</param>
    public static void Check(Uri url, string prefix, string what, bool insecure, List<string> mistakes)
    {
        if (url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback && !insecure)
        {
            mistakes.Add($"{prefix}{url} would send {what} in the clear; use https, or allow it with --insecure.");
        }
    }
}
