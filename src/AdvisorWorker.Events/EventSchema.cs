namespace AdvisorWorker.Events;

/// <summary>The contract as a JSON schema (draft 2020-12), for readers in other languages.</summary>
/// <remarks>
/// Within version 1 keys are only added, never renamed, removed or given another type, and readers must ignore keys they do not
/// know. What breaks this rule becomes <c>advisor-events.v2.json</c> beside it.
/// </remarks>
public static class EventSchema
{
    private const string ResourceName = "advisor-events.v1.json";

    /// <summary>The schema of an event in its frame; <c>$defs</c> holds the details of item and run events.</summary>
    public static string Json { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(EventSchema).Assembly.GetManifestResourceStream(ResourceName)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
