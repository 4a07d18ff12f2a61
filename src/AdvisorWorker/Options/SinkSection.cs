using System.Collections.Immutable;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Publish;
using Microsoft.Extensions.Configuration;

namespace AdvisorWorker.Options;

/// <summary>Reads the section <c>Sinks</c>: a list of objects, each with its <c>Kind</c>. All that is wrong is said, with its path.</summary>
internal sealed class SinkSection(List<string> mistakes)
{
    private static readonly string[] EventNames = ["all", "items", "runs"];
    private static readonly string[] StatusNames = ["warning", "error"];
    private static readonly string[] MetricNames = [.. Enum.GetValues<MetricGroups>().Where(group => group != MetricGroups.All).Select(group => group.ToString().ToLowerInvariant())];

    public IEnumerable<SinkSpec> Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Sinks");
        return [.. section.GetChildren().Where(child => int.TryParse(child.Key, out _)).Select(Entry).OfType<SinkSpec>()];
    }

    private SinkSpec? Entry(IConfigurationSection entry)
    {
        if (entry["Kind"] is not { Length: > 0 } kind)
        {
            mistakes.Add($"{entry.Path} has no Kind; there is {string.Join(", ", SinkSpec.Kinds)}.");
            return null;
        }

        return kind.ToLowerInvariant() switch
        {
            "webhook" => Webhook(entry),
            "eventbridge" => EventBridge(entry),
            "jsonl" => JsonLines(entry),
            "cloudwatch" => CloudWatch(entry),
            _ => Unknown(entry, kind),
        };
    }

    private SinkSpec? Webhook(IConfigurationSection entry)
    {
        var settings = Bind<WebhookSettings>(entry);
        var secret = WebhookSecret.Read(entry.Path, settings.SecretFile, settings.SecretVariable, mistakes);
        return Filtered(
            entry,
            settings,
            SinkSpec.Webhook.Read(settings.Url ?? "", url => new(url) { Secret = secret, Batch = settings.Batch, PublicOnly = settings.PublicOnly }));
    }

    private SinkSpec? EventBridge(IConfigurationSection entry)
    {
        var settings = Bind<EventBridgeSettings>(entry);
        return Filtered(entry, settings, SinkSpec.EventBridge.Read(AtRegion(settings.Bus, settings.Region)));
    }

    private SinkSpec? JsonLines(IConfigurationSection entry)
    {
        var settings = Bind<JsonLinesSettings>(entry);
        return Filtered(entry, settings, SinkSpec.JsonLines.Read(settings.Path ?? ""));
    }

    private SinkSpec? CloudWatch(IConfigurationSection entry)
    {
        var settings = Bind<CloudWatchSettings>(entry);
        var groups = (settings.Metrics ?? []).Select((name, index) => OneOf($"{entry.Path}:Metrics:{index}", name, MetricNames)).OfType<string>()
            .Aggregate(default(MetricGroups), (all, name) => all | Enum.Parse<MetricGroups>(name, ignoreCase: true));
        return Checked(entry, SinkSpec.CloudWatch.Read(AtRegion(settings.Namespace, settings.Region), groups == default ? MetricGroups.All : groups));
    }

    private SinkSpec? Unknown(IConfigurationSection entry, string kind)
    {
        mistakes.Add($"{entry.Path}:Kind: '{kind}' is no kind of sink.{Closest.Hint(kind, SinkSpec.Kinds)} There is {string.Join(", ", SinkSpec.Kinds)}.");
        return null;
    }

    private SinkSpec? Filtered(IConfigurationSection entry, FilteredSinkSettings settings, (SinkSpec? Spec, string? Error) read)
    {
        var filter = new EventFilter(
            OneOf($"{entry.Path}:Events", settings.Events, EventNames) switch { "items" => EventKinds.Items, "runs" => EventKinds.Runs, _ => EventKinds.All },
            OneOf($"{entry.Path}:MinimumStatus", settings.MinimumStatus, StatusNames) switch { "warning" => CheckStatus.Warning, "error" => CheckStatus.Error, _ => null },
            Pillars(entry, settings));
        return Checked(entry, read) is { } spec ? spec with { Filter = filter } : null;
    }

    private ImmutableHashSet<Pillar>? Pillars(IConfigurationSection entry, FilteredSinkSettings settings)
    {
        if (settings.Pillars is null or [])
        {
            return null;
        }

        var pillars = ImmutableHashSet.CreateBuilder<Pillar>();
        foreach (var name in settings.Pillars)
        {
            if (PillarNames.Parse(name) is { } pillar)
            {
                pillars.Add(pillar);
            }
            else
            {
                mistakes.Add($"{entry.Path}:Pillars: no pillar is called '{name}'.{Closest.Hint(name, PillarNames.All)} Known: {string.Join(", ", PillarNames.All)}.");
            }
        }

        return pillars.ToImmutable();
    }

    private SinkSpec? Checked(IConfigurationSection entry, (SinkSpec? Spec, string? Error) read)
    {
        if (read.Error is { } error)
        {
            mistakes.Add($"{entry.Path}: {error}.");
        }

        return read.Spec;
    }

    private string? OneOf(string path, string? value, string[] known)
    {
        var found = known.FirstOrDefault(name => name.Equals(value, StringComparison.OrdinalIgnoreCase));
        if (value is not null && found is null)
        {
            mistakes.Add($"{path}: '{value}' is not known.{Closest.Hint(value, known)} Known: {string.Join(", ", known)}.");
        }

        return found;
    }

    private T Bind<T>(IConfigurationSection entry)
        where T : SinkSettings => (T)SettingsBinder.Bind(typeof(T), entry, mistakes);

    private static string AtRegion(string? name, string? region) => region is null ? name ?? "" : $"{name}@{region}";
}
