using AdvisorWorker.Resources.Iam;

namespace AdvisorWorker.Checks.Tests.Resources.Iam;

public sealed class CredentialReportTests
{
    private const string Headings = "user,arn,access_key_1_active,access_key_1_last_rotated,access_key_2_active,access_key_2_last_rotated\n";

    [Fact]
    public void Each_key_is_a_record_with_its_number()
    {
        var keys = Read("ann,arn:ann,true,2024-01-02T03:04:05+00:00,false,2023-01-01T00:00:00+00:00\n");

        Assert.Equal(
            [
                new("ann", "arn:ann", 1, true, new(2024, 1, 2, 3, 4, 5, TimeSpan.Zero)),
                new("ann", "arn:ann", 2, false, new(2023, 1, 1, 0, 0, 0, TimeSpan.Zero)),
            ],
            keys);
    }

    [Fact]
    public void An_empty_place_is_no_key() => Assert.Empty(Read("ann,arn:ann,false,N/A,false,N/A\n"));

    [Fact]
    public void An_active_key_without_a_date_is_still_a_key() => Assert.Null(Read("ann,arn:ann,true,N/A,false,N/A\n").Single().LastRotated);

    [Fact]
    public void The_root_row_is_read_where_there_is_one() =>
        Assert.Equal("<root_account>", Read("<root_account>,arn:root,true,2024-01-02T03:04:05+00:00,false,N/A\nann,arn:ann,false,N/A,false,N/A\n").Single().Id);

    [Fact]
    public void A_report_of_headings_alone_has_no_keys() => Assert.Empty(Read(""));

    [Fact]
    public void Columns_are_found_by_their_heading() =>
        Assert.Equal(
            "ann",
            CredentialReport.AccessKeys(
                "arn,new_column,access_key_2_last_rotated,access_key_2_active,access_key_1_last_rotated,access_key_1_active,user\n"
                + "arn:ann,x,N/A,false,2024-01-02T03:04:05Z,TRUE,ann").Items.Single().Id);

    [Theory]
    [InlineData("\"Smith, Ann\",arn:ann,true,N/A,false,N/A", "Smith, Ann")]
    [InlineData("\"a\"\"b\",arn:ann,true,N/A,false,N/A", "a\"b")]
    [InlineData("ann,arn:ann,true,N/A,false,N/A\r\n\r\n", "ann")]
    public void Quotes_and_line_ends_are_read_as_CSV_means_them(string row, string user) => Assert.Equal(user, Read(row).Single().Id);

    [Fact]
    public void An_unquoted_comma_in_a_name_is_told_by_the_ARN_that_ends_with_it()
    {
        var key = Read("a,b,c,arn:aws:iam::111122223333:user/a,b,c,true,N/A,false,N/A\n").Single();

        Assert.Equal("a,b,c", key.Id);
        Assert.Equal("arn:aws:iam::111122223333:user/a,b,c", key.UserArn);
    }

    [Theory]
    [InlineData("ann,arn:ann,true\n")]
    [InlineData("ann,arn:ann,true,N/A,false,N/A,x\n")]
    [InlineData("ann,arn:ann,true,N/A,false,N/A,x,y\n")]
    [InlineData("ann,arn:ann,perhaps,N/A,false,N/A\n")]
    public void A_row_that_does_not_fit_costs_no_other_row_its_keys(string row)
    {
        var keys = CredentialReport.AccessKeys(Headings + row + "bob,arn:bob,true,N/A,false,N/A\n");

        Assert.Equal("bob", Assert.Single(keys.Items).Id);
        Assert.Equal("iam:GetCredentialReport", keys.Gap?.Action);
    }

    [Theory]
    [InlineData("")]
    [InlineData("user,arn\nann,arn:ann\n")]
    [InlineData("<html>Sign in</html>")]
    public void What_is_not_a_credential_report_is_unreadable(string report) => Assert.NotNull(CredentialReport.AccessKeys(report).Gap);

    private static IReadOnlyList<AccessKey> Read(string rows)
    {
        var keys = CredentialReport.AccessKeys(Headings + rows);
        Assert.Null(keys.Gap);
        return keys.Items;
    }
}
