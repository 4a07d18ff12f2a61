using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using AdvisorWorker.Aws;

namespace AdvisorWorker.Sandbox.Faults;

/// <summary>
/// Decides which calls meet a fault. Chance is a hash of the seed, of what is called, and of how often it was called before, so that calls may come in any
/// order beside each other and meet the same.
/// </summary>
internal sealed class FaultInjector(IReadOnlyList<FaultRule> rules, int seed)
{
    // Calls that matched, of the rules that have a count.
    private readonly int[] _matched = new int[rules.Count];

    /// <param name="call">The call.</param>
    /// <param name="account">The account that it is for.</param>
    /// <param name="parameters">What it asks, of whom: the same for a call and its retry.</param>
    /// <param name="attempt">How often it has come, this time included.</param>
    public FaultDecision Decide(AwsCall call, string account, string parameters, int attempt)
    {
        var latency = TimeSpan.Zero;
        for (var i = 0; i < rules.Count; i++)
        {
            var rule = rules[i];
            if (!rule.Matches(call.Operation, account, call.Caller.Region) || !IsInCount(i))
            {
                continue;
            }

            var (hit, extent) = Chances(i, $"{call.Operation}\n{parameters}\n{attempt}");
            if (hit >= rule.Probability)
            {
                continue;
            }

            if (rule.Kind != FaultKind.Latency)
            {
                return new(latency, rule);
            }

            latency += rule.MinLatency + ((rule.MaxLatency - rule.MinLatency) * extent);
        }

        return latency == TimeSpan.Zero ? FaultDecision.None : new(latency, null);
    }

    private bool IsInCount(int rule) => rules[rule].Count is not { } count || Interlocked.Increment(ref _matched[rule]) <= count;

    /// <summary>Two numbers from 0 up to, and not, 1.</summary>
    private (double Hit, double Extent) Chances(int rule, string call)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{rule}\n{call}"));
        return (Fraction(hash), Fraction(hash.AsSpan(sizeof(ulong))));
    }

    // A double holds 53 bits.
    private static double Fraction(ReadOnlySpan<byte> bits) => (BinaryPrimitives.ReadUInt64LittleEndian(bits) >> 11) * Math.Pow(2, -53);
}
