namespace AdvisorWorker.Aws;

internal static class Base64
{
    public static byte[] Decode(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException notBase64)
        {
            throw new WireFormatException("expected bytes in base 64", notBase64);
        }
    }
}
