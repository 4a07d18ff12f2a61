namespace AdvisorWorker.Aws;

/// <summary>Where a request goes.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Parameters">Query string of a REST request, or the form of a query request.</param>
/// <param name="Labels">Labels of the path.</param>
internal sealed record Route(OperationDescriptor Operation, QueryString Parameters, IReadOnlyDictionary<string, string> Labels);
