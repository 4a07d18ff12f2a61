namespace AdvisorWorker.Aws;

/// <summary>What all errors in JSON have.</summary>
internal static class JsonError
{
    private static readonly string[] Codes = ["__type", "code", "Code"];
    private static readonly string[] Messages = ["message", "Message", "errorMessage"];
    private static readonly MemberTable Members = MemberTable.Of([.. Codes, .. Messages]);

    public static WireError Read(byte[] body, ResponseHeaders headers)
    {
        var error = new WireError { Code = headers["x-amzn-ErrorType"], RequestId = headers.RequestId };
        if (body.Length > 0)
        {
            var texts = ReadTexts(body);
            error = error with { Code = error.Code ?? First(texts.AsSpan(0, Codes.Length)), Message = First(texts.AsSpan(Codes.Length)) };
        }

        // "namespace#Name:http://details" is Name.
        error = error with { Code = error.Code?.Split(':')[0].Split('#')[^1] };
        return headers["x-amzn-query-error"]?.Split(';') is [var code, var type] ? error with { QueryCode = code, Type = type } : error;
    }

    private static string?[] ReadTexts(byte[] body)
    {
        using var source = new JsonSource(new MemoryStream(body, writable: false));
        var texts = new string?[Codes.Length + Messages.Length];
        source.BeginStructure();
        int member;
        while ((member = source.NextMember(Members)) >= 0)
        {
            // Errors may have members of their own by these names, which are no texts.
            texts[member] = source.TextOrSkip();
        }

        source.Finish();
        return texts;
    }

    private static string? First(ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            if (text is not null)
            {
                return text;
            }
        }

        return null;
    }
}
