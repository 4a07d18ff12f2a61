using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Escalate;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Options;
using Amazon;
using Amazon.AWSSupport;

namespace AdvisorWorker;

/// <summary>What works on the cases of a session's account.</summary>
internal sealed record CaseTools(CaseBook Book, CaseDesk Desk, CaseSync Sync, CaseTelling Telling, Escalator Escalator)
{
    public static CaseTools For(Session session, AdvisorStore store, AwsClients clients)
    {
        // One Region of each partition serves the Support API.
        var region = Partitions.GlobalRegion(RegionEndpoint.GetBySystemName(session.Account.HomeRegion).PartitionName);
        var book = new CaseBook(store);
        var desk = new CaseDesk(clients.Get<AmazonAWSSupportClient>(region));
        var telling = new CaseTelling(SinkOptions.Events(session.Configuration).Source, region);
        var sync = new CaseSync(session.Escalation, book, desk, telling, TimeProvider.System);
        return new(book, desk, sync, telling, new(session.Escalation, book, desk, sync, telling, TimeProvider.System));
    }
}
