namespace AdvisorWorker.Aws;

/// <summary>Where a member is in a message that has the place; see <see cref="Exchange"/>.</summary>
internal enum MemberPlace
{
    Body,
    QueryString,
    Header,
    HeaderMap,
    Path,
    Payload,
    Attribute,
    StatusCode,
}
