using AdvisorWorker.Resources.ServiceQuotas;

namespace AdvisorWorker.Checks.Tests.ServiceLimits;

/// <summary>Checks out of families, and throwaway quotas.</summary>
internal static class Limits
{
    public static readonly Gap Denied = new(GapReason.AccessDenied, "servicequotas:ListServiceQuotas");

    public static Verdict Judge<T>(this ICheckFamily family, string id, T record)
        where T : Resource => family.Check<T>(id).Evaluate(record, default);

    public static ICheck<T> Check<T>(this ICheckFamily family, string id)
        where T : Resource => (ICheck<T>)family.Checks.Single(check => check.About.Id == id);

    public static string? Cell<T>(this ICheck<T> check, string heading, T record)
        where T : Resource => check.Descriptor.Columns.Single(column => column.Heading == heading).Cell!(record, default).Text;

    public static ServiceQuotaList Quota(string codeOrName, double value) => new("any", [new("any", codeOrName, codeOrName, value)]);

    public static ServiceQuotaList NoQuotas { get; } = new("any", []);
}
