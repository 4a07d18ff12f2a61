using Amazon.Organizations.Model;

namespace AdvisorWorker.Sandbox;

/// <summary>An organizational unit.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="ParentId">The root or the unit that it is in.</param>
public sealed record SandboxUnit(OrganizationalUnit Unit, string ParentId);
