using AdvisorWorker.Aws.Generator.Json;
using AdvisorWorker.Aws.Generator.Manifests;

namespace AdvisorWorker.ImportModels;

/// <summary>Imports the model of one service.</summary>
internal static class ServiceImporter
{
    public static void Import(ModelSource source, ServiceManifest service, string models, List<ManifestProblem> problems)
    {
        var model = source.Read(service.Service, "service-2.json");
        if (model is null)
        {
            problems.Add(new ManifestProblem(0, $"the data directory has no service '{service.Service}'"));
            return;
        }

        foreach (var entry in service.Operations.Where(entry => model["operations"]?[entry.Subject] is null))
        {
            problems.Add(new ManifestProblem(entry.Line, $"service '{service.Service}' has no operation '{entry.Subject}'"));
        }

        var operations = service.Operations.Select(entry => entry.Subject).Where(name => model["operations"]?[name] is not null).Order(StringComparer.Ordinal).ToArray();
        var folder = Directory.CreateDirectory(Path.Combine(models, service.Service)).FullName;
        File.WriteAllText(Path.Combine(folder, "service-2.json"), ModelTrimmer.Trim(model, operations));

        var paginatorsPath = Path.Combine(folder, "paginators-1.json");
        var paginators = ModelTrimmer.TrimPaginators(source.Read(service.Service, "paginators-1.json"), operations);
        File.Delete(paginatorsPath);
        if (paginators is not null)
        {
            File.WriteAllText(paginatorsPath, paginators);
        }

        Console.Error.WriteLine($"{service.Service}: {operations.Length} operations");
    }
}
