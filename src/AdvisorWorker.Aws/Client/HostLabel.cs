using Amazon.Runtime;

namespace AdvisorWorker.Aws;

/// <summary>A member of a request that becomes a part of the host.</summary>
public static class HostLabel
{
    private const int LongestLabel = 63;

    /// <summary>Returns the value, or throws: anything but a host label would send the request, and its credentials' signature, elsewhere.</summary>
    /// <exception cref="AmazonClientException">The value is missing or no host label.</exception>
    public static string Require(string? value, string member)
    {
        if (string.IsNullOrEmpty(value) || value.Length > LongestLabel || !value.All(character => char.IsAsciiLetterOrDigit(character) || character == '-'))
        {
            throw new AmazonClientException($"{member} must be set to letters, digits and hyphens, because it becomes a part of the host");
        }

        return value;
    }
}
