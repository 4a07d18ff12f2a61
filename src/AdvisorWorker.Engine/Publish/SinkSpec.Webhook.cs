using AdvisorWorker.Engine.Collect;

namespace AdvisorWorker.Engine.Publish;

public abstract partial record SinkSpec
{
    /// <summary>A webhook.</summary>
    /// <param name="Target">Where and how; its text is its name alone.</param>
    public sealed record Webhook(WebhookTarget Target) : SinkSpec
    {
        /// <inheritdoc/>
        public override string Name => Target.Name;

        /// <summary>Reads its address.</summary>
        public static (SinkSpec? Spec, string? Error) Read(string text, Func<Uri, WebhookTarget> target)
        {
            var (url, error) = WebhookTarget.Read(text);
            return url is null ? (null, error) : (new Webhook(target(url)), null);
        }

        private protected override ISink Make(AwsClients clients, string homeRegion, TimeProvider time) => new WebhookSink(Target, time);
    }
}
