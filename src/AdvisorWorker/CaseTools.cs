using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Escalate;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Options;
using Amazon;
using Amazon.AWSSupport;
using Amazon.ServiceQuotas;

namespace AdvisorWorker;

/// <summary>What works on the cases of a session's account.</summary>
internal sealed record CaseTools(CaseBook Book, CaseDesk Desk, CaseOpening Opening, CaseSync Sync, CaseTelling Telling, QuotaIncreases Quotas, Escalator Escalator)
{
    /// <param name="session">The session.</param>
    /// <param name="store">Remembers the cases.</param>
    /// <param name="clients">Clients with rights to write.</param>
    /// <param name="once">The same, which try nothing twice.</param>
    /// <param name="announce">Sends out that a case is about to be opened.</param>
    public static CaseTools For(Session session, AdvisorStore store, AwsClients clients, AwsClients once, Func<Task>? announce = null)
    {
        // One Region of each partition serves the Support API.
        var region = Partitions.GlobalRegion(RegionEndpoint.GetBySystemName(session.Account.HomeRegion).PartitionName);
        var book = new CaseBook(store);
        var desk = new CaseDesk(clients.Get<AmazonAWSSupportClient>(region), once.Get<AmazonAWSSupportClient>(region));
        var telling = new CaseTelling(SinkOptions.Events(session.Configuration).Source, region);
        var sync = new CaseSync(session.Escalation, book, desk, telling, TimeProvider.System);

        // Asking twice for one quota is refused, so a lost answer may be asked for again.
        var quotas = new QuotaIncreases(book, clients.Get<AmazonServiceQuotasClient>, telling, TimeProvider.System);
        var opening = new CaseOpening(book, desk, telling, session.Escalation.Calendar, TimeProvider.System) { Announce = announce };
        return new(book, desk, opening, sync, telling, quotas, new(session.Escalation, book, desk, opening, sync, telling, quotas, TimeProvider.System));
    }
}
