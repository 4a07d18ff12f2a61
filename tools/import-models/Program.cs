using AdvisorWorker.Aws.Generator.Manifests;
using AdvisorWorker.ImportModels;

// Copies what a manifest needs out of a botocore data directory:
//   dotnet run --project tools/import-models -- DATA-DIRECTORY MANIFEST...
if (args.Length < 2)
{
    Console.Error.WriteLine("usage: import-models BOTOCORE-DATA-DIRECTORY MANIFEST...");
    Console.Error.WriteLine("The data directory is the folder 'data' of python's botocore package:");
    Console.Error.WriteLine("  python3 -c \"import botocore, os; print(os.path.join(os.path.dirname(botocore.__file__), 'data'))\"");
    return 2;
}

var failed = false;
foreach (var path in args[1..])
{
    failed |= !Import(new ModelSource(args[0]), path);
}

return failed ? 1 : 0;

static bool Import(ModelSource source, string manifestPath)
{
    var manifest = ManifestFile.Parse(File.ReadAllText(manifestPath));
    var good = true;

    void Report(int line, string message)
    {
        good = false;
        Console.Error.WriteLine($"{manifestPath}({line + 1}): {message}");
    }

    foreach (var problem in manifest.Problems)
    {
        Report(problem.Line, problem.Message);
    }

    var models = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(manifestPath))!, "Models");
    foreach (var placed in manifest.Sections)
    {
        var problems = new List<ManifestProblem>();
        if (SectionParser.Parse(placed.Section, problems) is { } service)
        {
            ServiceImporter.Import(source, service, models, problems);
        }

        foreach (var problem in problems)
        {
            Report(placed.FirstLine + problem.Line, problem.Message);
        }
    }

    return good;
}
