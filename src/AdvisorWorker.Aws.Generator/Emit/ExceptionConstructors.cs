namespace AdvisorWorker.Aws.Generator.Emit
{
    /// <summary>The constructors that exceptions of the official SDK have.</summary>
    internal static class ExceptionConstructors
    {
        public static void Emit(SourceWriter source, string className)
        {
            const string inner = Known.Exception + "? innerException";
            const string details = Known.Sdk + "ErrorType errorType, string errorCode, string requestId, " + Known.StatusCode + " statusCode";
            const string names = "errorType, errorCode, requestId, statusCode";
            source.Line($"public {className}(string message) : base(message) {{ }}");
            source.Line($"public {className}(string message, {inner}) : base(message, innerException) {{ }}");
            source.Line($"public {className}(string message, {details}) : base(message, {names}) {{ }}");
            source.Line($"public {className}(string message, {inner}, {details}) : base(message, innerException, {names}) {{ }}");
        }
    }
}
