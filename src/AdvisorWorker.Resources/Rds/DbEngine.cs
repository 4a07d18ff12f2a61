namespace AdvisorWorker.Resources.Rds;

/// <summary>What RDS's engine names tell. The RDS API also lists the databases of Neptune and DocumentDB, which share its control plane.</summary>
public static class DbEngine
{
    /// <summary>A database of RDS itself, Aurora included.</summary>
    public static bool IsRds(string engine) => !IsNeptune(engine) && !IsDocumentDb(engine);

    /// <summary>Any edition of Aurora.</summary>
    public static bool IsAurora(string engine) => engine.StartsWith("aurora", StringComparison.Ordinal);

    /// <summary>Aurora MySQL, by its name of today or of MySQL 5.6.</summary>
    public static bool IsAuroraMySql(string engine) => engine is "aurora-mysql" or "aurora";

    /// <summary>Any edition of SQL Server, RDS Custom included.</summary>
    public static bool IsSqlServer(string engine) => engine.Contains("sqlserver", StringComparison.Ordinal);

    /// <summary>Amazon Neptune.</summary>
    public static bool IsNeptune(string engine) => engine == "neptune";

    /// <summary>Amazon DocumentDB.</summary>
    public static bool IsDocumentDb(string engine) => engine == "docdb";
}
