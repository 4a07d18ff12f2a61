namespace AdvisorWorker.Sandbox.Events;

/// <summary>A message in a queue.</summary>
internal sealed record StoredMessage(string Id, string Body, DateTimeOffset VisibleFrom, string? ReceiptHandle);
