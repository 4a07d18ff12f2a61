using System.Data.Common;

namespace AdvisorWorker.Engine.Record.Store;

/// <summary>Where a store is: the path of a SQLite file, or how to reach PostgreSQL.</summary>
public abstract record StoreAddress
{
    private StoreAddress()
    {
    }

    /// <summary>The file that is used where none is named: in the user's folder for data.</summary>
    public static StoreAddress Default { get; } =
        new File(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "advisor", "advisor.db"));

    /// <summary>Reads an address as users write it: a path, <c>postgres://user@host/database</c>, or a connection string with <c>Host=</c>.</summary>
    /// <exception cref="StoreException">It is neither.</exception>
    public static StoreAddress Parse(string text)
    {
        if (text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase))
        {
            return Known(FromUrl(text));
        }

        if (!text.Contains('=', StringComparison.Ordinal))
        {
            return text.Length > 0 ? new File(Path.GetFullPath(text)) : throw new StoreException("The store has no path; name a file, or how to reach PostgreSQL.");
        }

        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = text };
            return parts.ContainsKey("Host") || parts.ContainsKey("Server")
                ? Known(text)
                : throw new StoreException("The store's connection string names no Host; write Host=…;Database=…, or the path of a file.");
        }
        catch (ArgumentException)
        {
            throw Unreadable();
        }
    }

    // PostgreSQL's client refuses names and values that it does not know.
    private static Server Known(string connection)
    {
        try
        {
            return new Server(new Npgsql.NpgsqlConnectionStringBuilder(connection).ConnectionString);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or InvalidCastException or KeyNotFoundException or NotSupportedException)
        {
            throw Unreadable();
        }
    }

    // Its text may hold a password, even where a name should be, and is not repeated.
    private static StoreException Unreadable() => new("The store's connection string cannot be read; write Host=…;Database=…;Username=…, or the path of a file.");

    private static string FromUrl(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Host.Length == 0 || url.AbsolutePath.Length < 2)
        {
            throw new StoreException("The store's address names no host or no database; write postgres://user@host/database.");
        }

        var parts = new DbConnectionStringBuilder { ["Host"] = url.Host, ["Database"] = Uri.UnescapeDataString(url.AbsolutePath[1..]) };
        if (!url.IsDefaultPort)
        {
            parts["Port"] = url.Port;
        }

        if (url.UserInfo.Split(':', 2) is [{ Length: > 0 } user, ..] login)
        {
            parts["Username"] = Uri.UnescapeDataString(user);
            if (login.Length > 1)
            {
                parts["Password"] = Uri.UnescapeDataString(login[1]);
            }
        }

        // As libpq takes them: ?sslmode=verify-full. One that were passed over might be the one that protects the connection.
        foreach (var setting in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (setting.Split('=', 2) is not [{ Length: > 0 } name, var value])
            {
                throw Unreadable();
            }

            // What libpq calls verify-full is VerifyFull to the client used here.
            var (key, said) = (Uri.UnescapeDataString(name), Uri.UnescapeDataString(value));
            parts[key] = key.Equals("sslmode", StringComparison.OrdinalIgnoreCase) ? said.Replace("-", "", StringComparison.Ordinal) : said;
        }

        return parts.ConnectionString;
    }

    /// <summary>A SQLite file.</summary>
    /// <param name="FullPath">Its path.</param>
    public sealed record File(string FullPath) : StoreAddress
    {
        /// <inheritdoc/>
        public override string ToString() => FullPath;
    }

    /// <summary>A PostgreSQL database.</summary>
    /// <param name="ConnectionString">How to reach it; may hold a password, so it is never printed.</param>
    public sealed record Server(string ConnectionString) : StoreAddress
    {
        /// <summary>Host and database alone.</summary>
        public override string ToString()
        {
            var parts = new Npgsql.NpgsqlConnectionStringBuilder(ConnectionString);
            return $"PostgreSQL {parts.Host}:{parts.Port}/{parts.Database}";
        }
    }

    /// <summary>A store in memory, for one process and no longer than it.</summary>
    public sealed record Memory : StoreAddress
    {
        /// <inheritdoc/>
        public override string ToString() => "memory";
    }
}
