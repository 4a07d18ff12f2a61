namespace AdvisorWorker.Aws;

/// <summary>Flat named fields: headers, the query string, path labels, XML attributes.</summary>
/// <param name="find">The field of that name, or null.</param>
internal sealed class FieldNode(Func<string, Node?> find) : PartNode
{
    public override Node? Child(string name, string? queryName) => find(name);
}
