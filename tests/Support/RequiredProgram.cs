namespace AdvisorWorker.TestSupport;

/// <summary>
/// A program that some tests need and a machine may not have. Without it they are skipped, and say how to install it; but when the environment variable
/// ADVISOR_REQUIRE lists it (<c>moto,awscli,boto3,postgres,terraform,systemd</c>), they fail, so that a build server cannot skip them unnoticed.
/// </summary>
internal sealed class RequiredProgram
{
    /// <summary>The emulator of AWS that tests call.</summary>
    public static readonly RequiredProgram Moto = new("moto", "moto_server", "pip install 'moto[server]'");

    /// <summary>The AWS command line.</summary>
    public static readonly RequiredProgram AwsCli = new("awscli", "aws", "pip install awscli");

    /// <summary>Python that has the AWS command line as a library.</summary>
    public static readonly RequiredProgram AwsCliLibrary = new("awscli", "python3", "pip install awscli", probe: ["-c", "import awscli.clidriver"]);

    /// <summary>Python with the AWS SDK.</summary>
    public static readonly RequiredProgram Boto3 = new("boto3", "python3", "pip install boto3", probe: ["-c", "import boto3"]);

    /// <summary>A PostgreSQL server.</summary>
    public static readonly RequiredProgram Postgres = new("postgres", "postgres", "apt-get install postgresql", searchPath: PostgresFolders());

    /// <summary>Terraform.</summary>
    public static readonly RequiredProgram Terraform = new("terraform", "terraform", "see https://developer.hashicorp.com/terraform/install");

    /// <summary>What judges units of systemd; no systemd runs for it.</summary>
    public static readonly RequiredProgram Systemd = new("systemd", "systemd-analyze", "apt-get install systemd");

    private const string RequireVariable = "ADVISOR_REQUIRE";
    private readonly string _installation;
    private readonly Lazy<string?> _path;

    private RequiredProgram(string name, string file, string installation, string[]? probe = null, string? searchPath = null)
    {
        Name = name;
        File = file;
        _installation = installation;
        _path = new Lazy<string?>(() => Find(file, searchPath ?? Environment.GetEnvironmentVariable("PATH") ?? string.Empty, probe ?? []));
    }

    /// <summary>Its name in ADVISOR_REQUIRE.</summary>
    public string Name { get; }

    /// <summary>The file to run.</summary>
    public string File { get; }

    /// <summary>Whether it is there.</summary>
    public bool IsPresent => _path.Value is not null;

    /// <summary>Its path. Ends the test when it is absent: skipped, or failed when it is required.</summary>
    public string Require()
    {
        if (_path.Value is { } path)
        {
            return path;
        }

        Lack($"{File} is not on PATH or does not work; install: {_installation}");
        return string.Empty;
    }

    /// <summary>Ends the test because something that belongs to the program is absent: skipped, or failed when it is required.</summary>
    public void Lack(string message)
    {
        if (IsRequired)
        {
            Assert.Fail($"{message} ({RequireVariable} lists {Name})");
        }

        Assert.Skip(message);
    }

    private bool IsRequired
        => (Environment.GetEnvironmentVariable(RequireVariable) ?? string.Empty)
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Contains(Name, StringComparer.OrdinalIgnoreCase);

    private static string? Find(string file, string searchPath, string[] probe)
        => searchPath
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => OperatingSystem.IsWindows() ? new[] { ".exe", ".cmd", ".bat" } : [string.Empty], (folder, ending) => Path.Combine(folder, file + ending))
            .FirstOrDefault(path => System.IO.File.Exists(path) && (probe.Length == 0 || Works(path, probe)));

    private static bool Works(string path, string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(path, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        });
        process!.WaitForExit();
        return process.ExitCode == 0;
    }

    /// <summary>Debian keeps the server's programs off PATH.</summary>
    private static string PostgresFolders()
    {
        const string debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(debian) ? Directory.GetDirectories(debian).Select(version => Path.Combine(version, "bin")) : [];
        return string.Join(Path.PathSeparator, versions.Prepend(Environment.GetEnvironmentVariable("PATH") ?? string.Empty));
    }
}
