namespace AdvisorWorker.Aws;

/// <summary>What a member is called, and where it is.</summary>
/// <param name="Name">Name on the wire.</param>
/// <param name="QueryName">Name in an EC2 query, where it is not the capitalized name.</param>
/// <param name="Place">Its place.</param>
internal readonly record struct MemberName(string Name, string? QueryName, MemberPlace Place);
