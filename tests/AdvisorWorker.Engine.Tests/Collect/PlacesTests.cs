using AdvisorWorker.Engine.Collect;

namespace AdvisorWorker.Engine.Tests.Collect;

public sealed class PlacesTests
{
    [Fact]
    public async Task Who_can_wait_goes_after_all_others_and_both_in_the_order_of_coming()
    {
        var places = new Places(1);
        await places.EnterAsync(canWait: true, CancellationToken.None);
        var order = new List<string>();
        Task[] waiting = [Enter("part 1", true), Enter("part 2", true), Enter("list 1", false), Enter("list 2", false)];

        foreach (var _ in waiting)
        {
            var before = CountOf(order);
            places.Leave();
            while (before == CountOf(order))
            {
                await Task.Yield();
            }
        }

        await Task.WhenAll(waiting);
        Assert.Equal(["list 1", "list 2", "part 1", "part 2"], order);

        async Task Enter(string name, bool canWait)
        {
            await places.EnterAsync(canWait, CancellationToken.None);
            lock (order)
            {
                order.Add(name);
            }
        }
    }

    [Fact]
    public async Task Who_gives_up_takes_no_place()
    {
        var places = new Places(1);
        await places.EnterAsync(canWait: false, CancellationToken.None);
        using var patience = new CancellationTokenSource();
        var impatient = places.EnterAsync(canWait: false, patience.Token).AsTask();
        var next = places.EnterAsync(canWait: true, CancellationToken.None).AsTask();

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        places.Leave();

        await next;
    }

    private static int CountOf(List<string> order)
    {
        lock (order)
        {
            return order.Count;
        }
    }
}
