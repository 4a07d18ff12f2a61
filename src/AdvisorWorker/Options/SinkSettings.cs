namespace AdvisorWorker.Options;

/// <summary>What every entry of the section <c>Sinks</c> may hold.</summary>
internal abstract record SinkSettings
{
    /// <summary>The kind, which chose the type.</summary>
    public string? Kind { get; init; }
}

/// <summary>An entry that says which events it wants.</summary>
internal abstract record FilteredSinkSettings : SinkSettings
{
    /// <summary><c>all</c>, <c>items</c> or <c>runs</c>.</summary>
    public string? Events { get; init; }

    /// <summary><c>warning</c> or <c>error</c>.</summary>
    public string? MinimumStatus { get; init; }

    /// <summary>Pillars; all where there are none.</summary>
    public string[]? Pillars { get; init; }
}

/// <summary><c>{ "Kind": "webhook", … }</c>.</summary>
internal sealed record WebhookSettings : FilteredSinkSettings
{
    public string? Url { get; init; }

    public string? SecretFile { get; init; }

    public string? SecretVariable { get; init; }

    /// <summary>Many events in one request.</summary>
    public bool Batch { get; init; }

    /// <summary>Refuse private networks too.</summary>
    public bool PublicOnly { get; init; }
}

/// <summary><c>{ "Kind": "eventbridge", … }</c>.</summary>
internal sealed record EventBridgeSettings : FilteredSinkSettings
{
    public string? Bus { get; init; }

    public string? Region { get; init; }
}

/// <summary><c>{ "Kind": "jsonl", … }</c>.</summary>
internal sealed record JsonLinesSettings : FilteredSinkSettings
{
    public string? Path { get; init; }
}

/// <summary><c>{ "Kind": "cloudwatch", … }</c>.</summary>
internal sealed record CloudWatchSettings : SinkSettings
{
    public string? Namespace { get; init; }

    public string? Region { get; init; }

    /// <summary><c>categories</c>, <c>checks</c>, <c>limits</c>, <c>savings</c>; all where there are none.</summary>
    public string[]? Metrics { get; init; }
}
