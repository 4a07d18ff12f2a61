using AdvisorWorker.Resources.CloudWatch;

namespace AdvisorWorker.Checks.OperationalExcellence;

/// <summary>Alarms that ring and do nothing.</summary>
public sealed class CloudWatchAlarmActions : ICheck<Alarm>
{
    public CheckDescriptor<Alarm> Descriptor { get; } = new("cloud-watch-alarm-actions", "c18d2gz109", Pillar.OperationalExcellence)
    {
        Title = "Amazon CloudWatch Alarm Action is Disabled",
        Why = "An alarm whose actions are switched off changes its state and tells nobody.",
        Fix = "Enable the alarm's actions again, or delete the alarm if nobody misses it.",
        Criteria = "Yellow: the alarm's actions are disabled. Metric alarms and composite alarms are judged. An enabled alarm without any action is green, "
            + "as in Trusted Advisor.",
        Link = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html",
        Columns = Columns.ConfigRule<Alarm>("cloudwatch-alarm-action-enabled-check"),
    };

    public Verdict Evaluate(Alarm resource, Moment at) => resource.ActionsEnabled ? Verdict.Ok : Verdict.Warning("The alarm's actions are disabled");
}
