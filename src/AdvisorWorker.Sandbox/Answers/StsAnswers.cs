using System.Collections.Concurrent;
using System.Security.Cryptography;
using AdvisorWorker.Sandbox.Wire.SecurityToken.Model;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>STS: who the caller is, and roles to assume.</summary>
internal sealed class StsAnswers : IAnswers
{
    private const int UsualSeconds = 3600;
    private readonly ConcurrentDictionary<string, AssumedRoleUser> _sessions = new(StringComparer.Ordinal);

    public void AddTo(AnswerBook book) => book
        .On<GetCallerIdentityRequest>(CallerIdentity)
        .On<AssumeRoleRequest>(AssumeRole);

    private GetCallerIdentityResponse CallerIdentity(GetCallerIdentityRequest request, CallContext call)
    {
        var session = _sessions.TryGetValue(call.Caller.AccessKeyId, out var assumed) ? assumed : Session(call.Account, call.Account.CallerRole, "advisor");
        return new() { Account = call.Account.Id, Arn = session.Arn, UserId = session.AssumedRoleId };
    }

    private AssumeRoleResponse AssumeRole(AssumeRoleRequest request, CallContext call)
    {
        // Roles need not be in the account: whoever tries a configuration out has not made any.
        var prefix = $"arn:aws:iam::{call.Account.Id}:role/";
        if (request.RoleArn?.StartsWith(prefix, StringComparison.Ordinal) != true)
        {
            throw Refusal.Of(
                "AccessDenied",
                $"User: {CallerIdentity(new(), call).Arn} is not authorized to perform: sts:AssumeRole on resource: {request.RoleArn}",
                System.Net.HttpStatusCode.Forbidden);
        }

        var role = request.RoleArn[(request.RoleArn.LastIndexOf('/') + 1)..];
        var session = Session(call.Account, role, request.RoleSessionName ?? "session");
        var key = "ASIA" + RandomNumberGenerator.GetHexString(16);
        _sessions[key] = session;
        return new()
        {
            AssumedRoleUser = session,
            Credentials = new()
            {
                AccessKeyId = key,
                SecretAccessKey = RandomNumberGenerator.GetHexString(40, lowercase: true),
                SessionToken = RandomNumberGenerator.GetHexString(64, lowercase: true),
                Expiration = call.Now.AddSeconds(request.DurationSeconds ?? UsualSeconds).UtcDateTime,
            },
        };
    }

    private static AssumedRoleUser Session(SandboxAccount account, string role, string name) => new()
    {
        AssumedRoleId = $"AROASANDBOXSANDBOXSA:{name}",
        Arn = $"arn:aws:sts::{account.Id}:assumed-role/{role}/{name}",
    };
}
