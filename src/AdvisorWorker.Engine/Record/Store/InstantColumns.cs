using System.Data;
using Dapper;

namespace AdvisorWorker.Engine.Record.Store;

/// <summary>Instants in the store's columns: milliseconds since 1970 in UTC. Dapper's handlers serve the whole process.</summary>
internal sealed class InstantColumns : SqlMapper.TypeHandler<DateTimeOffset>
{
    /// <summary>Makes Dapper read and write instants so.</summary>
    public static void Install()
    {
        // For types that Dapper knows by itself it asks a handler when it reads, and not when it writes.
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new InstantColumns());
    }

    public override DateTimeOffset Parse(object value) => DateTimeOffset.FromUnixTimeMilliseconds((long)value);

    public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
    {
        parameter.DbType = DbType.Int64;
        parameter.Value = value.ToUnixTimeMilliseconds();
    }
}
