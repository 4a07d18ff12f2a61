using AdvisorWorker.Serving;
using Microsoft.Extensions.Configuration;

namespace AdvisorWorker.Tests.Serve;

public sealed class ListenAddressesTests
{
    [Theory]
    [InlineData(null, null, "http://127.0.0.1:8787/")]
    [InlineData(null, "http://localhost:5000", "http://localhost:5000/")]
    [InlineData("http://127.0.0.1:1;http://[::1]:2", "http://localhost:5000", "http://127.0.0.1:1/ http://[::1]:2/")]
    [InlineData("none", null, "")]
    public void Addresses_come_from_the_option_then_the_variable_then_the_default(string? option, string? variable, string expected)
    {
        var mistakes = new List<string>();

        var addresses = ListenAddresses.Read(option, Settings(variable), hasToken: false, mistakes);

        Assert.Empty(mistakes);
        Assert.Equal(expected, string.Join(' ', addresses));
    }

    [Theory]
    [InlineData("http://0.0.0.0:8787", "is open to other machines")]
    [InlineData("http://*:8787", "is open to other machines")]
    [InlineData("http://+:8787", "is open to other machines")]
    [InlineData("http://[::]:8787", "is open to other machines")]
    [InlineData("http://192.0.2.1:8787", "is open to other machines")]
    [InlineData("https://127.0.0.1:8787", "is no address to listen at")]
    [InlineData("http://127.0.0.1:8787/path", "is no address to listen at")]
    [InlineData("http://advisor.example:8787", "is no address to listen at")]
    [InlineData("8787", "is no address to listen at")]
    public void What_is_open_or_no_address_is_refused_in_one_line(string option, string why)
    {
        var mistakes = new List<string>();

        ListenAddresses.Read(option, Settings(null), hasToken: false, mistakes);

        Assert.Contains(why, Assert.Single(mistakes));
    }

    [Fact]
    public void With_a_secret_other_machines_may_call()
    {
        var mistakes = new List<string>();

        Assert.Single(ListenAddresses.Read("http://0.0.0.0:8787", Settings(null), hasToken: true, mistakes));
        Assert.Empty(mistakes);
    }

    private static IConfiguration Settings(string? variable) =>
        new ConfigurationBuilder().AddInMemoryCollection(variable is null ? [] : [KeyValuePair.Create("ASPNETCORE_URLS", (string?)variable)]).Build();
}
