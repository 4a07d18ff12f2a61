using AdvisorWorker.Events;

namespace AdvisorWorker.Engine.Tests.Events;

public sealed class EventUuidTests
{
    // Worked out by hand with another program's SHA-256: stores of consumers hold such values.
    [Fact]
    public void The_same_change_has_the_same_uuid_in_every_process_and_version() =>
        Assert.Equal("0ab0aed5-975f-85cb-bbd2-efff91257bb2", Uuid());

    [Fact]
    public void Any_other_change_has_another()
    {
        string[] uuids =
        [
            Uuid(),
            Uuid(account: "444455556666"),
            Uuid(check: "s3-bucket-permissions"),
            Uuid(region: "us-east-1"),
            Uuid(resource: "sg-2"),
            Uuid(key: null),
            Uuid(key: ""),
            Uuid(key: "tcp/23-23/0.0.0.0/0"),
            Uuid(status: EventStatus.Warn),
            Uuid(at: Some.Instant.AddMilliseconds(1)),
        ];

        Assert.Distinct(uuids);
    }

    [Fact]
    public void Neighbouring_values_do_not_run_into_each_other() => Assert.NotEqual(Uuid(region: "eu-west-1", resource: "1sg"), Uuid(region: "eu-west-11", resource: "sg"));

    [Fact]
    public void A_store_may_round_the_instant_to_milliseconds_and_change_its_offset() =>
        Assert.Equal(Uuid(), Uuid(at: Some.Instant.AddTicks(7).ToOffset(TimeSpan.FromHours(9))));

    [Fact]
    public void It_is_a_uuid_of_version_8()
    {
        var uuid = Guid.Parse(Uuid());

        Assert.Equal(8, uuid.Version);
        Assert.InRange(uuid.Variant, 8, 11);
    }

    private static string Uuid(
        string account = Some.Account,
        string check = "security-group-open-ports",
        string region = "eu-west-1",
        string resource = "sg-1",
        string? key = "tcp/22-22/0.0.0.0/0",
        string status = EventStatus.Error,
        DateTimeOffset? at = null) => EventUuid.ForItem(account, check, region, resource, key, status, at ?? Some.Instant);
}
