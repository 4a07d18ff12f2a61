using AdvisorWorker.Aws.Tests.InProcess;
using Amazon.Runtime;

namespace AdvisorWorker.Aws.Tests.RoundTrip;

public class RoundTripTests
{
    private const int Seeds = 3;

    public static IEnumerable<TheoryDataRow<string, string>> Operations => AllOperations.Rows;

    /// <summary>The answer to HEAD has no body, so the status is all that an error says.</summary>
    public static IEnumerable<TheoryDataRow<string, string>> OperationsWithErrorBodies
        => Operations.Where(row => AllOperations.Find(row.Data.Item1, row.Data.Item2) is { Method: not "HEAD", Errors.Count: > 0 });

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task What_a_client_sends_and_gets_is_what_the_server_gets_and_sends(string service, string name)
    {
        var operation = AllOperations.Find(service, name);
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var random = new RandomShapes(seed);
            var request = operation.NewRequest();
            random.Fill(request, plain: operation.RequestUri != "/" || operation.Method != "POST");
            var response = operation.NewResponse();
            random.Fill(response, plain: operation.ResponseBody == BodyKind.None);
            AwsCall? received = null;
            using var client = new AnyClient(operation.Service, Config(operation, call =>
            {
                received = call;
                return response;
            }));

            var answer = await client.SendAsync(operation, request);

            Assert.Same(operation, received?.Operation);
            Assert.Equal(ShapeText.Of(request), ShapeText.Of(received?.Request));
            Assert.Equal(ShapeText.Of(response), ShapeText.Of(answer));
            Assert.Equal("AKIDTEST", received?.Caller.AccessKeyId);
            Assert.Equal("eu-west-1", received?.Caller.Region);
            Assert.Equal(received?.RequestId, answer.ResponseMetadata.RequestId);
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Absent_members_stay_null(string service, string name)
    {
        var operation = AllOperations.Find(service, name);
        var request = operation.NewRequest();
        var response = operation.NewResponse();
        if (operation.RequestUri.Contains('{', StringComparison.Ordinal) || operation.HostPrefix is not null)
        {
            // A path and a host have no place for nothing.
            new RandomShapes(1).Fill(request, plain: true);
        }

        if (operation.ResponseBody == BodyKind.Document)
        {
            // An empty body where a document is due is an error, as tests elsewhere say.
            new RandomShapes(1).Fill(response, plain: true);
        }

        // The client would make one up.
        request.GetType().GetProperty("ClientToken")?.SetValue(request, "token");
        AwsCall? received = null;
        using var client = new AnyClient(operation.Service, Config(operation, call =>
        {
            received = call;
            return response;
        }));

        var answer = await client.SendAsync(operation, request);

        Assert.Equal(ShapeText.Of(request), ShapeText.Of(received?.Request));
        Assert.Equal(ShapeText.Of(response), ShapeText.Of(answer));
    }

    [Theory]
    [MemberData(nameof(OperationsWithErrorBodies))]
    public async Task Every_error_of_an_operation_arrives_as_its_own_exception(string service, string name)
    {
        var operation = AllOperations.Find(service, name);
        foreach (var error in operation.Errors)
        {
            var thrown = error.NewException("It failed.", null, ErrorType.Sender, string.Empty, string.Empty, default);
            new RandomShapes(1).Fill(thrown, plain: true);
            using var client = new AnyClient(operation.Service, Config(operation, _ => throw thrown));
            var request = operation.NewRequest();
            new RandomShapes(2).Fill(request, plain: true);

            var caught = await Assert.ThrowsAsync(error.ExceptionType, () => client.SendAsync(operation, request));

            var exception = Assert.IsAssignableFrom<AmazonServiceException>(caught);
            Assert.Equal("It failed.", exception.Message);
            Assert.Equal(error.Code, exception.ErrorCode);
            Assert.Equal(error.Status ?? 400, (int)exception.StatusCode);
            Assert.Equal(ShapeText.Of(thrown), ShapeText.Of(exception));
            Assert.NotEmpty(exception.RequestId);
        }
    }

    private static AnyConfig Config(OperationDescriptor operation, Func<AwsCall, AmazonWebServiceResponse> handler)
        => new AnyConfig(operation.Service).Using(new AwsWireServer([operation.Service]), handler);
}
