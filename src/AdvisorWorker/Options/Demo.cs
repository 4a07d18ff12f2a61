using AdvisorWorker.Engine.Collect;

namespace AdvisorWorker.Options;

internal sealed class Demo : IAsyncDisposable
{
    public AwsAccount Account => throw new NotImplementedException();
    public static Task<Demo> StartAsync() => throw new NotImplementedException();
    public ValueTask DisposeAsync() => default;
}
