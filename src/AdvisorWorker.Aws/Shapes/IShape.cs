namespace AdvisorWorker.Aws;

/// <summary>
/// A generated request, response, structure or error. One method both reads and writes its members, for every wire format and in both directions:
/// <c>GroupId = exchange.Member("groupId", GroupId, Codecs.Text);</c>
/// </summary>
public interface IShape
{
    /// <summary>Passes every member through <paramref name="exchange"/>, which returns what the member is to be.</summary>
    void Exchange(Exchange exchange);
}
