using System.Collections;
using System.Reflection;
using AdvisorWorker.Sandbox;

namespace AdvisorWorker.Tests.Properties;

/// <summary>Puts what an account has into another order. AWS promises none for what it lists, nor for what is listed within.</summary>
internal static class Shuffle
{
    /// <summary>Shuffles every list of the account, in place.</summary>
    public static SandboxAccount Lists(SandboxAccount account, int seed)
    {
        Walk(account, new Random(seed), new(ReferenceEqualityComparer.Instance));
        return account;
    }

    private static void Walk(object? thing, Random chance, HashSet<object> seen)
    {
        if (thing is null or string || thing.GetType().IsPrimitive || (!thing.GetType().IsValueType && !seen.Add(thing)))
        {
            return;
        }

        if (thing is IDictionary dictionary)
        {
            Each(dictionary.Values);
        }
        else if (thing is IList list)
        {
            // Arrays are what somebody wrote down in an order, such as a metric's values.
            for (var last = list.Count - 1; last > 0 && !list.IsFixedSize && !list.IsReadOnly; last--)
            {
                var other = chance.Next(last + 1);
                (list[last], list[other]) = (list[other], list[last]);
            }

            Each(list);
        }
        else if (IsOurs(thing.GetType()))
        {
            Each(thing.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0 && property.CanRead).Select(property => property.GetValue(thing)));
            Each(thing.GetType().GetFields().Where(field => !field.IsStatic).Select(field => field.GetValue(thing)));
        }

        void Each(IEnumerable things)
        {
            foreach (var each in things.Cast<object?>().ToList())
            {
                Walk(each, chance, seen);
            }
        }
    }

    // The account, what its APIs answer with, and pairs of these. But a user's keys are in two slots, which have numbers.
    private static bool IsOurs(Type type) =>
        type != typeof(SandboxUser)
        && (type.Assembly == typeof(SandboxAccount).Assembly
            || type.Namespace?.StartsWith("Amazon.", StringComparison.Ordinal) == true
            || type.FullName!.StartsWith("System.ValueTuple", StringComparison.Ordinal));
}
