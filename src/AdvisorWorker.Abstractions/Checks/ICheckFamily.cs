namespace AdvisorWorker;

/// <summary>Many checks of one shape, made from a table where only names differ (service limits, parameter checks).</summary>
/// <remarks>Constructed like a check; its settings section is <c>Checks:&lt;class name in kebab case&gt;</c>.</remarks>
public interface ICheckFamily
{
    /// <summary>The checks; the same ones in the same order at each call.</summary>
    IEnumerable<ICheck> Checks { get; }
}
