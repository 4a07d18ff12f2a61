using System.Net;
using System.Security.Cryptography;
using AdvisorWorker.Sandbox.Serving;
using AdvisorWorker.Sandbox.Wire.SecurityToken.Model;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>STS: who the caller is, and roles to assume. Whoever assumes a role of another account is in that account from then on.</summary>
internal sealed class StsAnswers(AccountBook accounts, SessionBook sessions) : IAnswers
{
    private const int UsualSeconds = 3600;
    private const int FewestSeconds = 900;
    private const int MostSeconds = 43_200;

    public void AddTo(AnswerBook book) => book
        .On<GetCallerIdentityRequest>((_, call) => CallerIdentity(call))
        .On<AssumeRoleRequest>(AssumeRole);

    private static Session Current(CallContext call) => call.Session ?? new(call.Account, call.Account.CallerRole, "advisor", DateTimeOffset.MaxValue);

    private static GetCallerIdentityResponse CallerIdentity(CallContext call)
    {
        var session = Current(call);
        return new() { Account = call.Account.Id, Arn = session.Arn, UserId = UserId(session) };
    }

    private AssumeRoleResponse AssumeRole(AssumeRoleRequest request, CallContext call)
    {
        var seconds = request.DurationSeconds ?? UsualSeconds;
        if (seconds is < FewestSeconds or > MostSeconds)
        {
            throw Refusal.Of("ValidationError", $"The requested DurationSeconds {seconds} is not between {FewestSeconds} and {MostSeconds}.");
        }

        // Roles need not be in their account: whoever tries a configuration out has not made any.
        var account = request.RoleArn?.Split(':') is ["arn", _, "iam", "", { } id, { } role] && role.StartsWith("role/", StringComparison.Ordinal)
            ? accounts.Enter(id, request.ExternalId)
            : null;
        if (account is null)
        {
            throw Refusal.Of(
                "AccessDenied", $"User: {Current(call).Arn} is not authorized to perform: sts:AssumeRole on resource: {request.RoleArn}", HttpStatusCode.Forbidden);
        }

        var session = new Session(account, request.RoleArn![(request.RoleArn!.LastIndexOf('/') + 1)..], request.RoleSessionName ?? "session", call.Now.AddSeconds(seconds));
        return new()
        {
            AssumedRoleUser = new() { Arn = session.Arn, AssumedRoleId = UserId(session) },
            Credentials = new()
            {
                AccessKeyId = sessions.Begin(session),
                SecretAccessKey = RandomNumberGenerator.GetHexString(40, lowercase: true),
                SessionToken = RandomNumberGenerator.GetHexString(64, lowercase: true),
                Expiration = session.Ends.UtcDateTime,
            },
        };
    }

    private static string UserId(Session session) => $"AROASANDBOXSANDBOXSA:{session.Name}";
}
