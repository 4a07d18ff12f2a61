using AdvisorWorker.Engine.Record.Store;
using Npgsql;

namespace AdvisorWorker.Engine.Tests.Store;

/// <summary>How users write where a store is.</summary>
public sealed class StoreAddressTests
{
    [Theory]
    [InlineData("disable", SslMode.Disable)]
    [InlineData("allow", SslMode.Allow)]
    [InlineData("prefer", SslMode.Prefer)]
    [InlineData("require", SslMode.Require)]
    [InlineData("verify-ca", SslMode.VerifyCA)]
    [InlineData("verify-full", SslMode.VerifyFull)]
    public void Every_ssl_mode_is_written_as_libpq_writes_it(string written, SslMode mode)
    {
        var address = Assert.IsType<StoreAddress.Server>(StoreAddress.Parse($"postgres://advisor@database/advisor?sslmode={written}"));

        Assert.Equal(mode, new NpgsqlConnectionStringBuilder(address.ConnectionString).SslMode);
    }

    [Fact]
    public void A_mode_that_is_none_is_refused_and_not_passed_over() =>
        Assert.Throws<StoreException>(() => StoreAddress.Parse("postgres://advisor@database/advisor?sslmode=perhaps"));
}
