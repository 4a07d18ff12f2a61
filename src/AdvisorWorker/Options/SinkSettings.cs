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
    /// <summary>Where to: https, or http on this machine; no user name or password in it.</summary>
    public string? Url { get; init; }

    /// <summary>A file with the secret that signs requests, 16 bytes or more.</summary>
    public string? SecretFile { get; init; }

    /// <summary>The environment variable with that secret; ADVISOR_WEBHOOK_SECRET where neither it nor a file is named.</summary>
    public string? SecretVariable { get; init; }

    /// <summary>Many events in one request.</summary>
    public bool Batch { get; init; }

    /// <summary>Refuse private networks too.</summary>
    public bool PublicOnly { get; init; }
}

/// <summary><c>{ "Kind": "eventbridge", … }</c>.</summary>
internal sealed record EventBridgeSettings : FilteredSinkSettings
{
    /// <summary>The bus, by name or ARN; <c>default</c> is the account's own.</summary>
    public string? Bus { get; init; }

    /// <summary>The bus's Region; the account's first one when not set.</summary>
    public string? Region { get; init; }
}

/// <summary><c>{ "Kind": "jsonl", … }</c>.</summary>
internal sealed record JsonLinesSettings : FilteredSinkSettings
{
    /// <summary>The file that lines are added to; <c>-</c> is standard output.</summary>
    public string? Path { get; init; }
}

/// <summary><c>{ "Kind": "cloudwatch", … }</c>.</summary>
internal sealed record CloudWatchSettings : SinkSettings
{
    /// <summary>The namespace of the metrics; not one of AWS's own.</summary>
    public string? Namespace { get; init; }

    /// <summary>The metrics' Region; the account's first one when not set.</summary>
    public string? Region { get; init; }

    /// <summary><c>categories</c>, <c>checks</c>, <c>limits</c>, <c>savings</c>; all where there are none.</summary>
    public string[]? Metrics { get; init; }
}
