namespace AdvisorWorker.Resources.CloudWatch;

/// <summary>A CloudWatch alarm, on a metric or composed of other alarms.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Region">Its Region.</param>
/// <param name="AlarmArn">Its ARN.</param>
/// <param name="ActionsEnabled">Its actions run when its state changes.</param>
public sealed record Alarm(string Id, string Region, string AlarmArn, bool ActionsEnabled) : Resource(Id, Region)
{
    /// <inheritdoc/>
    public override string Arn(AwsScope scope) => AlarmArn;
}
