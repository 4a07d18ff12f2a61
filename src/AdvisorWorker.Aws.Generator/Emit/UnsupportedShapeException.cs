using System;

namespace AdvisorWorker.Aws.Generator.Emit
{
    /// <summary>The model uses a feature that the generated clients do not have.</summary>
    internal sealed class UnsupportedShapeException : Exception
    {
        public UnsupportedShapeException(string message)
            : base(message)
        {
        }
    }
}
