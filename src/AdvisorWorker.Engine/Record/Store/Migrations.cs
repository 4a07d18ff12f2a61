using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Dapper;

namespace AdvisorWorker.Engine.Record.Store;

/// <summary>Brings a store to this program's version: numbered steps, each once, all in one transaction, one process at a time.</summary>
internal static class Migrations
{
    private const string Folder = ".Migrations.";

    private static readonly SortedDictionary<long, string> Steps = Load();

    /// <summary>The version of a store after <see cref="ApplyAsync"/>.</summary>
    public static long Newest => Steps.Keys.Max();

    /// <param name="database">The database.</param>
    /// <param name="connection">A connection to it.</param>
    /// <param name="now">Noted with each step.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StoreException">The store is of a newer version.</exception>
    public static async Task ApplyAsync(Database database, DbConnection connection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var version = await VersionAsync(database, connection, cancellationToken).ConfigureAwait(false);
        if (version == Newest)
        {
            return;
        }

        if (version > 0)
        {
            await database.BackUpAsync(connection, string.Create(CultureInfo.InvariantCulture, $"before-{Newest}.bak"), cancellationToken).ConfigureAwait(false);
        }

        var transaction = await database.BeginMigrationAsync(connection, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            if (!await database.HasTableAsync(transaction, "migrations", cancellationToken).ConfigureAwait(false))
            {
                await connection.ExecuteAsync("CREATE TABLE migrations (version BIGINT PRIMARY KEY, applied_at BIGINT NOT NULL)", transaction: transaction).ConfigureAwait(false);
            }

            // Asked again: another process may have been first.
            var applied = await AppliedAsync(connection, transaction).ConfigureAwait(false);
            foreach (var (number, sql) in Steps.Where(step => step.Key > applied))
            {
                await connection.ExecuteAsync(sql, transaction: transaction).ConfigureAwait(false);
                await connection.ExecuteAsync(
                    "INSERT INTO migrations (version, applied_at) VALUES (@number, @at)", new { number, at = now }, transaction).ConfigureAwait(false);
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The store's version; 0 for an empty one.</summary>
    /// <exception cref="StoreException">It is newer than this program.</exception>
    private static async Task<long> VersionAsync(Database database, DbConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await database.BeginReadAsync(connection, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var version = await database.HasTableAsync(transaction, "migrations", cancellationToken).ConfigureAwait(false)
                ? await AppliedAsync(connection, transaction).ConfigureAwait(false)
                : 0;
            return version <= Newest
                ? version
                : throw new StoreException($"The store is of version {version}, and this program knows versions up to {Newest}; use the newer program.");
        }
    }

    private static Task<long> AppliedAsync(DbConnection connection, DbTransaction transaction) =>
        connection.ExecuteScalarAsync<long>("SELECT COALESCE(MAX(version), 0) FROM migrations", transaction: transaction);

    private static SortedDictionary<long, string> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var steps = new SortedDictionary<long, string>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.Contains(Folder, StringComparison.Ordinal)))
        {
            using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var number = name[(name.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..].Split('.')[0];
            steps.Add(long.Parse(number, CultureInfo.InvariantCulture), text.ReadToEnd());
        }

        return steps;
    }
}
