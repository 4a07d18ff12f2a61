namespace AdvisorWorker.Aws.Generator.Emit
{
    /// <summary>
    /// Full names of what generated code uses. They are always written out, because a service model may define a Task, an Exchange or an Operation of its own.
    /// </summary>
    internal static class Known
    {
        public const string Runtime = "global::AdvisorWorker.Aws.";
        public const string Sdk = "global::Amazon.Runtime.";
        public const string Codecs = Runtime + "Codecs.";
        public const string Shape = Runtime + "IShape";
        public const string Exchange = Runtime + "Exchange";
        public const string List = "global::System.Collections.Generic.List";
        public const string Dictionary = "global::System.Collections.Generic.Dictionary";
        public const string Task = "global::System.Threading.Tasks.Task";
        public const string CancellationToken = "global::System.Threading.CancellationToken";
        public const string Exception = "global::System.Exception";
        public const string RegionEndpoint = "global::Amazon.RegionEndpoint";
        public const string StatusCode = "global::System.Net.HttpStatusCode";
    }
}
