using AdvisorWorker.Engine.Escalate;
using Dapper;

namespace AdvisorWorker.Engine.Record.Store;

/// <summary>Support cases in the store.</summary>
/// <param name="store">The store.</param>
public sealed class CaseBook(AdvisorStore store)
{
    private const string Columns =
        """
        id AS Id, account AS Account, check_id AS CheckId, rule AS Rule, kind AS Kind, state AS State, marker AS Marker, aws_id AS AwsId, display_id AS DisplayId, subject AS Subject,
        status AS Status, severity AS Severity, service AS Service, category AS Category, language AS Language, submitted_by AS SubmittedBy, intended_at AS IntendedAt,
        opened_at AS OpenedAt, updated_at AS UpdatedAt, due_at AS DueAt, answered_at AS AnsweredAt, waiting_since AS WaitingSince, resolved_at AS ResolvedAt, warnings AS Warnings,
        owner AS Owner, note AS Note
        """;

    private static readonly BulkTable Cases = BulkTable.Of(
        "cases",
        "id account check_id rule kind state marker aws_id display_id subject status severity service category language submitted_by intended_at# opened_at# updated_at# due_at# "
        + "answered_at# waiting_since# resolved_at# warnings# owner note",
        key: "id");

    private static readonly BulkTable Items = BulkTable.Of("case_items", "case_id fingerprint added_at#", key: "case_id fingerprint");
    private static readonly BulkTable Messages = BulkTable.Of("case_messages", "case_id sent_at submitted_by body attachments", key: "case_id sent_at submitted_by");

    /// <summary>Takes the right to open cases of an account; null while another worker has it.</summary>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public Task<StoreHold?> TakeTurnAsync(string account, CancellationToken cancellationToken) => store.HoldAsync($"cases-{account}", cancellationToken);

    /// <summary>Cases, the newest first.</summary>
    /// <param name="account">Of one account; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<SupportCase>> ListAsync(string? account, CancellationToken cancellationToken) =>
        QueryAsync("(@account IS NULL OR account = @account) ORDER BY intended_at DESC, id", new { account }, cancellationToken);

    /// <summary>A case by our id, AWS's, or the number that people quote.</summary>
    public async Task<SupportCase?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await QueryAsync("id = @id OR aws_id = @id OR display_id = @id", new { id }, cancellationToken).ConfigureAwait(false)).FirstOrDefault();

    /// <summary>Every case of a finding's rule, the newest first.</summary>
    public Task<IReadOnlyList<SupportCase>> OfAsync(string account, string checkId, string rule, CancellationToken cancellationToken) =>
        QueryAsync("account = @account AND check_id = @checkId AND rule = @rule ORDER BY intended_at DESC, id", new { account, checkId, rule }, cancellationToken);

    /// <summary>How many cases were opened for an account since an instant.</summary>
    public Task<int> OpenedSinceAsync(string account, DateTimeOffset since, CancellationToken cancellationToken) => store.UseAsync(
        connection => connection.ExecuteScalarAsync<int>(
            "SELECT COUNT(*) FROM cases WHERE account = @account AND kind = 'Case' AND opened_at >= @since", new { account, since }),
        cancellationToken);

    /// <summary>The items that a case is about.</summary>
    public Task<IReadOnlyList<string>> ItemsAsync(string id, CancellationToken cancellationToken) => store.UseAsync<IReadOnlyList<string>>(
        async connection => (await connection.QueryAsync<string>("SELECT fingerprint FROM case_items WHERE case_id = @id ORDER BY fingerprint", new { id }).ConfigureAwait(false)).AsList(),
        cancellationToken);

    /// <summary>How many of a case's items are flagged still.</summary>
    public Task<int> FlaggedAsync(string id, CancellationToken cancellationToken) => store.UseAsync(
        connection => connection.ExecuteScalarAsync<int>(
            "SELECT COUNT(*) FROM case_items JOIN items ON items.fingerprint = case_items.fingerprint WHERE case_items.case_id = @id AND items.status <> 'ok'", new { id }),
        cancellationToken);

    /// <summary>The messages of a case, the oldest first.</summary>
    public Task<IReadOnlyList<CaseMessage>> MessagesAsync(string id, CancellationToken cancellationToken) => store.UseAsync<IReadOnlyList<CaseMessage>>(
        async connection => (await connection.QueryAsync<(string CaseId, string SentAt, string By, string Body, string Attachments)>(
                "SELECT case_id, sent_at, submitted_by, body, attachments FROM case_messages WHERE case_id = @id ORDER BY sent_at", new { id }).ConfigureAwait(false))
            .Select(row => new CaseMessage(row.CaseId, row.SentAt, row.By, row.Body, row.Attachments)).ToList(),
        cancellationToken);

    /// <summary>Writes a case, what joins it and what was said, and tells of it, all in one transaction.</summary>
    /// <param name="one">The case.</param>
    /// <param name="items">Items that join it.</param>
    /// <param name="messages">Messages.</param>
    /// <param name="told">The event of it; null where nothing is told.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task SaveAsync(SupportCase one, IEnumerable<string> items, IEnumerable<CaseMessage> messages, Events.EventEnvelope? told, CancellationToken cancellationToken) => store.WriteAsync(
        async transaction =>
        {
            await store.Database.WriteAsync(transaction, Cases, [Row(one)], cancellationToken).ConfigureAwait(false);
            var at = one.UpdatedAt.ToUnixTimeMilliseconds();
            List<object?[]> joining = [.. items.Distinct(StringComparer.Ordinal).Select(item => (object?[])[one.Id, item, at])];
            if (joining.Count > 0)
            {
                await store.Database.WriteAsync(transaction, Items, joining, cancellationToken).ConfigureAwait(false);
            }

            List<object?[]> said = [.. messages.Select(message => (object?[])[one.Id, message.SentAt, message.SubmittedBy, message.Body, message.Attachments])];
            if (said.Count > 0)
            {
                await store.Database.WriteAsync(transaction, Messages, said, cancellationToken).ConfigureAwait(false);
            }

            if (told is not null)
            {
                await OutboxWriting.AddAsync(store.Database, transaction, [[0L, told.Id, "case", one.Id, null, null, null, null, at, told.ToJson()]], cancellationToken).ConfigureAwait(false);
            }

            return true;
        },
        cancellationToken);

    private Task<IReadOnlyList<SupportCase>> QueryAsync(string where, object parameters, CancellationToken cancellationToken) => store.UseAsync<IReadOnlyList<SupportCase>>(
        async connection => (await connection.QueryAsync<SupportCase>($"SELECT {Columns} FROM cases WHERE {where}", parameters).ConfigureAwait(false)).AsList(),
        cancellationToken);

    private static object?[] Row(SupportCase one) =>
    [
        one.Id, one.Account, one.CheckId, one.Rule, one.Kind.ToString(), one.State.ToString(), one.Marker, one.AwsId, one.DisplayId, one.Subject, one.Status, one.Severity, one.Service,
        one.Category, one.Language, one.SubmittedBy, Number(one.IntendedAt), Number(one.OpenedAt), Number(one.UpdatedAt), Number(one.DueAt), Number(one.AnsweredAt), Number(one.WaitingSince),
        Number(one.ResolvedAt), (long)one.Warnings, one.Owner, one.Note,
    ];

    private static long? Number(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();
}
