namespace AdvisorWorker.Aws;

/// <summary>Collects fields that may have several values, in the order in which they are written.</summary>
/// <param name="usualTime">How times are written unless the model says otherwise.</param>
internal sealed class ListFieldSink(TimestampFormat usualTime = TimestampFormat.Iso8601) : FieldSink
{
    private readonly List<KeyValuePair<string, string>> _values = [];

    public ILookup<string, string> Values => _values.ToLookup(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    protected override TimestampFormat UsualTime => usualTime;

    protected override void Put(string name, string value) => _values.Add(new KeyValuePair<string, string>(name, value));
}
