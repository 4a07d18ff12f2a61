using System.Globalization;

namespace AdvisorWorker.Aws;

/// <summary>The parameters of a form as a tree: <c>Filter.1.Name=x</c> is the text x at Filter, 1, Name. They come in any order, so there is no reading them as they come.</summary>
internal sealed class FormNode
{
    private readonly Dictionary<string, FormNode> _children = new(StringComparer.Ordinal);

    public string Text { get; private set; } = string.Empty;

    public IReadOnlyDictionary<string, FormNode> Children => _children;

    public static FormNode Parse(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var root = new FormNode();
        foreach (var (name, value) in parameters)
        {
            root.Descend(name).Text = value;
        }

        return root;
    }

    public FormNode? Get(string name) => _children.GetValueOrDefault(name);

    /// <summary>The children in the order of their numbers.</summary>
    public IEnumerable<KeyValuePair<string, FormNode>> Numbered() => _children.OrderBy(child => Index(child.Key));

    private static int Index(string name)
        => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw WireFormatException.Expected("the number of a list item", name);

    private FormNode Descend(string name)
    {
        var segments = name.Split('.');
        if (segments.Length > NestingLimit.Depth)
        {
            throw NestingLimit.Exceeded("parameters");
        }

        var node = this;
        foreach (var segment in segments)
        {
            if (!node._children.TryGetValue(segment, out var child))
            {
                child = new FormNode();
                node._children[segment] = child;
            }

            node = child;
        }

        return node;
    }
}
