using System.Collections;
using System.Reflection;
using Amazon.Runtime;

namespace AdvisorWorker.Aws.Tests.RoundTrip;

/// <summary>Fills shapes with random values, always the same for the same seed.</summary>
/// <param name="seed">The seed.</param>
/// <param name="endings">What makes texts awkward; by default what is awkward in messages.</param>
internal sealed class RandomShapes(int seed, string[]? endings = null)
{
    private const int Depth = 4;
    private static readonly string[] Awkward = ["", " <é&\">", " \t ", "line\nfeed\rreturn", "'quoted', \"twice\"", "=+&%20?/#", "😀", "\u202e", "0", "true", "null"];
    private readonly Random _random = new(seed);
    private readonly string[] _endings = endings ?? Awkward;

    /// <summary>Fills the shape's own members.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="plain">Whether its own texts must be such as a header, a path and a host can hold.</param>
    public void Fill(object shape, bool plain) => Fill(shape, Depth, plain);

    public static IEnumerable<PropertyInfo> Members(object shape)
        => shape.GetType().GetProperties(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite);

    private void Fill(object shape, int depth, bool plain)
    {
        foreach (var member in Members(shape))
        {
            member.SetValue(shape, Make(member.PropertyType, depth, plain));
        }
    }

    private object? Make(Type declared, int depth, bool plain)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type == typeof(string))
        {
            return Text(plain);
        }

        if (typeof(ConstantClass).IsAssignableFrom(type))
        {
            return Activator.CreateInstance(type, "constant-" + _random.Next(9));
        }

        if (type == typeof(MemoryStream))
        {
            return new MemoryStream([1, 2, 3, (byte)_random.Next(256)]);
        }

        return type.IsValueType ? Value(type) : depth > 0 ? Compound(type, depth, plain) : null;
    }

    private string Text(bool plain)
    {
        var text = "v" + _random.Next(1000);
        return plain || _random.Next(3) > 0 ? text : text + _endings[_random.Next(_endings.Length)];
    }

    private object Value(Type type)
    {
        if (type == typeof(bool))
        {
            return _random.Next(2) == 0;
        }

        if (type == typeof(int))
        {
            return _random.Next(int.MinValue, int.MaxValue);
        }

        if (type == typeof(long))
        {
            return _random.NextInt64(long.MinValue, long.MaxValue);
        }

        if (type == typeof(DateTime))
        {
            return DateTime.UnixEpoch.AddSeconds(_random.Next(int.MaxValue));
        }

        if (type == typeof(double))
        {
            return _random.NextDouble() * Math.Pow(10, _random.Next(-20, 20));
        }

        return type == typeof(float) ? _random.NextSingle() : throw new NotSupportedException(type.Name);
    }

    private object? Compound(Type type, int depth, bool plain)
    {
        if (typeof(IList).IsAssignableFrom(type))
        {
            var list = (IList)Activator.CreateInstance(type)!;
            for (var count = 1 + _random.Next(2); count > 0; count--)
            {
                if (Make(type.GetGenericArguments()[0], depth - 1, plain) is { } item)
                {
                    list.Add(item);
                }
            }

            return list.Count > 0 ? list : null;
        }

        if (typeof(IDictionary).IsAssignableFrom(type))
        {
            var map = (IDictionary)Activator.CreateInstance(type)!;
            if (Make(type.GetGenericArguments()[1], depth - 1, plain) is { } item)
            {
                map["k" + _random.Next(9)] = item;
            }

            return map.Count > 0 ? map : null;
        }

        var shape = Activator.CreateInstance(type)!;
        Fill(shape, depth - 1, plain: false);
        return Members(shape).All(member => member.GetValue(shape) is null) ? null : shape;
    }
}
