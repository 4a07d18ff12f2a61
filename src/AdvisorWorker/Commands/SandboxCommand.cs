using System.CommandLine;
using AdvisorWorker.Options;
using AdvisorWorker.Sandbox;
using AdvisorWorker.Sandbox.Demo;
using AdvisorWorker.Sandbox.Generated;
using AdvisorWorker.Sandbox.Recordings;

namespace AdvisorWorker.Commands;

/// <summary><c>advisor sandbox</c>: the demo's AWS endpoint as a server of its own.</summary>
internal static class SandboxCommand
{
    public static Command Make()
    {
        var port = new Option<int>("--port") { Description = "The port on 127.0.0.1; a free one when left out", HelpName = "PORT" };
        var plan = new Option<string>("--plan")
        {
            Description = $"The support plan it answers for (default enterprise): {string.Join(", ", Plans.Keys)}",
            DefaultValueFactory = _ => "enterprise",
            HelpName = "PLAN",
        };
        var faults = new Option<string>("--faults")
        {
            Description = "What goes wrong: a JSON file of rules, such as { \"seed\": 7, \"rules\": [ { \"fault\": \"throttle\", \"operation\": \"ec2:*\", \"probability\": 0.3 } ] }",
            HelpName = "FILE",
        };
        var generate = new Option<int?>("--generate")
        {
            Description = $"Serve an account of so many resources, {GeneratedAccount.Fewest} to {GeneratedAccount.Most}, in place of the demo's",
            HelpName = "N",
        };
        var seed = new Option<int?>("--seed") { Description = "With --generate: the chance of what is generated (default 1)", HelpName = "S" };
        var replay = new Option<string?>("--replay") { Description = "Serve what `advisor record` wrote into this folder, in place of the demo's account", HelpName = "DIR" };
        var accounts = new Option<int?>("--accounts")
        {
            Description = $"Make it the management account of an organization of so many accounts, 1 to {GeneratedOrganization.Most}; who assumes a role of one is in it",
            HelpName = "N",
        };
        var command = new Command("sandbox", "Serve the demo account, a generated or a recorded one as an AWS endpoint on this machine, until stopped")
        {
            port, plan, faults, generate, accounts, seed, replay,
        };
        command.SetAction(async (options, cancellationToken) =>
        {
            // From the first wait on, a signal ends the command in order; so it comes before anything is served.
            await Task.Yield();
            var mistakes = new List<string>();
            if (options.GetValue(port) is < 0 or > 65535)
            {
                mistakes.Add($"--port: {options.GetValue(port)} is no port; from 1 to 65535, or 0 for a free one.");
            }

            var name = options.GetRequiredValue(plan);
            if (!Plans.TryGetValue(name, out var served))
            {
                mistakes.Add($"--plan: no support plan is called '{name}'.{Closest.Hint(name, Plans.Keys)} Known: {string.Join(", ", Plans.Keys)}.");
            }

            var resources = options.GetValue(generate);
            if (resources is < GeneratedAccount.Fewest or > GeneratedAccount.Most)
            {
                mistakes.Add($"--generate: {resources} is no size; from {GeneratedAccount.Fewest} to {GeneratedAccount.Most}.");
            }

            var members = options.GetValue(accounts);
            if (members is < 1 or > GeneratedOrganization.Most)
            {
                mistakes.Add($"--accounts: {members} is no number of accounts; from 1 to {GeneratedOrganization.Most}.");
            }

            if (resources is null && members is null && options.GetValue(seed) is not null)
            {
                mistakes.Add("--seed: belongs to --generate or --accounts, and neither is given.");
            }

            var folder = options.GetValue(replay);
            if (folder is not null && (resources ?? members) is not null)
            {
                mistakes.Add("--replay is an account of its own; leave out --generate and --accounts.");
            }

            var recording = folder is null ? null : Recording.Open(folder, mistakes);
            var wrong = FaultsFile.Read(options.GetValue(faults), mistakes);
            if (mistakes.Count > 0)
            {
                throw new UsageException(mistakes);
            }

            var chance = options.GetValue(seed) ?? 1;
            var serving = new SandboxOptions { Port = options.GetValue(port), Plan = served, Faults = wrong.Rules, FaultSeed = wrong.Seed };
            await using var server = await StartAsync(recording, resources, members, chance, serving, cancellationToken);
            Console.WriteLine($"Serving at {server.Url}: account {server.Account.Id} in {string.Join(", ", server.Account.Regions.Keys)}; any credentials will do. Calls are listed at {server.Url}_advisor/calls. Ctrl+C ends it.");
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                // Being stopped is how it ends.
            }

            return ExitCode.Clean;
        });
        return command;
    }

    private static Dictionary<string, SandboxPlan> Plans { get; } =
        Enum.GetValues<SandboxPlan>().ToDictionary(plan => Engine.Evaluate.KebabCase.Of(plan.ToString()), plan => plan, StringComparer.OrdinalIgnoreCase);

    private static async Task<SandboxServer> StartAsync(Recording? recording, int? resources, int? members, int chance, SandboxOptions options, CancellationToken cancellationToken)
    {
        try
        {
            if (recording is not null)
            {
                return await SandboxServer.StartAsync(recording, options, cancellationToken);
            }

            var now = TimeProvider.System.GetUtcNow();
            var account = resources is { } size ? GeneratedAccount.Create(size, chance, now) : DemoAccount.Create(now);
            return await SandboxServer.StartAsync(
                account, members is { } number ? options with { OtherAccounts = GeneratedOrganization.Around(account, number, chance, now) } : options, cancellationToken);
        }
        catch (IOException e)
        {
            throw new UsageException($"--port: {options.Port} cannot be used: {e.Message}");
        }
    }

    /// <summary>The file of <c>--faults</c>.</summary>
    private static class FaultsFile
    {
        private const int Largest = 1 << 20;
        private static readonly FaultPlan None = new(0, []);

        public static FaultPlan Read(string? path, List<string> mistakes)
        {
            if (path is null)
            {
                return None;
            }

            try
            {
                if (new FileInfo(path).Length > Largest)
                {
                    mistakes.Add($"--faults: {path} is larger than {Largest} bytes.");
                    return None;
                }

                if (FaultPlan.TryParse(File.ReadAllText(path), out var plan, out var wrong))
                {
                    return plan;
                }

                mistakes.AddRange(wrong.Select(mistake => $"--faults: {path}: {mistake}"));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                mistakes.Add($"--faults: {path} cannot be read: {e.Message}");
            }

            return None;
        }
    }
}
