using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Reports;

namespace AdvisorWorker.Options;

/// <summary>The accounts of a session over many, and the session of one of them.</summary>
internal static class Members
{
    /// <summary>Finds them, and says what a reader must know, such as that an account is suspended.</summary>
    /// <exception cref="Engine.Collect.AccountException">The caller is nobody, the organization cannot be read, or there is no account.</exception>
    public static async Task<Roster> FindAsync(Session session, CancellationToken cancellationToken)
    {
        var roster = await Roster.FindAsync(session.Accounts!, session.Account, session.Request, session.Time, cancellationToken);
        foreach (var note in roster.Notes)
        {
            Console.Error.WriteLine($"advisor: {TerminalText.Of(note)}");
        }

        return roster;
    }

    /// <summary>The session of one account of many; the session itself where it is over one.</summary>
    /// <param name="session">The session.</param>
    /// <param name="id">The account; of no matter where the session is over one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="UsageException">The account is none of them.</exception>
    /// <exception cref="Engine.Collect.AccountException">The caller is nobody, the organization cannot be read, or there is no account.</exception>
    public static async Task<Session> EnterAsync(Session session, string? id, CancellationToken cancellationToken)
    {
        if (session.Accounts is null)
        {
            return session;
        }

        var roster = await FindAsync(session, cancellationToken);
        return roster.Members.FirstOrDefault(member => member.Id == id) is { } found
            ? session.Of(found)
            : throw new UsageException($"--account: '{id}' is none of the accounts of --accounts.{Closest.Hint(id ?? "", [.. roster.Members.Select(member => member.Id)])}");
    }
}
