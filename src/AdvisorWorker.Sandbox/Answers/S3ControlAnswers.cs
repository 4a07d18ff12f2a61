using Amazon.S3Control.Model;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>S3 Control: the account's block of public access.</summary>
internal sealed class S3ControlAnswers : IAnswers
{
    public void AddTo(AnswerBook book) => book.On<GetPublicAccessBlockRequest>((request, call) => request.AccountId == call.Account.Id
        ? new GetPublicAccessBlockResponse
        {
            PublicAccessBlockConfiguration = call.Account.PublicAccessBlock
                ?? throw Refusal.NotFound("NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found"),
        }
        : throw Refusal.Of("AccessDenied", "Access Denied", System.Net.HttpStatusCode.Forbidden));
}
