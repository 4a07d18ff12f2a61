using AdvisorWorker.Diagnosis;

namespace AdvisorWorker.Tests.Diagnosis;

public sealed class ClockTests
{
    [Theory]
    [InlineData(0, FindingState.Fine, "agrees with the endpoint's")]
    [InlineData(29, FindingState.Fine, "agrees with the endpoint's")]
    [InlineData(30, FindingState.Mind, "30 s behind the endpoint's")]
    [InlineData(-299, FindingState.Mind, "299 s ahead of the endpoint's")]
    [InlineData(300, FindingState.Broken, "300 s behind the endpoint's")]
    [InlineData(-86400, FindingState.Broken, "86400 s ahead of the endpoint's")]
    public void Five_minutes_are_what_AWS_bears(int seconds, object state, string said)
    {
        var finding = Clock.Judge(TimeSpan.FromSeconds(seconds));

        Assert.Equal((state, said), ((object)finding.State, finding.Said));
    }

    [Fact]
    public void An_endpoint_that_does_not_tell_the_time_is_no_fault() => Assert.Equal(FindingState.Fine, Clock.Judge(null).State);
}
