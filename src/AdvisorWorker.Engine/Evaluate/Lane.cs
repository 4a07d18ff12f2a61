using System.Collections.Immutable;
using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Engine.Evaluate;

/// <summary>One check at work on one record type in one scope.</summary>
internal sealed class Lane<T>(ICheck<T> check, Outcome outcome)
    where T : Resource
{
    private readonly CheckDescriptor<T> descriptor = check.Descriptor;
    private readonly ImmutableArray<string> headings = Numbered(check.Descriptor.Headings);

    public Outcome Outcome => outcome;

    public ImmutableArray<PartKey<T>> ColumnNeeds => descriptor.ColumnNeeds;

    public bool Reads(PartKey<T> part) => descriptor.Needs.Contains(part) || descriptor.ColumnNeeds.Contains(part);

    /// <summary>The verdict, counted; null where no row comes of it.</summary>
    public Verdict? Judge(T resource, Moment at)
    {
        var verdict = Evaluate(resource, at);
        if (ReferenceEquals(verdict, Verdict.Skip))
        {
            return null;
        }

        outcome.Count(verdict);
        return verdict.Gap is null && (verdict.Status != CheckStatus.Ok || descriptor.ListsPassing) ? verdict : null;
    }

    public Item Row(T resource, Verdict verdict, AwsScope scope, Moment at)
    {
        var savings = verdict.Status == CheckStatus.Ok ? null : Guarded(() => check.Savings(resource, verdict));
        return new(
            descriptor,
            scope.Account,
            resource.Region,
            resource.Id,
            resource.ItemKey,
            resource.Arn(scope),
            verdict.Status,
            StringPool.Of(verdict.Reason),
            Fingerprint.Of(descriptor.Id, scope.Account, resource),
            [.. descriptor.Columns.Select((column, i) => KeyValuePair.Create(headings[i], StringPool.Of(Value(column, resource, verdict, savings, at))))],
            savings) { Tags = resource.Tags, Scope = scope.Region };
    }

    private static string? Value(Column<T> column, T resource, Verdict verdict, Money? savings, Moment at) => column.FilledBy switch
    {
        EngineColumn.Status => verdict.Status switch { CheckStatus.Ok => "Green", CheckStatus.Warning => "Yellow", _ => "Red" },
        EngineColumn.Region => resource.Region,
        EngineColumn.Reason => verdict.Reason,
        EngineColumn.LastUpdated => ((Cell)(DateTimeOffset?)at.Now).Text,
        EngineColumn.Savings => ((Cell)savings).Text,
        _ => Guarded(() => column.Cell!(resource, at).Text),
    };

    // A row is a proven finding; a column that fails on odd data costs its cell and not the finding.
    private static TValue? Guarded<TValue>(Func<TValue?> value)
    {
        try
        {
            return value();
        }
        catch (Exception)
        {
            return default;
        }
    }

    private static ImmutableArray<string> Numbered(ImmutableArray<string> headings)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return
        [
            .. headings.Select(heading =>
            {
                var count = seen[heading] = seen.GetValueOrDefault(heading) + 1;
                return count == 1 ? heading : $"{heading} {count}";
            }),
        ];
    }

    private Verdict Evaluate(T resource, Moment at)
    {
        try
        {
            return check.Evaluate(resource, at);
        }
        catch (Exception e)
        {
            return new Gap(GapReason.Failed, Detail: $"The check failed: {e.GetType().Name}: {e.Message}");
        }
    }
}
