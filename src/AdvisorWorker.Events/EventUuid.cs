using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AdvisorWorker.Events;

/// <summary>
/// Ids that follow from what happened, so that an event which is published twice (a retry, a restart) has one id. They are
/// UUIDs of version 8 (RFC 9562: content chosen by the application), made from a SHA-256.
/// </summary>
public static class EventUuid
{
    /// <summary>The id of an item's change.</summary>
    /// <param name="account">The account.</param>
    /// <param name="checkId">The check's own id.</param>
    /// <param name="region">The Region, or <c>global</c>.</param>
    /// <param name="resourceId">The resource's id.</param>
    /// <param name="itemKey">The item's key within the resource.</param>
    /// <param name="status">The new status, one of <see cref="EventStatus"/>.</param>
    /// <param name="changedAt">When it changed; counted in whole milliseconds, so that a store may round it.</param>
    public static string ForItem(string account, string checkId, string region, string resourceId, string? itemKey, string status, DateTimeOffset changedAt) =>
        Of(["item", account, checkId, region, resourceId, itemKey, status, changedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)]);

    /// <summary>The id of a run's end.</summary>
    public static string ForRun(string runId) => Of(["run", runId]);

    /// <summary>The id of something that happened to a case.</summary>
    /// <param name="caseId">Our id of the case.</param>
    /// <param name="change">One of <see cref="CaseChange"/>.</param>
    /// <param name="happenedAt">When; counted in whole milliseconds.</param>
    public static string ForCase(string caseId, string change, DateTimeOffset happenedAt) =>
        Of(["case", caseId, change, happenedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)]);

    private static string Of(ReadOnlySpan<string?> parts)
    {
        var text = new StringBuilder(200);
        foreach (var part in parts)
        {
            // Lengths, so that no two lists meet by concatenation; -1 tells null from empty.
            text.Append(part?.Length ?? -1).Append(':').Append(part);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80); // version 8
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80); // the RFC's variant
        return new Guid(hash[..16], bigEndian: true).ToString();
    }
}
