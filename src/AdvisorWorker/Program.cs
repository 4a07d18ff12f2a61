using System.CommandLine;
using AdvisorWorker;
using AdvisorWorker.Commands;
using AdvisorWorker.Commands.Cases;
using AdvisorWorker.Engine.Collect;

var root = new RootCommand("Checks AWS accounts: cost, security, fault tolerance, performance, service limits and operational excellence.")
{
    RunCommand.Make(),
    ServeCommand.Make(),
    ChecksCommand.Make(),
    PlanCommand.Make(),
    DoctorCommand.Make(),
    PermissionsCommand.Make(),
    SuppressCommand.Make(),
    CasesCommand.Make(),
    EventsCommand.Make(),
    StoreCommand.Make(),
    RecordCommand.Make(),
    SandboxCommand.Make(),
};

if (args is [])
{
    await root.Parse(["--help"]).InvokeAsync();
    return ExitCode.Usage;
}

var command = root.Parse(args);
if (command.Errors.Count > 0)
{
    foreach (var error in command.Errors)
    {
        Console.Error.WriteLine($"advisor: {error.Message}");
    }

    Console.Error.WriteLine("`advisor --help` shows the commands and their options.");
    return ExitCode.Usage;
}

try
{
    return await command.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(10) });
}
catch (UsageException e)
{
    foreach (var mistake in e.Mistakes)
    {
        Console.Error.WriteLine($"advisor: {mistake}");
    }

    return ExitCode.Usage;
}
catch (AccountException e)
{
    Console.Error.WriteLine($"advisor: {e.Message}");
    return ExitCode.Usage;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("advisor: interrupted.");
    return ExitCode.Interrupted;
}
