namespace AdvisorWorker.Aws;

/// <summary>A structure with one interesting member, seen as that member.</summary>
internal sealed class UnwrappedCodec<T>(string inner, Codec<T> codec) : Codec<T>
{
    public override T Read(Source source, T? soFar)
    {
        var value = default(T);
        var hasValue = false;
        source.BeginStructure();
        while (source.NextMember(ShapeReader.Single(inner)) >= 0)
        {
            if (hasValue && !source.LastWins)
            {
                source.Skip();
            }
            else if (source.SkipNull())
            {
                hasValue = false;
            }
            else
            {
                value = codec.Read(source, default);
                hasValue = true;
            }
        }

        return hasValue ? value! : throw new WireFormatException($"an element has no '{inner}'");
    }

    public override void Write(Sink sink, T value)
    {
        sink.BeginStructure();
        sink.BeginMember(inner, queryName: null);
        codec.Write(sink, value);
        sink.EndMember();
        sink.EndStructure();
    }
}
