using System.Text;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>IAM, which answers alike in every Region.</summary>
internal sealed class IamAnswers : IAnswers
{
    private static readonly PageRules Pages = new(100, 1000, "ValidationError", "ValidationError");
    private volatile bool _isReportAskedFor;

    public void AddTo(AnswerBook book) => book
        .On<GetAccountSummaryRequest>((_, call) => new GetAccountSummaryResponse { SummaryMap = AccountSummaries.Of(call.Account.Iam) })
        .On<GetAccountPasswordPolicyRequest>(PasswordPolicy)
        .On<GenerateCredentialReportRequest>(GenerateReport)
        .On<GetCredentialReportRequest>(Report)
        .On<ListUsersRequest>(Users)
        .On<GetUserRequest>((request, call) => new GetUserResponse { User = User(request.UserName, call).User })
        .On<ListAccessKeysRequest>(AccessKeys)
        .On<ListMFADevicesRequest>(MfaDevices)
        .On<ListVirtualMFADevicesRequest>(VirtualMfaDevices)
        .On<ListServerCertificatesRequest>(ServerCertificates)
        .On<ListRolesRequest>(Roles)
        .On<ListPoliciesRequest>(Policies)
        .On<ListAccountAliasesRequest>(Aliases);

    private static AmazonServiceException NoSuchEntity(string message) => Refusal.NotFound("NoSuchEntity", message);

    private static SandboxUser User(string? name, CallContext call) => name is null
        ? throw Refusal.Of("ValidationError", "Must specify userName when calling with non-User credentials")
        : call.Account.Iam.Users.Single(name, user => user.User.UserName, id => NoSuchEntity($"The user with name {id} cannot be found."));

    private static GetAccountPasswordPolicyResponse PasswordPolicy(GetAccountPasswordPolicyRequest request, CallContext call) => new()
    {
        PasswordPolicy = call.Account.Iam.PasswordPolicy ?? throw NoSuchEntity($"The Password Policy with domain name {call.Account.Id} cannot be found."),
    };

    private GenerateCredentialReportResponse GenerateReport(GenerateCredentialReportRequest request, CallContext call)
    {
        var isReady = HasReport(call);
        _isReportAskedFor = true;
        return isReady
            ? new() { State = ReportStateType.COMPLETE }
            : new() { State = ReportStateType.STARTED, Description = "No report exists. Starting a new report generation task" };
    }

    private bool HasReport(CallContext call) => _isReportAskedFor || call.Account.Iam.HasRecentCredentialReport;

    private GetCredentialReportResponse Report(GetCredentialReportRequest request, CallContext call) => HasReport(call)
        ? new()
        {
            Content = new MemoryStream(Encoding.UTF8.GetBytes(CredentialReports.Of(call.Account))),
            ReportFormat = ReportFormatType.TextCsv,
            GeneratedTime = call.Now.UtcDateTime,
        }
        : throw Refusal.Of("ReportNotPresent", "Credential report is not present", System.Net.HttpStatusCode.Gone);

    private static ListUsersResponse Users(ListUsersRequest request, CallContext call)
    {
        List<User> all = [.. call.Account.Iam.Users.Select(user => user.User).Where(user => IsUnder(request.PathPrefix, user.Path))];
        var page = call.Page(all, request.MaxItems, request.Marker, Pages);
        return new() { Users = page.Items, IsTruncated = page.IsTruncated, Marker = page.Next };
    }

    private static ListAccessKeysResponse AccessKeys(ListAccessKeysRequest request, CallContext call)
    {
        var page = call.Page(User(request.UserName, call).Keys, request.MaxItems, request.Marker, Pages);
        return new() { AccessKeyMetadata = page.Items, IsTruncated = page.IsTruncated, Marker = page.Next };
    }

    private static ListMFADevicesResponse MfaDevices(ListMFADevicesRequest request, CallContext call)
    {
        var page = call.Page(User(request.UserName, call).MfaDevices, request.MaxItems, request.Marker, Pages);
        return new() { MFADevices = page.Items, IsTruncated = page.IsTruncated, Marker = page.Next };
    }

    private static ListVirtualMFADevicesResponse VirtualMfaDevices(ListVirtualMFADevicesRequest request, CallContext call)
    {
        var iam = call.Account.Iam;
        List<VirtualMFADevice> all =
        [
            .. iam.RootHasMfa
                ? [new() { SerialNumber = $"arn:aws:iam::{call.Account.Id}:mfa/root-account-mfa-device", EnableDate = iam.RootCreated.UtcDateTime }]
                : Array.Empty<VirtualMFADevice>(),
            .. iam.Users.SelectMany(user => user.MfaDevices.Select(
                device => new VirtualMFADevice { SerialNumber = device.SerialNumber, EnableDate = device.EnableDate, User = user.User })),
        ];

        // All devices here belong to somebody.
        var page = call.Page(request.AssignmentStatus == AssignmentStatusType.Unassigned ? [] : all, request.MaxItems, request.Marker, Pages);
        return new() { VirtualMFADevices = page.Items, IsTruncated = page.IsTruncated, Marker = page.Next };
    }

    private static ListServerCertificatesResponse ServerCertificates(ListServerCertificatesRequest request, CallContext call)
    {
        List<ServerCertificateMetadata> all = [.. call.Account.Iam.ServerCertificates.Where(certificate => IsUnder(request.PathPrefix, certificate.Path))];
        var page = call.Page(all, request.MaxItems, request.Marker, Pages);
        return new() { ServerCertificateMetadataList = page.Items, IsTruncated = page.IsTruncated, Marker = page.Next };
    }

    private static ListRolesResponse Roles(ListRolesRequest request, CallContext call)
    {
        List<Role> all = [.. call.Account.Iam.Roles.Where(role => IsUnder(request.PathPrefix, role.Path))];
        var page = call.Page(all, request.MaxItems, request.Marker, Pages);
        return new() { Roles = page.Items, IsTruncated = page.IsTruncated, Marker = page.Next };
    }

    private static ListPoliciesResponse Policies(ListPoliciesRequest request, CallContext call)
    {
        // AWS's own policies are the same for everybody and not part of an account.
        List<ManagedPolicy> all =
        [
            .. call.Account.Iam.Policies.Where(policy =>
                request.Scope != PolicyScopeType.AWS
                && IsUnder(request.PathPrefix, policy.Path)
                && (request.OnlyAttached != true || policy.AttachmentCount > 0)),
        ];
        var page = call.Page(all, request.MaxItems, request.Marker, Pages);
        return new() { Policies = page.Items, IsTruncated = page.IsTruncated, Marker = page.Next };
    }

    private static ListAccountAliasesResponse Aliases(ListAccountAliasesRequest request, CallContext call)
    {
        var page = call.Page(call.Account.Iam.Aliases, request.MaxItems, request.Marker, Pages);
        return new() { AccountAliases = page.Items, IsTruncated = page.IsTruncated, Marker = page.Next };
    }

    private static bool IsUnder(string? prefix, string? path) => prefix is null || (path ?? "/").StartsWith(prefix, StringComparison.Ordinal);
}
