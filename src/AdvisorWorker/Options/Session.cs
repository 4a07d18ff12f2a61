using System.CommandLine;
using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Escalate;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Plans;
using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Sandbox.Recordings;
using Microsoft.Extensions.Configuration;

namespace AdvisorWorker.Options;

/// <summary>Everything a command needs to look at an account, read from its options and found to be right.</summary>
internal sealed record Session(IConfiguration Configuration, CheckCatalog Catalog, AwsAccount Account, RunRequest Request) : IAsyncDisposable
{
    /// <summary>The clock of its runs.</summary>
    public TimeProvider Time => Served?.Time ?? TimeProvider.System;

    /// <summary>The account is served inside this process, and nobody's own.</summary>
    public bool IsServed => Served is not null;

    /// <summary>What becomes of lasting findings.</summary>
    public EscalationSettings Escalation { get; private init; } = new();

    /// <summary>The accounts of a run over many; null where it is over one.</summary>
    public AccountsSettings? Accounts { get; private init; }

    private ServedAccount? Served { get; init; }

    /// <summary>Reads the options. A command's own mistakes join those found here, so that one start shows them all.</summary>
    /// <param name="command">The command line.</param>
    /// <param name="options">The account options.</param>
    /// <param name="choose">Chooses the checks; adds to the mistakes.</param>
    /// <param name="mistakes">Mistakes that the command has found already.</param>
    /// <exception cref="UsageException">Anything is wrong.</exception>
    public static async Task<Session> OpenAsync(
        ParseResult command, AccountOptions options, Func<CheckCatalog, List<string>, IReadOnlyList<CatalogCheck>> choose, List<string> mistakes)
    {
        var configuration = SettingsFile.Load(command.GetValue(options.Config), mistakes);
        var catalog = Catalogs.Load(command.GetValue(options.Packs), configuration, mistakes);
        IReadOnlyList<CatalogCheck> checks = catalog is null ? [] : choose(catalog, mistakes);
        SinkOptions.CheckEvents(configuration, mistakes);
        var escalation = EscalationSection.Read(configuration, id => catalog?.Find(id)?.About.Id ?? (catalog is null ? id : null), mistakes);
        var suppressions = SuppressionFiles.Read(command.GetValue(options.Suppressions), configuration, catalog, mistakes);

        // Where one account is looked at, it is nothing to it that another has none of the checks.
        var accounts = AccountsFiles.Read(command, options, configuration, catalog, command.GetValue(options.Member) is null ? checks : [], mistakes);
        var regions = ParseRegions("--regions", command.GetValue(options.Regions), mistakes);
        var excluded = ParseRegions("--exclude-regions", command.GetValue(options.ExcludeRegions), mistakes) ?? [];
        if (regions is not null && regions.All(excluded.Contains))
        {
            mistakes.Add("--exclude-regions leaves none of --regions.");
        }

        var planned = (PlanSettings)SettingsBinder.Bind(typeof(PlanSettings), configuration.GetSection("Plan"), mistakes);
        var plan = ParsePlan(command.GetValue(options.Plan) ?? planned.Name, mistakes);
        var gate = ParseGate(command.GetValue(options.Gate) ?? planned.Gate, mistakes);
        var politeness = PolitenessSection.Read(configuration, mistakes);
        var isDemo = command.GetValue(options.Demo);
        var replay = command.GetValue(options.Replay);
        if ((isDemo || replay is not null) && (command.GetValue(options.EndpointUrl) ?? command.GetValue(options.Profile)) is not null)
        {
            mistakes.Add($"{(isDemo ? "--demo" : "--replay")} brings its own account; leave out --endpoint-url and --profile.");
        }

        if (isDemo && replay is not null)
        {
            mistakes.Add("--demo and --replay are two accounts; leave one out.");
        }

        var recording = replay is null ? null : Recording.Open(replay, mistakes);
        var account = isDemo || replay is not null
            ? null
            : AccountSource.Find(
                new(command.GetValue(options.EndpointUrl), command.GetValue(options.Profile), regions?.FirstOrDefault(), command.GetValue(options.Insecure)), configuration, mistakes);
        if (mistakes.Count > 0)
        {
            throw new UsageException(mistakes);
        }

        var served = isDemo ? await ServedAccount.StartDemoAsync() : recording is not null ? await ServedAccount.ReplayAsync(recording) : null;
        return new(
            configuration,
            catalog!,
            served?.Account ?? account!,
            new() { Checks = checks, Regions = regions ?? recording?.Manifest.Regions, ExcludedRegions = excluded, Gate = gate, StatedPlan = plan, Politeness = politeness, NoPaidCalls = command.GetValue(options.NoPaidCalls), Suppressions = suppressions })
        {
            Served = served,
            Escalation = escalation,
            Accounts = accounts,
        };
    }

    /// <summary>The session of one account of many.</summary>
    public Session Of(MemberAccount member) => this with
    {
        Account = member.Account,
        Request = member.Request,
        Escalation = member.Escalates ? Escalation : Escalation with { Mode = EscalationMode.Off },
    };

    public async ValueTask DisposeAsync()
    {
        if (Served is not null)
        {
            await Served.DisposeAsync();
        }
    }

    private static IReadOnlyList<string>? ParseRegions(string option, string[]? values, List<string> mistakes)
    {
        var regions = AccountOptions.Split(values);
        var known = Partitions.KnownRegions.ToList();
        foreach (var region in regions?.Where(region => !known.Contains(region)) ?? [])
        {
            mistakes.Add($"{option}: no Region is called '{region}'.{Closest.Hint(region, known)}");
        }

        return regions;
    }

    private static SupportPlan? ParsePlan(string? name, List<string> mistakes)
    {
        if (name is null)
        {
            return null;
        }

        if (SupportPlans.TryParse(name, out var plan))
        {
            return plan;
        }

        mistakes.Add($"--plan: no support plan is called '{name}'.{Closest.Hint(name, SupportPlans.Names)} Known: {string.Join(", ", SupportPlans.Names)}.");
        return null;
    }

    private static GateMode ParseGate(string? gate, List<string> mistakes)
    {
        if (gate is null)
        {
            return GateMode.Account;
        }

        if (GateModes.TryParse(gate, out var mode))
        {
            return mode;
        }

        mistakes.Add($"--gate: '{gate}' is not known.{Closest.Hint(gate, GateModes.Names)} Known: {string.Join(", ", GateModes.Names)}.");
        return GateMode.Account;
    }
}
