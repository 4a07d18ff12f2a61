using System.Diagnostics.CodeAnalysis;

namespace AdvisorWorker;

/// <summary>A piece of a resource that takes a call of its own: read, unreadable with a gap, or (default) never requested.</summary>
/// <typeparam name="T">The value.</typeparam>
public readonly struct Part<T>
{
    private static readonly Gap Readable = new(GapReason.NotReached, Detail: "marks a part as read");

    private readonly T value;
    private readonly Gap? state;

    private Part(T value, Gap state)
    {
        this.value = value;
        this.state = state;
    }

    /// <summary>False where no selected check declares the part.</summary>
    public bool WasRequested => state is not null;

    /// <summary>A part that was read.</summary>
    public static implicit operator Part<T>(T value) => new(value, Readable);

    /// <summary>A part that could not be read.</summary>
    public static implicit operator Part<T>(Gap gap) => new(default!, gap);

    /// <summary>A part that was read; for interface types, where no conversion can apply.</summary>
    public static Part<T> Of(T value) => new(value, Readable);

    /// <summary>The value, or why there is none.</summary>
    /// <param name="value">The value when the answer is true.</param>
    /// <param name="gap">The gap when the answer is false.</param>
    /// <exception cref="InvalidOperationException">The part was never requested: the check does not declare it.</exception>
    public bool TryRead([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out Gap? gap)
    {
        if (state is null)
        {
            throw new InvalidOperationException($"A part ({typeof(T).Name}) is read that the check does not declare in Needs or ColumnNeeds.");
        }

        value = this.value;
        gap = ReferenceEquals(state, Readable) ? null : state;
        return gap is null;
    }

    /// <summary>For columns and savings, where an unreadable part is an empty cell and not a missing verdict.</summary>
    public T? OrDefault() => TryRead(out var read, out _) ? read : default;
}
