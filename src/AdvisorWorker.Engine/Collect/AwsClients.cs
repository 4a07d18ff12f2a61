using System.Collections.Concurrent;
using System.Reflection;
using Amazon;
using Amazon.Runtime;

namespace AdvisorWorker.Engine.Collect;

/// <summary>Makes the SDK clients of one account, one per type and Region, all alike: credentials, endpoint, retries, time-outs, counting.</summary>
public sealed class AwsClients(AWSCredentials credentials, AwsEndpoints endpoints, CallMeter meter, string account, CallTerms terms) : IDisposable
{
    private static readonly ConcurrentDictionary<Type, ConstructorInfo> Constructors = new();

    private readonly ConcurrentDictionary<(Type, string), Lazy<object>> clients = new();

    /// <summary>A client for a Region. Shared; do not dispose it.</summary>
    /// <typeparam name="TClient">A concrete client of the SDK.</typeparam>
    public TClient Get<TClient>(string region)
        where TClient : class => (TClient)clients.GetOrAdd((typeof(TClient), region), key => new(() => Make(key.Item1, key.Item2))).Value;

    /// <summary>What a denial by a service control policy was, now that all calls are made: of the Region, where nothing in it was granted; else of one action.</summary>
    internal Gap Settle(Gap gap) => gap switch
    {
        not { Reason: GapReason.RegionDenied, Region: not null } => gap,
        _ when terms.Watch(account, gap.Region) is { IsDenied: true } watch => watch.Denied,
        _ => gap with { Reason = GapReason.AccessDenied, Region = null },
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var client in clients.Values.Where(client => client.IsValueCreated))
        {
            (client.Value as IDisposable)?.Dispose();
        }
    }

    private object Make(Type type, string region)
    {
        var constructor = Constructors.GetOrAdd(type, FindConstructor);
        var config = (ClientConfig)Activator.CreateInstance(constructor.GetParameters()[1].ParameterType)!;
        endpoints.Configure(config, region);
        CallMetering.Attach(config, meter, account, region, terms);
        return constructor.Invoke([credentials, config]);
    }

    // Every client of the SDK, generated or not, has (AWSCredentials, its config).
    private static ConstructorInfo FindConstructor(Type type) =>
        type.GetConstructors().FirstOrDefault(constructor =>
            constructor.GetParameters() is [var first, var second]
            && first.ParameterType == typeof(AWSCredentials)
            && typeof(ClientConfig).IsAssignableFrom(second.ParameterType))
        ?? throw new InvalidOperationException($"{type.FullName} is no client of the AWS SDK.");
}
