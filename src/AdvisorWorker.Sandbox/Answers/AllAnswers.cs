using AdvisorWorker.Sandbox.Serving;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>All services that the sandbox answers for.</summary>
internal static class AllAnswers
{
    public static AnswerBook Book(EventLog events)
    {
        var book = new AnswerBook();
        IAnswers[] services =
        [
            new StsAnswers(),
            new Ec2Answers(),
            new EbsAnswers(),
            new VpcAnswers(),
        ];
        foreach (var service in services)
        {
            service.AddTo(book);
        }

        return book;
    }
}
