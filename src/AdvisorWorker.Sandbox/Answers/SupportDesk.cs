using System.Globalization;
using Amazon.AWSSupport.Model;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>Keeps support cases. Nobody answers them.</summary>
internal sealed class SupportDesk
{
    public const string Resolved = "resolved";

    private const int MostCasesAnHour = 10;
    private const int MostRecent = 5;
    private const int MostAttachments = 3;
    private const int LargestAttachment = 5 << 20;
    private const int MostCopies = 10;
    private const int MostIds = 100;

    // AWS says that there are limits "in a short period of time", and not which.
    private const int MostSetsAnHour = 20;
    private const int MostDownloadsAMinute = 30;
    private static readonly TimeSpan AttachmentLife = TimeSpan.FromHours(1);
    private readonly Lock _lock = new();
    private readonly List<Case> _cases = [];
    private readonly Dictionary<string, AttachmentSet> _sets = new(StringComparer.Ordinal);
    private readonly List<DateTimeOffset> _downloads = [];
    private readonly Dictionary<string, Attachment> _attachments = new(StringComparer.Ordinal);

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public string Create(CreateCaseRequest request, CallContext call)
    {
        Require(request.Subject, "subject");
        RequireBody(request.CommunicationBody);
        RequireFew(request.CcEmailAddresses, MostCopies, "ccEmailAddresses");
        if (request.SeverityCode is { } severity && !SeverityLevels.Of(call.Options.Plan).Any(level => level.Code == severity))
        {
            throw Refusal.Of("ValidationException", $"Value '{severity}' at 'severityCode' failed to satisfy constraint: Invalid severity code");
        }

        if (request.ServiceCode is not null)
        {
            SupportServices.Require(request.ServiceCode, request.CategoryCode);
        }

        lock (_lock)
        {
            if (_cases.Count(earlier => call.Now - earlier.Created < TimeSpan.FromHours(1)) >= MostCasesAnHour)
            {
                throw Refusal.Of("CaseCreationLimitExceeded", $"Account has exceeded the limit of {MostCasesAnHour} cases per hour");
            }

            var number = _cases.Count + 1;

            // Numbers that people quote are one account's alone, as AWS's are.
            var series = long.Parse(call.Account.Id, CultureInfo.InvariantCulture) % 1_000_000;
            var created = new Case(call.Now, new CaseDetails
            {
                CaseId = string.Create(CultureInfo.InvariantCulture, $"case-{call.Account.Id}-muen-{call.Now.Year}-{number:x16}"),
                DisplayId = string.Create(CultureInfo.InvariantCulture, $"{170_000_000_000 + (series * 1_000) + number}"),
                Subject = request.Subject,
                Status = "unassigned",
                ServiceCode = request.ServiceCode ?? "general-info",
                CategoryCode = request.CategoryCode ?? "using-aws",
                SeverityCode = request.SeverityCode ?? "low",
                SubmittedBy = "owner@fernweh.example",
                TimeCreated = Time(call.Now),
                CcEmailAddresses = request.CcEmailAddresses ?? [],
                Language = request.Language ?? "en",
            });
            created.Communications.Add(Communication(created, request.CommunicationBody!, request.AttachmentSetId, call));
            _cases.Add(created);
            return created.Details.CaseId!;
        }
    }

    public List<CaseDetails> Cases(DescribeCasesRequest request)
    {
        lock (_lock)
        {
            RequireFew(request.CaseIdList, MostIds, "caseIdList");
            RequireMoments(request.AfterTime, request.BeforeTime);
            foreach (var id in request.CaseIdList ?? [])
            {
                Find(id);
            }

            return
            [
                .. _cases
                    .Where(found => request.CaseIdList is null or [] || request.CaseIdList.Contains(found.Details.CaseId!))
                    .Where(found => request.DisplayId is null || found.Details.DisplayId == request.DisplayId)
                    .Where(found => request.IncludeResolvedCases == true || found.Details.Status != Resolved)
                    .Where(found => IsWithin(found.Details.TimeCreated!, request.AfterTime, request.BeforeTime))
                    .Select(found => Describe(found, request.IncludeCommunications != false)),
            ];
        }
    }

    public List<Communication> Communications(string? caseId, string? after, string? before)
    {
        lock (_lock)
        {
            RequireMoments(after, before);
            return [.. Find(caseId).Communications.Where(communication => IsWithin(communication.TimeCreated!, after, before)).Reverse()];
        }
    }

    public void Reply(AddCommunicationToCaseRequest request, CallContext call)
    {
        RequireBody(request.CommunicationBody);
        lock (_lock)
        {
            var found = Find(request.CaseId);
            found.Communications.Add(Communication(found, request.CommunicationBody!, request.AttachmentSetId, call));
            found.Details.Status = found.Details.Status == Resolved ? "reopened" : found.Details.Status;
        }
    }

    /// <summary>Resolves a case and answers the status it had.</summary>
    public string Resolve(string? caseId)
    {
        lock (_lock)
        {
            var details = Find(caseId).Details;
            var before = details.Status!;
            details.Status = Resolved;
            return before;
        }
    }

    public (string Id, DateTimeOffset Expiry) Attach(AddAttachmentsToSetRequest request, CallContext call)
    {
        lock (_lock)
        {
            var set = request.AttachmentSetId is { } known ? Set(known, call) : new(call.Now + AttachmentLife, []);
            var added = request.Attachments ?? [];
            if (set.Attachments.Count + added.Count > MostAttachments || added.Exists(attachment => attachment.Data?.Length > LargestAttachment))
            {
                throw Refusal.Of(
                    "AttachmentSetSizeLimitExceeded", $"An attachment set has at most {MostAttachments} attachments of {LargestAttachment >> 20} MB each.");
            }

            if (request.AttachmentSetId is null && _sets.Values.Count(earlier => earlier.Expiry > call.Now) >= MostSetsAnHour)
            {
                throw Refusal.Of("AttachmentLimitExceeded", $"More than {MostSetsAnHour} attachment sets were made in an hour.");
            }

            var id = request.AttachmentSetId ?? $"as-{Guid.NewGuid():N}";
            _sets[id] = set;
            set.Attachments.AddRange(added);
            return (id, set.Expiry);
        }
    }

    public Attachment Attachment(string? id, CallContext call)
    {
        lock (_lock)
        {
            _downloads.RemoveAll(earlier => call.Now - earlier >= TimeSpan.FromMinutes(1));
            if (_downloads.Count >= MostDownloadsAMinute)
            {
                throw Refusal.Of("DescribeAttachmentLimitExceeded", $"More than {MostDownloadsAMinute} attachments were asked for in a minute.");
            }

            _downloads.Add(call.Now);
            return _attachments.GetValueOrDefault(id ?? string.Empty)
                ?? throw Refusal.Of("AttachmentIdNotFound", $"The attachment ID {id} could not be located.");
        }
    }

    private static void Require(string? value, string member)
    {
        if (string.IsNullOrEmpty(value))
        {
            throw Refusal.Of("ValidationException", $"Value at '{member}' failed to satisfy constraint: Member must not be null");
        }
    }

    private static void RequireFew(List<string>? values, int most, string member)
    {
        if (values?.Count > most)
        {
            throw Refusal.Of("ValidationException", $"Value at '{member}' failed to satisfy constraint: Member must have length less than or equal to {most}");
        }
    }

    private static void RequireBody(string? body)
    {
        Require(body, "communicationBody");
        if (body!.Length > 8000)
        {
            throw Refusal.Of(
                "ValidationException", "Value at 'communicationBody' failed to satisfy constraint: Member must have length less than or equal to 8000");
        }
    }

    private static void RequireMoments(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            _ = text is null ? default : Moment(text);
        }
    }

    // Both ends are as callers write them: a date, or a date and a time.
    private static bool IsWithin(string time, string? after, string? before) =>
        (after is null || Moment(time) > Moment(after)) && (before is null || Moment(time) < Moment(before));

    private static DateTimeOffset Moment(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment
            : throw Refusal.Of("ValidationException", $"'{text}' is no ISO 8601 time");

    private static CaseDetails Describe(Case found, bool withCommunications)
    {
        var details = found.Details;
        return new()
        {
            CaseId = details.CaseId,
            DisplayId = details.DisplayId,
            Subject = details.Subject,
            Status = details.Status,
            ServiceCode = details.ServiceCode,
            CategoryCode = details.CategoryCode,
            SeverityCode = details.SeverityCode,
            SubmittedBy = details.SubmittedBy,
            TimeCreated = details.TimeCreated,
            CcEmailAddresses = details.CcEmailAddresses,
            Language = details.Language,
            RecentCommunications = withCommunications ? new() { Communications = [.. Enumerable.Reverse(found.Communications).Take(MostRecent)] } : null,
        };
    }

    private Case Find(string? id) =>
        _cases.Find(found => found.Details.CaseId == id) ?? throw Refusal.Of("CaseIdNotFound", $"The requested CaseId {id} could not be located.");

    private AttachmentSet Set(string id, CallContext call)
    {
        var set = _sets.GetValueOrDefault(id) ?? throw Refusal.Of("AttachmentSetIdNotFound", $"An attachment set with the ID {id} could not be found.");
        return set.Expiry > call.Now ? set : throw Refusal.Of("AttachmentSetExpired", $"The attachment set {id} has expired.");
    }

    private Communication Communication(Case of, string body, string? attachmentSet, CallContext call)
    {
        List<AttachmentDetails> attached = [];
        foreach (var attachment in attachmentSet is null ? [] : Set(attachmentSet, call).Attachments)
        {
            var id = $"attachment-{Guid.NewGuid():N}";
            _attachments[id] = attachment;
            attached.Add(new() { AttachmentId = id, FileName = attachment.FileName });
        }

        return new() { CaseId = of.Details.CaseId, Body = body, SubmittedBy = of.Details.SubmittedBy, TimeCreated = Time(call.Now), AttachmentSet = attached };
    }

    private sealed record Case(DateTimeOffset Created, CaseDetails Details)
    {
        public List<Communication> Communications { get; } = [];
    }

    private sealed record AttachmentSet(DateTimeOffset Expiry, List<Attachment> Attachments);
}
