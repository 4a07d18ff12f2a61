namespace AdvisorWorker.Aws;

/// <summary>Reads the value of one field, which may be a list: of a header, the query string, the path, an XML attribute.</summary>
/// <param name="text">The whole value.</param>
/// <param name="items">The items, if the model says that it is a list.</param>
internal sealed class FieldSource(string text, IReadOnlyList<string> items) : TextSource
{
    private string _text = text;
    private int _next;

    public static FieldSource Of(string value) => new(value, [value]);

    public static FieldSource OfHeader(string header) => new(header, HeaderValues.Split(header));

    public override bool SkipBlank() => _text.Length == 0;

    public override void BeginList(string? itemName, bool flattened) => _next = 0;

    public override bool NextItem()
    {
        if (_next == items.Count)
        {
            return false;
        }

        _text = items[_next++];
        return true;
    }

    public override string Text() => _text;
}
