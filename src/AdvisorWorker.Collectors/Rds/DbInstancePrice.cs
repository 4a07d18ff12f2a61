using System.Collections.Immutable;
using AdvisorWorker.Collectors.Pricing;
using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Collectors.Rds;

/// <summary>The On-Demand price of an instance's class, engine and deployment in its Region, without its storage.</summary>
public sealed class DbInstancePrice : IPart<DbInstance>
{
    public PartKey<DbInstance> Key => DbInstance.HourlyPricePart;

    public ImmutableArray<string> Operations => PriceList.Operations;

    public async ValueTask<IReadOnlyList<DbInstance>> LoadAsync(IReadOnlyList<DbInstance> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var instance = batch.Single();
        if (EngineAttributes(instance.Engine) is not { } engine)
        {
            return [instance with { HourlyPrice = (Money?)null }];
        }

        var price = await PriceList.UnitPriceAsync(
            context,
            "AmazonRDS",
            [
                new("regionCode", instance.Region),
                new("productFamily", "Database Instance"),
                new("instanceType", instance.Class),
                new("deploymentOption", Deployment(instance)),
                new("licenseModel", License(instance.LicenseModel)),
                .. engine,
            ],
            cancellationToken);
        return [instance with { HourlyPrice = price }];
    }

    private static ImmutableArray<KeyValuePair<string, string>>? EngineAttributes(string engine) => engine switch
    {
        "postgres" => [new("databaseEngine", "PostgreSQL")],
        "mysql" => [new("databaseEngine", "MySQL")],
        "mariadb" => [new("databaseEngine", "MariaDB")],
        "aurora" or "aurora-mysql" => [new("databaseEngine", "Aurora MySQL"), new("storage", "EBS Only")],
        "aurora-postgresql" => [new("databaseEngine", "Aurora PostgreSQL"), new("storage", "EBS Only")],
        "sqlserver-ee" => [new("databaseEngine", "SQL Server"), new("databaseEdition", "Enterprise")],
        "sqlserver-se" => [new("databaseEngine", "SQL Server"), new("databaseEdition", "Standard")],
        "sqlserver-web" => [new("databaseEngine", "SQL Server"), new("databaseEdition", "Web")],
        "sqlserver-ex" => [new("databaseEngine", "SQL Server"), new("databaseEdition", "Express")],
        "oracle-ee" or "oracle-ee-cdb" => [new("databaseEngine", "Oracle"), new("databaseEdition", "Enterprise")],
        "oracle-se2" or "oracle-se2-cdb" => [new("databaseEngine", "Oracle"), new("databaseEdition", "Standard Two")],
        _ => null,
    };

    private static string Deployment(DbInstance instance) => instance.IsMultiAz != true ? "Single-AZ"
        : DbEngine.IsSqlServer(instance.Engine) ? "Multi-AZ (SQL Server Mirror)"
        : "Multi-AZ";

    private static string License(string? model) => model switch
    {
        "license-included" => "License included",
        "bring-your-own-license" => "Bring your own license",
        _ => "No license required",
    };
}
