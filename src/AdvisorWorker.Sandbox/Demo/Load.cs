namespace AdvisorWorker.Sandbox.Demo;

/// <summary>How busy a server is.</summary>
/// <param name="CpuPercent">Average of a day.</param>
/// <param name="Megabytes">In and out in a day.</param>
internal sealed record Load(double CpuPercent, double Megabytes)
{
    public static readonly Load Busy = new(47, 5200);
    public static readonly Load Steady = new(23, 1400);
    public static readonly Load Hot = new(96, 900);
    public static readonly Load Idle = new(1.4, 0.9);
}
