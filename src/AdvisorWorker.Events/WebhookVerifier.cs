using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AdvisorWorker.Events;

/// <summary>Tells a webhook's requests from those of others. Compares in constant time.</summary>
public sealed class WebhookVerifier
{
    private const int MaxHeader = 1024;

    private readonly byte[][] secrets;
    private readonly TimeProvider time;

    /// <summary>A verifier.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="secrets">The secret; two while it is being changed, the new one and the old one.</param>
    public WebhookVerifier(TimeProvider time, params ReadOnlySpan<string> secrets)
    {
        this.time = time;
        this.secrets = new byte[secrets.Length][];
        for (var i = 0; i < secrets.Length; i++)
        {
            // HMAC with an empty key can be computed by anybody.
            this.secrets[i] = secrets[i] is { Length: > 0 } secret ? Encoding.UTF8.GetBytes(secret) : throw new ArgumentException("A secret is empty.", nameof(secrets));
        }
    }

    /// <summary>
    /// How old a signature may be, or how far ahead of this clock. Inside of it a request that somebody has listened to can be repeated; its uuid tells.
    /// </summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>True for a request that was signed with a secret, lately.</summary>
    /// <param name="header">The value of <see cref="WebhookSignature.Header"/>; null where it is missing.</param>
    /// <param name="body">The body as it came, before anything reads it.</param>
    public bool IsGenuine(string? header, ReadOnlySpan<byte> body)
    {
        if (header is not { Length: > 0 and <= MaxHeader } || !TryRead(header, out var seconds, out var codes))
        {
            return false;
        }

        var away = time.GetUtcNow().ToUnixTimeSeconds() - (decimal)seconds;
        if (Math.Abs(away) > (decimal)Window.TotalSeconds)
        {
            return false;
        }

        // All are compared, so that the time it takes does not tell which one nearly fits.
        var genuine = false;
        foreach (var secret in secrets)
        {
            var expected = WebhookSignature.Code(secret, seconds, body);
            foreach (var code in codes)
            {
                genuine |= CryptographicOperations.FixedTimeEquals(expected, code);
            }
        }

        return genuine;
    }

    // Parts that a later version adds are passed over.
    private static bool TryRead(string header, out long seconds, out List<byte[]> codes)
    {
        var found = false;
        (seconds, codes) = (0, []);
        foreach (var part in header.Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.StartsWith("t=", StringComparison.Ordinal))
            {
                if (found || !long.TryParse(part.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out seconds))
                {
                    return false;
                }

                found = true;
            }
            else if (part.StartsWith("v1=", StringComparison.Ordinal))
            {
                try
                {
                    codes.Add(Convert.FromHexString(part.AsSpan(3)));
                }
                catch (FormatException)
                {
                    return false;
                }
            }
        }

        return found && codes.Count > 0;
    }
}
