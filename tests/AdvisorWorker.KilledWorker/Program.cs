using System.Globalization;
using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.KilledWorker;
using Dapper;

// Records the runs of a script and publishes their events, says what it does, and may be killed at any moment; the next life goes on with what is not recorded.
// Arguments: the store, the folder for what the sinks take, the seed, the number of this life, and where it does one thing alone `record`, `publish` to
// the plain sink, or `pause`: publish, and wait in the middle for a line of input. Ends with 0 when all is recorded and delivered, else with 3.
var only = args.ElementAtOrDefault(4);
var (address, folder, seed, life) = (StoreAddress.Parse(args[0]), args[1], int.Parse(args[2], CultureInfo.InvariantCulture), int.Parse(args[3], CultureInfo.InvariantCulture));
var random = new Random(HashCode.Combine(seed, life));
var time = new HurriedTime(TimeSpan.FromMinutes(10 * life));
try
{
    await using var store = await AdvisorStore.OpenAsync(address, time, CancellationToken.None);
    var publisher = new Publisher(store, [.. Sinks()]);
    await publisher.RegisterAsync(CancellationToken.None);
    Console.WriteLine("opened");

    var recorded = (await store.UseAsync(connection => connection.QueryAsync<string>("SELECT id FROM runs ORDER BY started_at"), CancellationToken.None)).AsList();
    var next = recorded.Count == 0 ? 0 : int.Parse(recorded[^1].Split('-')[1], CultureInfo.InvariantCulture) + 1;

    // What a killed run would have recorded, the next one may find changed already.
    next += next is > 0 and < Script.Length - 1 && random.Next(3) == 0 ? 1 : 0;
    foreach (var report in Script.Of(seed).Skip(only is "publish" or "pause" ? Script.Length : next))
    {
        Console.WriteLine($"records {report.Run.Id}");
        await store.RecordAsync(report, new(), CancellationToken.None);
        Console.WriteLine($"recorded {report.Run.Id}");
        if (only != "record")
        {
            await publisher.DrainAsync(CancellationToken.None);
            Console.WriteLine("drained");
        }
    }

    if (only == "record")
    {
        return 0;
    }

    for (var attempt = 0; attempt < 5; attempt++)
    {
        if ((await publisher.DrainAsync(CancellationToken.None)).Complete)
        {
            return 0;
        }
    }

    return 3;
}
catch (StoreException e)
{
    Console.WriteLine($"failed {e.Message}");
    return 3;
}

IEnumerable<ISink> Sinks()
{
    yield return new PlainSink(Path.Combine(folder, "plain.jsonl"), time, waitsAt: only == "pause" ? 3 : 0);
    if (only is null)
    {
        yield return new PickySink(Path.Combine(folder, "picky.jsonl"), time, random);
    }
}
