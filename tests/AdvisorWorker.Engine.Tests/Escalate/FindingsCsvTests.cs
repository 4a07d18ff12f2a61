using System.Text;
using AdvisorWorker.Engine.Escalate;
using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Engine.Tests.Escalate;

public sealed class FindingsCsvTests
{
    [Fact]
    public void Findings_are_rows_under_one_heading()
    {
        var csv = Text(Some.Item(), Some.Item("sg-2", CheckStatus.Warning));

        Assert.Equal(
            """
            Status,Account,Region,Resource,Item,ARN,Reason,Region,"Security Group Name","Security Group ID",Status,Ports
            Red,111122223333,eu-west-1,sg-0a1b2c3d,tcp/22-22/0.0.0.0/0,arn:aws:ec2:eu-west-1:111122223333:security-group/sg-0a1b2c3d,"Open to 0.0.0.0/0: port 22",eu-west-1,,sg-0a1b2c3d,Red,22
            Yellow,111122223333,eu-west-1,sg-2,tcp/22-22/0.0.0.0/0,arn:aws:ec2:eu-west-1:111122223333:security-group/sg-2,"Open to 0.0.0.0/0: port 22",eu-west-1,,sg-2,Yellow,22

            """.ReplaceLineEndings("\r\n"),
            csv);
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\"")]
    [InlineData("@SUM(1)", "\"'@SUM(1)\"")]
    [InlineData("  +1+1", "\"'  +1+1\"")]
    [InlineData("-2+3", "\"'-2+3\"")]
    [InlineData("＝1＋1", "\"'＝1＋1\"")]
    [InlineData("\t=1", @"""\u{9}=1""")] // the tab is shown, so that the cell no longer starts like a formula
    [InlineData("-12.5", "-12.5")]
    [InlineData("say \"hi\", now", "\"say \"\"hi\"\", now\"")]
    public void A_cell_is_text_whatever_it_starts_with(string value, string expected) =>
        Assert.EndsWith($",{expected}\r\n", Text(Some.Item(columns: [("Name", value)])), StringComparison.Ordinal);

    [Fact]
    public void Secrets_stay_home() => Assert.DoesNotContain("hunter22", Text(Some.Item(columns: [("Environment", "DB_PASSWORD=hunter22")])), StringComparison.Ordinal);

    [Fact]
    public void Files_stay_under_their_size_and_their_number()
    {
        var items = Enumerable.Range(0, 100).Select(i => Some.Item($"sg-{i}", columns: [("Name", new string('x', 900))])).ToList();

        var csv = FindingsCsv.Write(items[0].Check, items, maxBytes: 20_000);

        Assert.Equal(3, csv.Files.Length);
        Assert.All(csv.Files, file => Assert.InRange(file.Data.Length, 1, 20_000));
        Assert.Equal(csv.Rows, csv.Files.Sum(file => Encoding.UTF8.GetString(file.Data).Split("\r\n").Length - 2));
        Assert.InRange(csv.Rows, 45, 60);
        Assert.Equal("findings-security-group-open-ports-2.csv", csv.Files[1].FileName);
    }

    private static string Text(params Item[] items) => Encoding.UTF8.GetString(Assert.Single(FindingsCsv.Write(items[0].Check, items).Files).Data);
}
