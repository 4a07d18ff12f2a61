using System.CommandLine;
using AdvisorWorker.Options;
using AdvisorWorker.Sandbox;
using AdvisorWorker.Sandbox.Demo;

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
        var command = new Command("sandbox", "Serve the demo account as an AWS endpoint on this machine, until stopped") { port, plan };
        command.SetAction(async (options, cancellationToken) =>
        {
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

            if (mistakes.Count > 0)
            {
                throw new UsageException(mistakes);
            }

            await using var server = await StartAsync(options.GetValue(port), served, cancellationToken);
            Console.WriteLine($"Serving at {server.Url} in us-east-1 and eu-west-1; any credentials will do. Calls are listed at {server.Url}_advisor/calls. Ctrl+C ends it.");
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

    private static async Task<SandboxServer> StartAsync(int port, SandboxPlan plan, CancellationToken cancellationToken)
    {
        try
        {
            return await SandboxServer.StartAsync(DemoAccount.Create(TimeProvider.System.GetUtcNow()), new() { Port = port, Plan = plan }, cancellationToken);
        }
        catch (IOException e)
        {
            throw new UsageException($"--port: {port} cannot be used: {e.Message}");
        }
    }
}
