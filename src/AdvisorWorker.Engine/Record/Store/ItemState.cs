namespace AdvisorWorker.Engine.Record.Store;

/// <summary>What the store knows of an item before a run is recorded; small, because there is one per item.</summary>
/// <param name="Status">The status.</param>
/// <param name="Suppressed">A person has silenced it.</param>
/// <param name="Content">Tells whether its row differs.</param>
/// <param name="Unit">The unit that it belongs to, by the number that this recording gave it.</param>
/// <param name="ChangedAt">When its status last changed, in milliseconds since 1970.</param>
/// <param name="FirstSeen">Since when it is flagged, in milliseconds since 1970.</param>
/// <param name="IsInRun">Its Region is among those of the run.</param>
internal readonly record struct ItemState(CheckStatus Status, bool Suppressed, long Content, int Unit, long ChangedAt, long FirstSeen, bool IsInRun)
{
    public bool IsFlagged => Status is CheckStatus.Warning or CheckStatus.Error;
}
