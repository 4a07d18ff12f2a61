namespace AdvisorWorker.Sandbox;

/// <summary>
/// Which calls meet which fault. What is not given matches every call; <c>*</c> stands for any characters and <c>?</c> for one. Of several rules that hit a
/// call the first decides, but for latencies, which add up.
/// </summary>
/// <param name="Kind">What goes wrong.</param>
public sealed record FaultRule(FaultKind Kind)
{
    /// <summary>The service, by the prefix of its actions or its own name: <c>elasticloadbalancing</c> is both kinds of load balancer, <c>elbv2</c> one.</summary>
    public string? Service { get; init; }

    /// <summary>The operation with the prefix of its actions, such as <c>ec2:Describe*</c>.</summary>
    public string? Operation { get; init; }

    /// <summary>The account that is called.</summary>
    public string? Account { get; init; }

    /// <summary>The Region that the call is signed for.</summary>
    public string? Region { get; init; }

    /// <summary>How likely a matching call is hit, from 0 to 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>Only so many matching calls, the first ones, can be hit; null for any number.</summary>
    public int? Count { get; init; }

    /// <summary>Of a server error: its status.</summary>
    public int Status { get; init; } = 500;

    /// <summary>Of a denial: whether the message blames a service control policy.</summary>
    public bool ByServiceControlPolicy { get; init; }

    /// <summary>Of a truncated body: whether Content-Length says what is sent. Else it promises the whole body, and the connection ends early.</summary>
    public bool HonestLength { get; init; } = true;

    /// <summary>Of a latency: the least.</summary>
    public TimeSpan MinLatency { get; init; }

    /// <summary>Of a latency: the most.</summary>
    public TimeSpan MaxLatency { get; init; }
}
