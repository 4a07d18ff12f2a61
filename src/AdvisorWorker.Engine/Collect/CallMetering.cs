using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace AdvisorWorker.Engine.Collect;

/// <summary>Puts our two handlers into the pipeline of every SDK client; they do nothing for clients that no run has made.</summary>
internal sealed class CallMetering : IRuntimePipelineCustomizer
{
    // Handlers see a client's configuration and not its maker.
    private static readonly ConditionalWeakTable<IClientConfig, Meter> Meters = [];
    private static readonly Lock Gate = new();
    private static bool registered;

    public string UniqueName => nameof(CallMetering);

    /// <summary>Counts the calls of clients made with this configuration.</summary>
    public static void Attach(IClientConfig config, CallMeter meter, string account, string region, CallTerms terms)
    {
        lock (Gate)
        {
            if (!registered)
            {
                RuntimePipelineCustomizerRegistry.Instance.Register(new CallMetering());
                registered = true;
            }
        }

        Meters.Add(config, new(meter, account, region, terms) { IsPaced = IsSlowedDown(config, terms) });
    }

    // An emulator's calls cost nobody anything.
    private static bool IsSlowedDown(IClientConfig config, CallTerms terms) => config.ServiceURL is null || terms.Settings.PaceEmulators;

    public static Meter? Of(IExecutionContext context) =>
        Meters.TryGetValue(context.RequestContext.ClientConfig, out var meter) ? meter : null;

    public void Customize(Type serviceClientType, RuntimePipeline pipeline)
    {
        pipeline.AddHandlerBefore<Marshaller>(new OperationHandler());
        pipeline.AddHandlerAfter<RetryHandler>(new AttemptHandler());
        foreach (var retries in pipeline.EnumerateHandlers().OfType<RetryHandler>().ToList())
        {
            pipeline.ReplaceHandler<RetryHandler>(new RetryHandler(new PatientRetries(retries.RetryPolicy)));
        }
    }

    /// <summary>Whose calls they are, and on which terms they go out.</summary>
    public sealed record Meter(CallMeter Calls, string Account, string Region, CallTerms Terms)
    {
        /// <summary>Requests keep to rates.</summary>
        public bool IsPaced { get; init; }
    }
}
