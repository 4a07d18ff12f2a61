using System.CommandLine;

namespace AdvisorWorker.Commands.Cases;

/// <summary><c>advisor cases</c>: support cases about findings, from the draft to their end.</summary>
internal static class CasesCommand
{
    public static Command Make() => new("cases", "Support cases about findings: draft, open, follow, answer, end")
    {
        StoredCases.MakeList(),
        StoredCases.MakeShow(),
        NewCases.MakeDraft(),
        NewCases.MakeOpen(),
        OpenCases.MakeReply(),
        OpenCases.MakeRelate(),
        OpenCases.MakeSync(),
        OpenCases.MakeResolve(),
    };
}
