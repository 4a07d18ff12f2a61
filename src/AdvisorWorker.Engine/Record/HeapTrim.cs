namespace AdvisorWorker.Engine.Record;

/// <summary>
/// Collects the whole heap from time to time. Pages and parts under way live just long enough to reach the oldest generation, which the runtime clears only when it
/// has grown well beyond what is alive: a run would take half as much memory again.
/// </summary>
internal static class HeapTrim
{
    private const long Every = 64L << 20;

    private static long last;

    /// <summary>Collects where so much has been allocated since the last time.</summary>
    public static void Due()
    {
        var allocated = GC.GetTotalAllocatedBytes();
        var before = Interlocked.Read(ref last);
        if (allocated - before >= Every && Interlocked.CompareExchange(ref last, allocated, before) == before)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        }
    }
}
