namespace AdvisorWorker.Benchmarks.Scan;

/// <summary>Starts the programs that are measured, each on a core of its own where there are two.</summary>
/// <param name="advisor">The built program: <c>advisor.dll</c>, or an executable.</param>
/// <param name="pins">Give server and client a core each, with taskset.</param>
internal sealed class Programs(string advisor, bool pins)
{
    private static readonly Dictionary<string, string> NoVariables = [];

    private const int ServerCore = 0;
    private const int ClientCore = 1;

    /// <summary>The Release build of this repository.</summary>
    public static string BuiltAdvisor()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        var configuration = folder.Parent!.Name;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AdvisorWorker.sln")))
        {
            folder = folder.Parent;
        }

        return folder is null
            ? throw new InvalidOperationException("This is no build inside the repository; name the program with --advisor.")
            : Path.Combine(folder.FullName, "src", "AdvisorWorker", "bin", configuration, "net10.0", "advisor.dll");
    }

    public ProcessRun Sandbox(params IReadOnlyList<string> arguments) => new(Command(ServerCore, Advisor(["sandbox", .. arguments])), NoVariables);

    public ProcessRun Client(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment) => new(Command(ClientCore, Advisor(arguments)), environment);

    public ProcessRun Fetcher(params IReadOnlyList<string> arguments) =>
        new(Command(ClientCore, ["dotnet", typeof(Programs).Assembly.Location, "fetch", .. arguments]), NoVariables);

    private IReadOnlyList<string> Advisor(IReadOnlyList<string> arguments) => advisor.EndsWith(".dll", StringComparison.Ordinal) ? ["dotnet", advisor, .. arguments] : [advisor, .. arguments];

    private string[] Command(int core, IReadOnlyList<string> command) => pins ? ["taskset", "-c", $"{core}", .. command] : [.. command];
}
