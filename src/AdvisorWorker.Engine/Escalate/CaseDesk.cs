using System.Collections.Immutable;
using AdvisorWorker.Engine.Collect;
using Amazon.AWSSupport;
using Amazon.AWSSupport.Model;

namespace AdvisorWorker.Engine.Escalate;

/// <summary>The Support API of one account. What does not change within a run is asked once.</summary>
/// <param name="client">A client of the Region that serves the Support API, with rights to write.</param>
/// <param name="once">The same without retries: a case that was opened and whose answer was lost would be opened again.</param>
public sealed class CaseDesk(IAmazonAWSSupport client, IAmazonAWSSupport once)
{
    private const string SecurityWord = "security";
    private readonly Dictionary<string, Service?> services = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string, string), ImmutableArray<string>> languages = [];
    private ImmutableArray<string>? severities;
    private ImmutableArray<CaseDetails>? open;

    /// <summary>Every open case of the account, people's own among them, without their messages.</summary>
    public async Task<ImmutableArray<CaseDetails>> OpenCasesAsync(CancellationToken cancellationToken) =>
        open ??= [.. await QueryAsync(new() { IncludeResolvedCases = false, IncludeCommunications = false }, cancellationToken).ConfigureAwait(false)];

    /// <summary>Cases by AWS's ids, resolved ones too; an id that AWS no longer knows is left out.</summary>
    public async Task<IReadOnlyList<CaseDetails>> CasesAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        const int AtOnce = 100;
        var found = new List<CaseDetails>();
        foreach (var some in ids.Chunk(AtOnce))
        {
            try
            {
                found.AddRange(await QueryAsync(new() { CaseIdList = [.. some], IncludeResolvedCases = true, IncludeCommunications = false }, cancellationToken).ConfigureAwait(false));
            }
            catch (CaseIdNotFoundException) when (some.Length > 1)
            {
                foreach (var id in some)
                {
                    found.AddRange(await CasesAsync([id], cancellationToken).ConfigureAwait(false));
                }
            }
            catch (CaseIdNotFoundException)
            {
                // AWS forgets cases after two years.
            }
        }

        return found;
    }

    /// <summary>All cases since an instant, resolved ones too.</summary>
    public Task<IReadOnlyList<CaseDetails>> AllCasesAsync(DateTimeOffset since, CancellationToken cancellationToken) => QueryAsync(
        new() { AfterTime = since.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture), IncludeResolvedCases = true, IncludeCommunications = false },
        cancellationToken);

    /// <summary>The messages of a case, the oldest first.</summary>
    public async Task<IReadOnlyList<Communication>> MessagesAsync(string caseId, CancellationToken cancellationToken)
    {
        var messages = new List<Communication>();
        string? token = null;
        do
        {
            var page = await client.DescribeCommunicationsAsync(new() { CaseId = caseId, MaxResults = 100, NextToken = token }, cancellationToken).ConfigureAwait(false);
            messages.AddRange(page.Communications ?? []);
            token = page.NextToken;
        }
        while (!string.IsNullOrEmpty(token));

        return [.. messages.OrderBy(message => message.TimeCreated, StringComparer.Ordinal)];
    }

    /// <summary>Fits a draft to what AWS offers: service, category, severity and language. What was changed is said.</summary>
    /// <remarks>Where AWS does not say what it offers, the draft goes out as it is: whoever may open cases may lack the right to ask.</remarks>
    public async Task<(CaseDraft Draft, ImmutableArray<string> Notes)> FitAsync(CaseDraft draft, CancellationToken cancellationToken)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        try
        {
            return (await FitAsync(draft, notes, cancellationToken).ConfigureAwait(false), notes.ToImmutable());
        }
        catch (Amazon.Runtime.AmazonServiceException e) when (AwsFailure.Code(e) != "SubscriptionRequiredException" && !AwsFailure.IsThrottle(e))
        {
            return (draft, [$"AWS did not confirm service, category and severity ({AwsFailure.Words(e)})."]);
        }
    }

    private async Task<CaseDraft> FitAsync(CaseDraft draft, ImmutableArray<string>.Builder notes, CancellationToken cancellationToken)
    {
        var service = await ServiceAsync(draft.ServiceCode, cancellationToken).ConfigureAwait(false);
        if (service is null)
        {
            service = await FallbackAsync(cancellationToken).ConfigureAwait(false);
            notes.Add($"AWS Support knows no service '{draft.ServiceCode}'; {service.Code} is taken.");
        }

        var category = CategoryOf(service, draft);
        if (category != draft.CategoryCode)
        {
            notes.Add($"{service.Code} has no category '{draft.CategoryCode}'; {category} is taken.");
        }

        var severity = Lowered(draft.SeverityCode, await SeveritiesAsync(cancellationToken).ConfigureAwait(false));
        if (severity != draft.SeverityCode)
        {
            notes.Add($"The plan offers no severity '{draft.SeverityCode}'; {severity} is the highest below it.");
        }

        var offered = await LanguagesAsync(draft.IssueType, service.Code!, category, cancellationToken).ConfigureAwait(false);
        var language = offered.IsEmpty || offered.Contains(draft.Language) ? draft.Language : offered.Contains("en") ? "en" : offered[0];
        if (language != "en" && await IsUnavailableAsync(draft.IssueType, service.Code!, category, language, cancellationToken).ConfigureAwait(false))
        {
            language = "en";
        }

        if (language != draft.Language)
        {
            notes.Add($"There is no support in '{draft.Language}' for it; {language} is taken.");
        }

        return draft with { ServiceCode = service.Code!, CategoryCode = category, SeverityCode = severity, Language = language };
    }

    /// <summary>Opens a case.</summary>
    /// <returns>AWS's id.</returns>
    public async Task<string> OpenAsync(CaseDraft draft, IReadOnlyList<string> cc, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var set = await AttachAsync(draft.Attachments, cancellationToken).ConfigureAwait(false);
            try
            {
                var answer = await once.CreateCaseAsync(
                    new()
                    {
                        Subject = draft.Subject,
                        CommunicationBody = draft.Body,
                        ServiceCode = draft.ServiceCode,
                        CategoryCode = draft.CategoryCode,
                        SeverityCode = draft.SeverityCode,
                        IssueType = draft.IssueType,
                        Language = draft.Language,
                        CcEmailAddresses = cc.Count == 0 ? null : [.. cc],
                        AttachmentSetId = set,
                    },
                    cancellationToken).ConfigureAwait(false);
                open = null;
                return answer.CaseId!;
            }
            catch (Exception e) when (attempt == 1 && IsSetGone(e))
            {
                // A set lives for an hour; this one waited for its turn too long.
            }
        }
    }

    /// <summary>Adds a message to a case.</summary>
    public async Task ReplyAsync(string caseId, string body, ImmutableArray<CaseAttachment> attachments, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var set = await AttachAsync(attachments, cancellationToken).ConfigureAwait(false);
            try
            {
                await once.AddCommunicationToCaseAsync(new() { CaseId = caseId, CommunicationBody = body, AttachmentSetId = set }, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (Exception e) when (attempt == 1 && IsSetGone(e))
            {
                // As above.
            }
        }
    }

    /// <summary>Resolves a case.</summary>
    /// <returns>Its status afterwards.</returns>
    public async Task<string?> ResolveAsync(string caseId, CancellationToken cancellationToken) =>
        (await client.ResolveCaseAsync(new() { CaseId = caseId }, cancellationToken).ConfigureAwait(false)).FinalCaseStatus;

    /// <summary>The category for security events of the service for account questions, by its name; AWS publishes no code of it.</summary>
    public async Task<(string Code, string? Note)> SecurityCategoryAsync(string serviceCode, string fallback, CancellationToken cancellationToken)
    {
        var service = await ServiceAsync(serviceCode, cancellationToken).ConfigureAwait(false);
        var category = service?.Categories?.FirstOrDefault(one => one.Name?.Contains(SecurityWord, StringComparison.OrdinalIgnoreCase) == true);
        return category?.Code is { } code ? (code, null) : (fallback, $"{serviceCode} has no category with 'Security' in its name; {fallback} is taken.");
    }

    private static bool IsSetGone(Exception e) => e is AttachmentSetExpiredException or AttachmentSetIdNotFoundException;

    private async Task<string?> AttachAsync(ImmutableArray<CaseAttachment> attachments, CancellationToken cancellationToken)
    {
        string? set = null;
        foreach (var file in attachments.Take(CaseAttachment.MaxFiles))
        {
            var answer = await client.AddAttachmentsToSetAsync(
                new() { AttachmentSetId = set, Attachments = [new Attachment { FileName = file.FileName, Data = new MemoryStream(file.Data) }] }, cancellationToken).ConfigureAwait(false);
            set = answer.AttachmentSetId;
        }

        return set;
    }

    private async Task<IReadOnlyList<CaseDetails>> QueryAsync(DescribeCasesRequest request, CancellationToken cancellationToken)
    {
        var cases = new List<CaseDetails>();
        request.MaxResults = 100;
        do
        {
            var page = await client.DescribeCasesAsync(request, cancellationToken).ConfigureAwait(false);
            cases.AddRange(page.Cases ?? []);
            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));

        return cases;
    }

    private async Task<Service?> ServiceAsync(string code, CancellationToken cancellationToken)
    {
        if (!services.TryGetValue(code, out var service))
        {
            try
            {
                var answer = await client.DescribeServicesAsync(new() { ServiceCodeList = [code], Language = "en" }, cancellationToken).ConfigureAwait(false);
                service = answer.Services?.FirstOrDefault(one => one.Code == code);
            }
            catch (Amazon.Runtime.AmazonServiceException e) when (AwsFailure.Code(e) == "ValidationException")
            {
                service = null;
            }

            services[code] = service;
        }

        return service;
    }

    private async Task<Service> FallbackAsync(CancellationToken cancellationToken)
    {
        var all = (await client.DescribeServicesAsync(new() { Language = "en" }, cancellationToken).ConfigureAwait(false)).Services ?? [];
        return all.FirstOrDefault(service => service.Code == "general-info") ?? all.FirstOrDefault(service => service.Categories is { Count: > 0 })
            ?? new Service { Code = "general-info", Categories = [] };
    }

    private static string CategoryOf(Service service, CaseDraft draft)
    {
        var codes = (service.Categories ?? []).Select(category => category.Code!).ToList();
        return codes.Contains(draft.CategoryCode) || codes.Count == 0 ? draft.CategoryCode
            : codes.FirstOrDefault(code => code.Contains("general", StringComparison.Ordinal)) ?? codes.FirstOrDefault(code => code.Contains("other", StringComparison.Ordinal)) ?? codes[0];
    }

    private async Task<ImmutableArray<string>> SeveritiesAsync(CancellationToken cancellationToken) => severities ??=
        [.. ((await client.DescribeSeverityLevelsAsync(new() { Language = "en" }, cancellationToken).ConfigureAwait(false)).SeverityLevels ?? []).Select(level => level.Code).OfType<string>()];

    private static string Lowered(string wish, ImmutableArray<string> offered)
    {
        var wished = Plans.Severity.Codes.IndexOf(wish);
        return Plans.Severity.Codes.Take(wished + 1).LastOrDefault(offered.Contains) ?? (offered.IsEmpty ? wish : offered[0]);
    }

    private async Task<bool> IsUnavailableAsync(string issueType, string service, string category, string language, CancellationToken cancellationToken) =>
        (await client.DescribeCreateCaseOptionsAsync(
            new() { IssueType = issueType, ServiceCode = service, CategoryCode = category, Language = language }, cancellationToken).ConfigureAwait(false)).LanguageAvailability == "unavailable";

    private async Task<ImmutableArray<string>> LanguagesAsync(string issueType, string service, string category, CancellationToken cancellationToken)
    {
        if (!languages.TryGetValue((issueType, service, category), out var codes))
        {
            try
            {
                var answer = await client.DescribeSupportedLanguagesAsync(
                    new() { IssueType = issueType, ServiceCode = service, CategoryCode = category }, cancellationToken).ConfigureAwait(false);
                codes = [.. (answer.SupportedLanguages ?? []).Select(language => language.Code).OfType<string>()];
            }
            catch (Amazon.Runtime.AmazonServiceException)
            {
                // A question of taste: where it is not answered, the wish is tried.
                codes = [];
            }

            languages[(issueType, service, category)] = codes;
        }

        return codes;
    }
}
