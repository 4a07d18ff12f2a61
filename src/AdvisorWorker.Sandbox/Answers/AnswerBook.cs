using AdvisorWorker.Aws;
using Amazon.Runtime;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>How each operation is answered, by the type of its request.</summary>
internal sealed class AnswerBook
{
    private readonly Dictionary<Type, Func<AmazonWebServiceRequest, CallContext, AmazonWebServiceResponse>> _answers = [];

    public IEnumerable<Type> RequestTypes => _answers.Keys;

    /// <summary>Adds the answer of an operation.</summary>
    public AnswerBook On<TRequest>(Func<TRequest, CallContext, AmazonWebServiceResponse> answer)
        where TRequest : AmazonWebServiceRequest
    {
        _answers.Add(typeof(TRequest), (request, call) => answer((TRequest)request, call));
        return this;
    }

    public AmazonWebServiceResponse Answer(AmazonWebServiceRequest request, CallContext call) =>
        _answers.TryGetValue(request.GetType(), out var answer) ? answer(request, call) : throw AwsWireServer.NotImplemented(call.Operation);
}
