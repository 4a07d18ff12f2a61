using System.Runtime.CompilerServices;
using Amazon.Runtime;

namespace AdvisorWorker.Aws;

/// <summary>Base of the generated paginators: follows a token until it is missing, empty or repeated.</summary>
/// <typeparam name="TRequest">Request of the operation.</typeparam>
/// <typeparam name="TResponse">Response of the operation.</typeparam>
/// <param name="request">The first request; the tokens are put into it.</param>
/// <param name="call">Fetches a page.</param>
/// <param name="setToken">Puts a token into the request.</param>
/// <param name="nextToken">Takes the token of the next page from a response.</param>
/// <param name="hasMore">Whether a response says that there is more.</param>
public abstract class TokenPaginator<TRequest, TResponse>(
    TRequest request,
    Func<TRequest, CancellationToken, Task<TResponse>> call,
    Action<TRequest, string?> setToken,
    Func<TResponse, string?> nextToken,
    Func<TResponse, bool> hasMore)
    : IPaginator<TResponse>
    where TRequest : AmazonWebServiceRequest
{
    private int _used;

    /// <summary>The pages.</summary>
    public IPaginatedEnumerable<TResponse> Responses => new PaginatedResponse<TResponse>(this);

    /// <inheritdoc />
    IAsyncEnumerable<TResponse> IPaginator<TResponse>.PaginateAsync(CancellationToken cancellationToken) => PaginateAsync(cancellationToken);

    private async IAsyncEnumerable<TResponse> PaginateAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _used, 1) != 0)
        {
            throw new InvalidOperationException("Paginator has already been consumed and cannot be reused. Please create a new instance.");
        }

        string? last = null;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = await call(request, cancellationToken).ConfigureAwait(false);
            yield return page;
            var next = nextToken(page);
            if (string.IsNullOrEmpty(next) || next == last || !hasMore(page))
            {
                yield break;
            }

            last = next;
            setToken(request, next);
        }
    }
}
