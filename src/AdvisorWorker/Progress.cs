using Spectre.Console;

namespace AdvisorWorker;

/// <summary>Shows on a terminal that the run goes on; silent in a pipe.</summary>
internal static class Progress
{
    public static Task<T> WhileAsync<T>(Func<IProgress<AwsScope>?, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
        {
            return work(null);
        }

        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Status().StartAsync("Asking who we are …", status =>
        {
            var done = 0;
            return work(new Progress<AwsScope>(scope =>
                status.Status(scope.IsGlobal ? $"{scope.Account}: global services done, Regions under way …" : $"{++done} Regions done, last {scope.Region} of {scope.Account} …")));
        });
    }
}
