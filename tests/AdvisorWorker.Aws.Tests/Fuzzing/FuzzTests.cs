using AdvisorWorker.Aws.Tests.InProcess;
using AdvisorWorker.Aws.Tests.RoundTrip;
using Amazon.Runtime;

namespace AdvisorWorker.Aws.Tests.Fuzzing;

/// <summary>Damaged answers and requests, for every operation of every protocol: an answer, or an exception of the SDK's; nothing else, and soon.</summary>
public class FuzzTests
{
    private const int Seeds = 40;
    private const long MostMemory = 256L << 20;

    public static IEnumerable<TheoryDataRow<string, string>> Operations => AllOperations.Rows;

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_damaged_answer_is_read_or_refused(string service, string name)
    {
        var operation = AllOperations.Find(service, name);
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var random = new RandomShapes(seed);
            var request = operation.NewRequest();
            random.Fill(request, plain: true);
            var response = operation.NewResponse();
            random.Fill(response, plain: operation.ResponseBody == BodyKind.None);
            var mutation = new Mutation(seed);
            var server = new AwsWireServer([operation.Service]);
            using var client = new AnyClient(operation.Service, new AnyConfig(operation.Service).UsingAsync(async (sent, cancel) =>
            {
                var answer = await server.AnswerAsync(sent, (_, _) => new(response), cancel);
                return answer with { Body = mutation.Of(answer.Body), StatusCode = seed % 4 == 0 ? 500 : answer.StatusCode };
            }));
            var before = GC.GetAllocatedBytesForCurrentThread();

            var failure = await Record.ExceptionAsync(() => client.SendAsync(operation, request));

            Assert.True(failure is null or AmazonClientException or AmazonServiceException, $"seed {seed}: {failure}");
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MostMemory, $"seed {seed} takes too much memory");
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_damaged_request_is_answered_or_refused(string service, string name)
    {
        var operation = AllOperations.Find(service, name);
        var server = new AwsWireServer([operation.Service]);
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var request = operation.NewRequest();
            new RandomShapes(seed).Fill(request, plain: true);
            var mutation = new Mutation(seed);
            WireResponse? answer = null;
            using var client = new AnyClient(operation.Service, new AnyConfig(operation.Service).UsingAsync(async (sent, cancel) =>
            {
                var damaged = new WireRequest { Method = sent.Method, Path = sent.Path, Query = sent.Query, Headers = sent.Headers, Body = mutation.Of(sent.Body) };
                return answer = await server.AnswerAsync(damaged, (call, _) => new(call.Operation.NewResponse()), cancel);
            }));

            await Record.ExceptionAsync(() => client.SendAsync(operation, request));

            Assert.InRange(answer?.StatusCode ?? 0, 200, 499);
        }
    }
}
