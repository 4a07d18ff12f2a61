using System.IO.Enumeration;
using AdvisorWorker.Aws;

namespace AdvisorWorker.Sandbox.Faults;

/// <summary>Whether a rule speaks of a call.</summary>
internal static class FaultMatch
{
    public static bool Matches(this FaultRule rule, OperationDescriptor operation, string account, string region) =>
        IsService(rule.Service, operation.Service)
        && Is(rule.Operation, ActionNames.Of(operation))
        && Is(rule.Account, account)
        && Is(rule.Region, region);

    public static bool IsService(string? pattern, ServiceDescriptor service) => Is(pattern, ActionNames.Prefix(service)) || Is(pattern, service.Name);

    public static bool Is(string? pattern, string name) => pattern is null || FileSystemName.MatchesSimpleExpression(pattern, name);
}
