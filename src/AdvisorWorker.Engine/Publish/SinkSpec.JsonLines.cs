using AdvisorWorker.Engine.Collect;

namespace AdvisorWorker.Engine.Publish;

public abstract partial record SinkSpec
{
    /// <summary>A file of JSON lines.</summary>
    /// <param name="Path">The file, or <c>-</c>.</param>
    public sealed record JsonLines(string Path) : SinkSpec
    {
        /// <inheritdoc/>
        public override string Name => $"jsonl:{Path}";

        /// <summary>Reads its path.</summary>
        public static (SinkSpec? Spec, string? Error) Read(string path) =>
            path.Length == 0 ? (null, "jsonl: names no file; write jsonl:FILE, or jsonl:- for standard output") : (new JsonLines(path), null);

        private protected override ISink Make(AwsClients clients, string homeRegion, TimeProvider time) => new JsonLinesSink(Path, time);
    }
}
