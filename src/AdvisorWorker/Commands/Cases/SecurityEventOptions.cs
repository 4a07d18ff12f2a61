using System.CommandLine;
using AdvisorWorker.Engine.Escalate;

namespace AdvisorWorker.Commands.Cases;

/// <summary>The fields of a security event as options; on a terminal, what is missing is asked for.</summary>
internal sealed class SecurityEventOptions
{
    private readonly Option<string?> first = Field("first-recognised", "When it was first recognised (UTC)");
    private readonly Option<string?> timeline = Field("timeline", "What happened when, in short");
    private readonly Option<string?> artifacts = Field("artifacts", "What there is to see: logs, screenshots");
    private readonly Option<string?> principals = Field("principals", "ARNs of suspected users and roles");
    private readonly Option<string?> resources = Field("resources", "Affected resources");
    private readonly Option<string?> impact = Field("impact", "The business impact");
    private readonly Option<string?> engagement = Field("engagement", "Who in the organization is engaged, and how high it is escalated");
    private readonly Option<string?> contacts = Field("contacts", "Whom else AWS may contact");
    private readonly Option<string?> language = new("--language") { Description = "With --security-event: the language's code (default en)", HelpName = "CODE" };
    private readonly Option<string?> method = new("--contact-method") { Description = "With --security-event: web, phone or chat (default)", HelpName = "METHOD" };

    /// <summary>Asks for a security event's case.</summary>
    public Option<bool> Chosen { get; } = new("--security-event") { Description = "About a suspected compromise of the account instead of a check, as AWS's playbook asks for it" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[Chosen, first, timeline, artifacts, principals, resources, impact, engagement, contacts, language, method])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What was said, and on a terminal what was answered.</summary>
    public SecurityEvent Read(ParseResult parsed, string account)
    {
        var said = new SecurityEvent
        {
            Account = account,
            FirstRecognised = parsed.GetValue(first),
            Timeline = parsed.GetValue(timeline),
            Artifacts = parsed.GetValue(artifacts),
            Principals = parsed.GetValue(principals),
            Resources = parsed.GetValue(resources),
            Impact = parsed.GetValue(impact),
            Engagement = parsed.GetValue(engagement),
            Contacts = parsed.GetValue(contacts),
            Language = parsed.GetValue(language) ?? "en",
            ContactMethod = parsed.GetValue(method) ?? "chat",
        };
        if (Console.IsInputRedirected || Console.IsErrorRedirected)
        {
            return said;
        }

        return said with
        {
            FirstRecognised = said.FirstRecognised ?? Ask(said, 0),
            Timeline = said.Timeline ?? Ask(said, 1),
            Artifacts = said.Artifacts ?? Ask(said, 2),
            Principals = said.Principals ?? Ask(said, 3),
            Resources = said.Resources ?? Ask(said, 4),
            Impact = said.Impact ?? Ask(said, 5),
            Engagement = said.Engagement ?? Ask(said, 6),
            Contacts = said.Contacts ?? Ask(said, 7),
        };
    }

    /// <summary>Adds to the mistakes where a choice is none.</summary>
    public void Check(ParseResult parsed, List<string> mistakes)
    {
        if (parsed.GetValue(method) is { } chosen and not ("web" or "phone" or "chat"))
        {
            mistakes.Add($"--contact-method: '{chosen}' is not known. Known: web, phone, chat.");
        }
    }

    private static string? Ask(SecurityEvent said, int field)
    {
        Console.Error.Write($"{said.Fields[field].Question} ");
        return Console.ReadLine() is { Length: > 0 } answer ? answer : null;
    }

    private static Option<string?> Field(string name, string description) => new($"--{name}") { Description = $"With --security-event: {description}", HelpName = "TEXT" };
}
