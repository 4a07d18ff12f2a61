using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Engine.Escalate;

/// <summary>Which AWS service a finding is about, in AWS Support's terms. The data and where it is from: <c>Data/README.md</c>.</summary>
public static class SupportServices
{
    /// <summary>The service of last resort.</summary>
    public const string FallbackKey = "aws";

    private static readonly string[] PlatformHeadings = ["platform", "engine", "operating system"];

    /// <summary>The known services; the fallback is the last.</summary>
    public static ImmutableArray<SupportService> All { get; } = [.. Read(SupportData.Default.SupportServiceArray, "services.json")];

    /// <summary>AWS's troubleshooting pages, row by row.</summary>
    public static ImmutableArray<TroubleshootingRow> Troubleshooting { get; } =
        [.. Read(SupportData.Default.TroubleshootingRowArray, "troubleshooting.json")];

    private static readonly Dictionary<string, string[]> AllPrompts = Read(SupportData.Default.DictionaryStringStringArray, "prompts.json");

    private static readonly Dictionary<string, SupportService> ByArn = Index(service => service.Arns, StringComparer.Ordinal);
    private static readonly Dictionary<string, SupportService> ByDocs = Index(service => service.Docs, StringComparer.OrdinalIgnoreCase);

    private static readonly ImmutableArray<(string Word, SupportService Service)> ByWord =
        [.. All.SelectMany(service => service.Words.Select(word => (word, service))).OrderByDescending(entry => entry.word.Length)];

    /// <summary>The service that most of the items belong to; else the one of the check; else the fallback.</summary>
    public static SupportService Of(CheckDescriptor check, IReadOnlyList<Item> items) =>
        items.Select(item => OfArn(item.Arn)).OfType<SupportService>()
            .GroupBy(service => service.Key).OrderByDescending(group => group.Count()).FirstOrDefault()?.First()
        ?? OfPage(check.Link)
        ?? OfId(check.Id)
        ?? All[^1];

    /// <summary>The code for these items: the service's, or the one of the platform or engine that the items name.</summary>
    public static string CodeFor(SupportService service, IEnumerable<Item> items)
    {
        var platforms = items.SelectMany(Platforms).ToList();
        return service.Variants.FirstOrDefault(variant => platforms.Any(platform => platform.Contains(variant.When, StringComparison.OrdinalIgnoreCase)))?.Code
            ?? service.Code;
    }

    /// <summary>What the columns say of an item's platform, operating system or engine.</summary>
    internal static IEnumerable<string> Platforms(Item item) => item.Columns
        .Where(column => PlatformHeadings.Any(heading => column.Key.Contains(heading, StringComparison.OrdinalIgnoreCase)))
        .Select(column => column.Value).OfType<string>();

    /// <summary>The service's troubleshooting pages; empty where AWS's table has none.</summary>
    internal static IEnumerable<TroubleshootingLink> PagesOf(SupportService service) =>
        Troubleshooting.Where(row => row.Key == service.Key).SelectMany(row => row.Links).DistinctBy(link => link.Url);

    /// <summary>What a support engineer will ask for first.</summary>
    internal static IReadOnlyList<string> PromptsOf(SupportService service) => AllPrompts.GetValueOrDefault(service.Key) ?? AllPrompts[FallbackKey];

    // arn:partition:service:region:account:type/id, the last part also as type:id or as the id alone
    private static SupportService? OfArn(string? arn)
    {
        if (arn?.Split(':', 6) is not ["arn", _, var service, _, _, var rest])
        {
            return null;
        }

        var type = rest[..Math.Max(0, rest.IndexOfAny(['/', ':']))];
        return ByArn.GetValueOrDefault($"{service}:{type}") ?? ByArn.GetValueOrDefault(service);
    }

    private static SupportService? OfPage(string? link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var page) && page.Host == "docs.aws.amazon.com" && page.Segments.Length > 1
            ? ByDocs.GetValueOrDefault(page.Segments[1].TrimEnd('/'))
            : null;

    private static SupportService? OfId(string id)
    {
        var words = id.Split('-');
        var joined = string.Concat(words); // cloud-trail-… is CloudTrail
        return ByWord.FirstOrDefault(entry => words.Contains(entry.Word) || joined.StartsWith(entry.Word, StringComparison.Ordinal)).Service;
    }

    private static Dictionary<string, SupportService> Index(Func<SupportService, string[]> keys, StringComparer comparer) =>
        All.SelectMany(service => keys(service).Select(key => (key, service))).ToDictionary(entry => entry.key, entry => entry.service, comparer);

    private static T Read<T>(System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, string file)
    {
        using var stream = typeof(SupportServices).Assembly.GetManifestResourceStream($"Escalate/{file}")!;
        return JsonSerializer.Deserialize(stream, type)!;
    }
}

/// <summary>An AWS service, as AWS Support knows it.</summary>
/// <param name="Key">Our short name, mostly the service's prefix in ARNs.</param>
/// <param name="Name">For people.</param>
/// <param name="Code">The Support API's service code; a suggestion until DescribeServices confirms it.</param>
/// <remarks>The generated JSON reader sets a property to null where its key is missing, so each setter keeps its default then.</remarks>
public sealed record SupportService(string Key, string Name, string Code)
{
    /// <summary>The category code that fits a question about how to use it; a suggestion likewise.</summary>
    public string Category { get; init => field = value ?? field; } = "general-guidance";

    /// <summary>Service parts of ARNs, alone or with a resource type.</summary>
    public string[] Arns { get; init => field = value ?? field; } = [];

    /// <summary>First parts of the paths of its documentation.</summary>
    public string[] Docs { get; init => field = value ?? field; } = [];

    /// <summary>Words in ids of checks.</summary>
    public string[] Words { get; init => field = value ?? field; } = [];

    /// <summary>Codes for a platform or engine, tried in order.</summary>
    public SupportVariant[] Variants { get; init => field = value ?? field; } = [];
}

/// <summary>A code for one platform or engine of a service.</summary>
/// <param name="When">What a platform or engine column must contain.</param>
/// <param name="Code">The service code.</param>
public sealed record SupportVariant(string When, string Code);

/// <summary>One row of AWS's table of troubleshooting pages.</summary>
/// <param name="Key">The service, as <see cref="SupportService.Key"/> where that exists.</param>
/// <param name="Service">The service in AWS's words.</param>
/// <param name="Links">Its pages.</param>
public sealed record TroubleshootingRow(string Key, string Service, TroubleshootingLink[] Links);

/// <summary>A troubleshooting page.</summary>
/// <param name="Url">The page.</param>
/// <param name="About">What it is about, where a service has several.</param>
public sealed record TroubleshootingLink(string Url, string? About = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(SupportService[]))]
[JsonSerializable(typeof(TroubleshootingRow[]))]
[JsonSerializable(typeof(Dictionary<string, string[]>))]
internal sealed partial class SupportData : JsonSerializerContext;
