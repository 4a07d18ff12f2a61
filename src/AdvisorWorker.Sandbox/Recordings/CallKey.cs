using System.Text.Json.Nodes;

namespace AdvisorWorker.Sandbox.Recordings;

/// <summary>What makes two calls of an operation the same: their parameters, but not the size of page they wish.</summary>
internal static class CallKey
{
    private static readonly HashSet<string> PageSizes = new(StringComparer.OrdinalIgnoreCase) { "MaxResults", "MaxItems", "MaxRecords", "MaxKeys", "PageSize", "Limit" };

    /// <summary>The parameters by which a recorded answer is found; members are in the order of their names.</summary>
    public static string Of(JsonObject parameters) =>
        new JsonObject(parameters
            .Where(member => !PageSizes.Contains(member.Key))
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))).ToJsonString();
}
