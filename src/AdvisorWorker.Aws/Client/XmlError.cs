namespace AdvisorWorker.Aws;

/// <summary>What all errors in XML have: an Error element, which is the root, in the root, or in an Errors element in it.</summary>
internal static class XmlError
{
    private static readonly MemberTable Members = MemberTable.Of("Code", "Message", "Type", "RequestId");
    private static readonly MemberTable Envelope = MemberTable.Of("Error", "Errors", "RequestID", "RequestId");

    public static WireError Read(byte[] body, ResponseHeaders headers)
    {
        if (body.Length == 0)
        {
            return new WireError { RequestId = headers.RequestId };
        }

        var texts = new string?[4];
        var requestId = Visit(body, source => ReadTexts(source, texts));
        return new WireError { Code = texts[0], Message = texts[1], Type = texts[2], RequestId = requestId ?? texts[3] ?? headers.RequestId };
    }

    /// <summary>Lets a function read the Error element, and reads the rest of the document.</summary>
    /// <returns>The id of the request, if it is beside the error.</returns>
    /// <exception cref="WireFormatException">There is no error.</exception>
    public static string? Visit(byte[] body, Action<XmlSource> readError)
    {
        using var source = new XmlSource(new MemoryStream(body, writable: false));
        string? requestId = null;
        if (source.Name == "Error")
        {
            readError(source);
        }
        else
        {
            var root = source.Name;
            requestId = VisitEnvelope(source, readError, out var found);
            if (!found)
            {
                throw new WireFormatException($"expected an error, found <{root}>");
            }
        }

        source.Finish();
        return requestId;
    }

    private static string? VisitEnvelope(XmlSource source, Action<XmlSource> readError, out bool found)
    {
        found = false;
        string? requestId = null;
        source.BeginStructure();
        int member;
        while ((member = source.NextMember(Envelope)) >= 0)
        {
            switch (member)
            {
                case 0 when !found:
                    readError(source);
                    found = true;
                    break;
                case 1 when !found:
                    VisitEnvelope(source, readError, out found);
                    break;
                case 2 or 3 when requestId is null:
                    requestId = source.WholeText();
                    break;
                default:
                    source.Skip();
                    break;
            }
        }

        return requestId;
    }

    private static void ReadTexts(XmlSource source, string?[] texts)
    {
        source.BeginStructure();
        int member;
        while ((member = source.NextMember(Members)) >= 0)
        {
            if (texts[member] is null)
            {
                texts[member] = source.WholeText();
            }
            else
            {
                source.Skip();
            }
        }
    }
}
