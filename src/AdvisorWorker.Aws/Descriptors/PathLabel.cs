namespace AdvisorWorker.Aws;

/// <summary>A label of a path.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Placeholder">How the path has it: with braces, and a plus when it may hold slashes.</param>
internal readonly record struct PathLabel(string Name, string Placeholder);
