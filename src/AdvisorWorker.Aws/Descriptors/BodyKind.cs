namespace AdvisorWorker.Aws;

/// <summary>What the body of a message is.</summary>
public enum BodyKind
{
    /// <summary>Nothing that the model knows.</summary>
    None,

    /// <summary>The members that have no other place.</summary>
    Members,

    /// <summary>One member, as a document.</summary>
    Document,

    /// <summary>One member, as text.</summary>
    Text,

    /// <summary>One member, as bytes.</summary>
    Bytes,
}
