using System.Diagnostics;
using System.Text.Json;
using AdvisorWorker.TestSupport;

namespace AdvisorWorker.Tests.Support;

/// <summary>An account in moto with resources that boto3 planted: good and bad ones, whose ids the planting script prints.</summary>
public sealed class MotoAccount : IAsyncDisposable
{
    private readonly MotoServer moto = new();
    private readonly SemaphoreSlim gate = new(1, 1);
    private JsonElement? planted;

    /// <summary>The endpoint with everything planted. Skips or fails the test when moto or boto3 is absent.</summary>
    public async Task<Uri> EndpointAsync()
    {
        var endpoint = await moto.EndpointAsync();
        var python = RequiredProgram.Boto3.Require();
        await gate.WaitAsync();
        try
        {
            planted ??= await PlantAsync(python, endpoint);
            return endpoint;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>What the planting script calls a resource.</summary>
    public string Id(string name) => planted!.Value.GetProperty(name).GetString()!;

    /// <summary>Runs a script of this folder against the account and gives its JSON.</summary>
    public static async Task<JsonElement> ScriptAsync(string script, Uri endpoint, params string[] arguments) =>
        await PythonAsync(RequiredProgram.Boto3.Require(), script, endpoint, arguments);

    public async ValueTask DisposeAsync()
    {
        await moto.DisposeAsync();
        gate.Dispose();
    }

    private static Task<JsonElement> PlantAsync(string python, Uri endpoint) => PythonAsync(python, "plant_account.py", endpoint, []);

    private static async Task<JsonElement> PythonAsync(string python, string script, Uri endpoint, string[] arguments)
    {
        var start = new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "Support", script), endpoint.ToString(), .. arguments]);
        start.Environment["AWS_ACCESS_KEY_ID"] = "AKIAIOSFODNN7EXAMPLE";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "test";
        var (exitCode, output, errors) = await ProgramRun.ToEndAsync(start);
        return exitCode == 0 ? JsonDocument.Parse(output).RootElement : throw new InvalidOperationException($"{script} failed: {errors}");
    }
}
