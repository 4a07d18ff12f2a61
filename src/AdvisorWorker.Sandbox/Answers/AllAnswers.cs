using AdvisorWorker.Sandbox.Events;
using AdvisorWorker.Sandbox.Serving;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>All services that the sandbox answers for.</summary>
internal static class AllAnswers
{
    public static AnswerBook Book(EventLog events, AccountBook accounts, SessionBook sessions)
    {
        var book = new AnswerBook();
        var queues = new QueueBook();
        IAnswers[] services =
        [
            new StsAnswers(accounts, sessions),
            new Ec2Answers(),
            new EbsAnswers(),
            new VpcAnswers(),
            new IamAnswers(),
            new S3Answers(),
            new S3ControlAnswers(),
            new DynamoDbAnswers(),
            new RdsAnswers(),
            new ClassicLoadBalancerAnswers(),
            new LoadBalancerAnswers(),
            new AutoScalingAnswers(),
            new CloudWatchAnswers(),
            new CloudTrailAnswers(),
            new LambdaAnswers(),
            new CloudFormationAnswers(),
            new ServiceQuotasAnswers(),
            new PricingAnswers(),
            new Route53Answers(),
            new AccountAnswers(),
            new OrganizationsAnswers(),
            new SupportAnswers(),
            new EventsAnswers(events, queues),
            new SqsAnswers(queues),
            new KinesisAnswers(),
            new SesAnswers(),
        ];
        foreach (var service in services)
        {
            service.AddTo(book);
        }

        return book;
    }
}
