using Amazon.AWSSupport.Model;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>Services that cases can be about: a few of the hundreds, with their categories.</summary>
internal static class SupportServices
{
    public static IReadOnlyList<Service> All { get; } =
    [
        Of(
            "customer-account",
            "Account",
            ("other-account-issues", "Other Account Issues"),
            ("security", "Security"),
            ("account-structure", "Account Structure")),
        Of("billing", "Billing", ("other-billing-questions", "Other Billing Questions"), ("charge-inquiry", "Charge Inquiry")),
        Of(
            "amazon-elastic-compute-cloud-linux",
            "Elastic Compute Cloud (EC2 - Linux)",
            ("other", "Other"),
            ("instance-issue", "Instance Issue"),
            ("security-groups", "Security Groups")),
        Of("amazon-elastic-block-store", "Elastic Block Store (EBS)", ("other", "Other"), ("snapshot-issue", "Snapshot Issue")),
        Of("amazon-virtual-private-cloud", "Virtual Private Cloud (VPC)", ("other", "Other"), ("vpn-connection", "VPN Connection")),
        Of("amazon-simple-storage-service", "Simple Storage Service (S3)", ("other", "Other"), ("bucket-permissions", "Bucket Permissions")),
        Of(
            "amazon-relational-database-service-postgresql",
            "Relational Database Service (PostgreSQL)",
            ("other", "Other"),
            ("backup-restore", "Backup and Restore")),
        Of("aws-identity-and-access-management", "Identity and Access Management (IAM)", ("other", "Other"), ("access-keys", "Access Keys")),
        Of("general-info", "General Info and Getting Started", ("using-aws", "Using AWS & Services")),
    ];

    /// <summary>Refuses a service or category that there is not, as AWS does.</summary>
    public static void Require(string? service, string? category)
    {
        if (All.FirstOrDefault(known => known.Code == service) is not { } found)
        {
            throw Refusal.Of("ValidationException", $"Value '{service}' at 'serviceCode' failed to satisfy constraint: Invalid service code");
        }

        if (category is not null && !found.Categories!.Exists(known => known.Code == category))
        {
            throw Refusal.Of("ValidationException", $"Value '{category}' at 'categoryCode' failed to satisfy constraint: Invalid category code");
        }
    }

    private static Service Of(string code, string name, params (string Code, string Name)[] categories) => new()
    {
        Code = code,
        Name = name,
        Categories = [.. categories.Select(category => new Category { Code = category.Code, Name = category.Name })],
    };
}
