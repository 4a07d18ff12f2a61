using System.Collections.Immutable;
using System.CommandLine;
using AdvisorWorker.Engine.Escalate;

namespace AdvisorWorker.Commands.Cases;

/// <summary>Options of a message to AWS Support.</summary>
internal sealed class MessageOptions
{
    private readonly Option<string?> body = new("--body") { Description = "The text", HelpName = "TEXT" };
    private readonly Option<string?> bodyFile = new("--body-file") { Description = "A file with the text; - for standard input", HelpName = "FILE" };
    private readonly Option<string[]> attach = new("--attach") { Description = "A file to attach (repeatable; three of 5 MB each)", HelpName = "FILE" };

    public void AddTo(Command command)
    {
        command.Options.Add(body);
        command.Options.Add(bodyFile);
        command.Options.Add(attach);
    }

    /// <summary>The text, without secrets, and the attachments.</summary>
    public (string Body, ImmutableArray<CaseAttachment> Attachments) Read(ParseResult parsed, List<string> mistakes)
    {
        var text = parsed.GetValue(body) ?? FromFile(parsed.GetValue(bodyFile), mistakes);
        if (string.IsNullOrWhiteSpace(text) && mistakes.Count == 0)
        {
            mistakes.Add("--body: there is no text; give one, or a file with --body-file.");
        }
        else if (text?.Length > CaseDraft.MaxBody)
        {
            mistakes.Add($"--body: the text has {text.Length} characters, and AWS takes {CaseDraft.MaxBody}; attach the rest with --attach.");
        }

        return (Redaction.Apply(text ?? ""), AttachmentFiles.Read(parsed.GetValue(attach), mistakes));
    }

    private static string? FromFile(string? path, List<string> mistakes)
    {
        try
        {
            return path switch
            {
                null => null,
                "-" => Console.In.ReadToEnd(),
                _ => File.ReadAllText(path),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            mistakes.Add($"--body-file: {path} cannot be read: {e.Message}");
            return null;
        }
    }
}
