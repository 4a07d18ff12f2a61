namespace AdvisorWorker;

/// <summary>Any check, whatever it judges. Implement <see cref="ICheck{T}"/>.</summary>
public interface ICheck
{
    /// <summary>The check's metadata.</summary>
    CheckDescriptor About { get; }

    /// <summary>The record type it judges.</summary>
    Type ResourceType { get; }
}

/// <summary>
/// Judges one immutable record and does nothing else: no I/O, no clock, no loop over resources. Paging, Regions, counting,
/// suppression and failures belong to the engine, which calls <see cref="Evaluate"/> from one thread at a time per scope.
/// </summary>
/// <remarks>
/// A public class with no constructor parameter, or with one: a settings record with a default for each property, bound from
/// the configuration section <c>Checks:&lt;id&gt;</c>.
/// </remarks>
/// <typeparam name="T">The record it judges.</typeparam>
public interface ICheck<T> : ICheck
    where T : Resource
{
    /// <summary>The check's metadata, columns and needs.</summary>
    CheckDescriptor<T> Descriptor { get; }

    /// <summary>The verdict for one record. An exception makes this resource not available, never the run fail.</summary>
    Verdict Evaluate(T resource, Moment at);

    /// <summary>What acting saves a month; asked for flagged resources only, after their column parts are loaded.</summary>
    Money? Savings(T resource, Verdict verdict) => verdict.MonthlySavings;

    CheckDescriptor ICheck.About => Descriptor;

    Type ICheck.ResourceType => typeof(T);
}
