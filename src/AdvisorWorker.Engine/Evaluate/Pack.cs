using System.Reflection;

namespace AdvisorWorker.Engine.Evaluate;

/// <summary>An assembly with checks, and perhaps collectors of its own.</summary>
/// <param name="Name">Its file name without the ending.</param>
/// <param name="Assembly">The loaded assembly.</param>
public sealed record Pack(string Name, Assembly Assembly);
