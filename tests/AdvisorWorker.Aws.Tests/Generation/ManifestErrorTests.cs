namespace AdvisorWorker.Aws.Tests.Generation;

public class ManifestErrorTests
{
    private const string Model = "/project/Models/a/service-2.json";

    [Fact]
    public void A_missing_operation_is_an_error_at_its_line()
    {
        var problems = Problems("# comment\nclient a N.A A\n  DoIt\n  DoThat\n");

        Assert.Equal("4: service 'a' has no operation 'DoThat' in its model; import it again", Assert.Single(problems));
    }

    [Fact]
    public void A_service_without_a_model_is_an_error_at_its_line()
    {
        var problems = Problems("client a N.A A\n  DoIt\n\nclient nowhere N.B B\n  DoIt\n");

        Assert.Equal("4: service 'nowhere' has no model nowhere/service-2.json; import it", Assert.Single(problems));
    }

    [Theory]
    [InlineData("client a N.A A\n  DoIt\n  DoIt again", "3: malformed line")]
    [InlineData("client a N.A A\n  DoIt\n  lower", "3: malformed line")]
    [InlineData("client a N.A A\n  DoIt\n  rename In.A", "3: malformed line: expected 'rename SHAPE.MEMBER NAME'")]
    [InlineData("client a N.A\n  DoIt", "1: malformed line")]
    [InlineData("client a N.A A\n  DoIt\n  DoIt", "3: operation 'DoIt' is listed twice")]
    [InlineData("client a N.A A\n  DoIt\nclient a N.A A", "3: service 'a' has a section already")]
    [InlineData("  DoIt\nclient a N.A A\n  DoIt", "1: expected 'client")]
    [InlineData("client a N.A A\n  DoIt\n  rename In.B C", "3: the model has no member 'In.B'")]
    [InlineData("client a N.A A\n  DoIt\n  shape Out O", "3: the model has no shape 'Out'")]
    [InlineData("client a N.A A\n  DoIt\n  unwrap In B", "3: the model has no member 'B' of a shape 'In'")]
    [InlineData("client a N.A A\n  DoIt\n  response-root Do It", "3: 'Do' is no operation of this section")]
    [InlineData("client a N.A A\n  DoIt\n  protocol carrier-pigeon", "1: protocol 'carrier-pigeon' of service 'a' is not supported")]
    [InlineData("client a N.A A", "1: service 'a' lists no operation")]
    public void A_line_that_says_nothing_sensible_is_an_error_at_its_line(string manifest, string expected)
    {
        Assert.StartsWith(expected, Assert.Single(Problems(manifest)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_is_no_json_is_an_error_at_the_services_line()
    {
        var run = new GeneratorRun().With(GeneratorRun.ManifestPath, "\nclient a N.A A\n  DoIt\n").With(Model, "{\"metadata\":");

        Assert.StartsWith("2: the model of service 'a' cannot be used: not JSON", Assert.Single(run.Problems()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_feature_that_cannot_be_generated_is_an_error_at_the_operations_line()
    {
        var model = GeneratorRun.Model("DoIt").Replace("\"Text\":{\"type\":\"string\"}", "\"Text\":{\"type\":\"structure\",\"document\":true}", StringComparison.Ordinal);
        var run = new GeneratorRun().With(GeneratorRun.ManifestPath, "client a N.A A\n  DoIt\n").With(Model, model);

        Assert.StartsWith("2: operation 'DoIt' cannot be generated", run.Problems()[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_good_manifest_has_no_errors()
    {
        Assert.Empty(Problems("catalogue N.All\nclient a N.A A  # comment\n  rename In.A Letter\n\n  DoIt\n"));
    }

    private static IReadOnlyList<string> Problems(string manifest)
        => new GeneratorRun().With(GeneratorRun.ManifestPath, manifest).With(Model, GeneratorRun.Model("DoIt")).Problems();
}
