namespace AdvisorWorker.Engine.Evaluate;

/// <summary>A check as the catalogue holds it.</summary>
/// <param name="Check">The check.</param>
/// <param name="Pack">The pack it came from.</param>
/// <param name="Settings">Its settings, or its family's; null where it has none.</param>
/// <param name="SettingsSection">The configuration section of its settings.</param>
public sealed record CatalogCheck(ICheck Check, Pack Pack, object? Settings, string SettingsSection)
{
    /// <summary>The check's metadata.</summary>
    public CheckDescriptor About => Check.About;
}
