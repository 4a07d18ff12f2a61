using Amazon.Runtime;

namespace AdvisorWorker.Aws;

/// <summary>A generated enumeration, which finds its values by their text on the wire.</summary>
/// <typeparam name="T">The enumeration itself.</typeparam>
public interface IConstant<T>
    where T : ConstantClass
{
    /// <summary>The constant with that text; one that the service model does not know is made.</summary>
    static abstract T FindValue(string value);
}
