using AdvisorWorker.Engine.Collect;

namespace AdvisorWorker.Engine.Schedule;

/// <summary>One of the accounts that a run is over.</summary>
/// <param name="Id">Twelve digits.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Account">The account, entered through its role, or as the caller.</param>
/// <param name="Request">What is asked of it.</param>
/// <param name="Escalates">False where its findings go into no support case.</param>
public sealed record MemberAccount(string Id, string? Name, AwsAccount Account, RunRequest Request, bool Escalates);
