namespace AdvisorWorker.Aws.Generator.Json
{
    internal enum JsonKind
    {
        Null,
        True,
        False,
        Number,
        String,
        Array,
        Object,
    }
}
