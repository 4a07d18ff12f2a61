namespace AdvisorWorker;

/// <summary>One heading of a check's report and how a row fills it.</summary>
/// <typeparam name="T">The record of a row.</typeparam>
public sealed record Column<T>
    where T : Resource
{
    /// <summary>A column the check fills.</summary>
    /// <param name="heading">Trusted Advisor's heading where there is one.</param>
    /// <param name="cell">The value for a record.</param>
    public Column(string heading, Func<T, Cell> cell)
        : this(heading, (resource, _) => cell(resource))
    {
    }

    /// <summary>A column whose value depends on the run's instant, such as an age.</summary>
    /// <param name="heading">Trusted Advisor's heading where there is one.</param>
    /// <param name="cell">The value for a record at the run's instant.</param>
    public Column(string heading, Func<T, Moment, Cell> cell)
    {
        Heading = heading;
        Cell = cell;
    }

    internal Column(string heading, EngineColumn filledBy)
    {
        Heading = heading;
        FilledBy = filledBy;
    }

    /// <summary>The heading.</summary>
    public string Heading { get; }

    /// <summary>The value; null where the engine fills the column.</summary>
    public Func<T, Moment, Cell>? Cell { get; }

    /// <summary>Which of the engine's values fills it.</summary>
    public EngineColumn FilledBy { get; }
}

/// <summary>Columns that the engine fills, because they are not the check's to know.</summary>
public enum EngineColumn : byte
{
    /// <summary>Filled by the check.</summary>
    None,

    /// <summary><c>Green</c>, <c>Yellow</c> or <c>Red</c>.</summary>
    Status,

    /// <summary>The record's Region.</summary>
    Region,

    /// <summary>The verdict's reason.</summary>
    Reason,

    /// <summary>The run's instant.</summary>
    LastUpdated,

    /// <summary>The monthly saving.</summary>
    Savings,
}
