namespace AdvisorWorker.Aws;

internal static class QueryNames
{
    public static string Capitalize(string name) => name.Length == 0 || char.IsUpper(name[0]) ? name : char.ToUpperInvariant(name[0]) + name[1..];
}
