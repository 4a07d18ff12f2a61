namespace AdvisorWorker.Aws;

/// <summary>
/// A generated request, response, structure or error. One method both reads and writes its members, for every wire format and in both directions:
/// <c>case 0: GroupId = exchange.Member("groupId", GroupId, Codecs.Text); break;</c>
/// A writer asks for all of them in turn, a reader for the one that comes next on the wire.
/// </summary>
public interface IShape
{
    /// <summary>How many members it has.</summary>
    int MemberCount { get; }

    /// <summary>Passes one member through <paramref name="exchange"/>, which returns what the member is to be.</summary>
    /// <param name="exchange">What reads or writes.</param>
    /// <param name="member">The number of the member, from zero.</param>
    void Exchange(Exchange exchange, int member);
}
