using Amazon.SimpleEmail.Model;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>SES: its quota; no mail.</summary>
internal sealed class SesAnswers : IAnswers
{
    public void AddTo(AnswerBook book) => book.On<GetSendQuotaRequest>((_, call) => new GetSendQuotaResponse
    {
        Max24HourSend = call.Region.MaxEmailsADay,
        SentLast24Hours = call.Region.EmailsOfTheDay,
        MaxSendRate = 14,
    });
}
