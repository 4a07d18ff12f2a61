using System.Collections.Immutable;
using AdvisorWorker.Engine.Escalate;

namespace AdvisorWorker.Commands.Cases;

/// <summary>Files that people attach to a case.</summary>
internal static class AttachmentFiles
{
    public static ImmutableArray<CaseAttachment> Read(string[]? paths, List<string> mistakes)
    {
        var files = ImmutableArray.CreateBuilder<CaseAttachment>();
        if (paths is { Length: > CaseAttachment.MaxFiles })
        {
            mistakes.Add($"--attach: AWS takes {CaseAttachment.MaxFiles} files with a message, and {paths.Length} are named.");
        }

        foreach (var path in paths ?? [])
        {
            try
            {
                var size = new FileInfo(path).Length;
                if (size > CaseAttachment.MaxBytes)
                {
                    mistakes.Add($"--attach: {path} has {size} bytes; AWS takes {CaseAttachment.MaxBytes}.");
                    continue;
                }

                files.Add(new(Path.GetFileName(path), File.ReadAllBytes(path)));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                mistakes.Add($"--attach: {path} cannot be read: {e.Message}");
            }
        }

        return files.ToImmutable();
    }
}
