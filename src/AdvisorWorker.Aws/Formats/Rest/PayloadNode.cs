namespace AdvisorWorker.Aws;

/// <summary>A body that is one member, whatever its name.</summary>
/// <param name="body">The body; null when it is empty.</param>
internal sealed class PayloadNode(Node? body) : PartNode
{
    public override Node? Child(string name, string? queryName) => body;
}
