using System.CommandLine;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Options;
using AdvisorWorker.Reports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;
using Serilog;
using Serilog.Events;

namespace AdvisorWorker.Commands;

/// <summary><c>advisor serve</c>: the daemon; the same pass as <c>run</c>, on a schedule.</summary>
internal static class ServeCommand
{
    /// <summary>Once a day, at night in UTC.</summary>
    private const string Nightly = "0 0 3 * * ?";

    public static Command Make()
    {
        var account = new AccountOptions();
        var selection = new SelectionOptions();
        var report = new ReportOptions();
        var sinks = new SinkOptions();
        var memory = new StoreOptions();
        var cron = new Option<string>("--cron")
        {
            Description = $"When to check, as a Quartz cron expression in UTC (default '{Nightly}')",
            DefaultValueFactory = _ => Nightly,
            HelpName = "EXPRESSION",
        };
        var now = new Option<bool>("--now") { Description = "Check once at the start too" };
        var command = new Command("serve", "Check the account on a schedule, publish what is found, until stopped") { cron, now, report.Format, report.Output };
        selection.AddTo(command);
        sinks.AddTo(command);
        memory.AddTo(command);
        command.Options.Add(account.Suppressions);
        account.AddTo(command);
        command.SetAction(async (options, cancellationToken) =>
        {
            var mistakes = new List<string>();
            var target = report.Read(options, mistakes);
            var schedule = ParseCron(options.GetRequiredValue(cron), mistakes);
            Logs.Start(options.GetValue(account.Verbose), LogEventLevel.Information);
            var settings = SettingsFile.Load(options.GetValue(account.Config), []);
            var specs = sinks.Read(options, account, settings, reportOnOutput: false, mistakes);
            var choice = memory.Read(options, settings, hasStore: true, mistakes);
            await using var session = await Session.OpenAsync(options, account, (catalog, found) => selection.Choose(options, catalog, found), mistakes);

            // A daemon that forgets at each start would tell everything again.
            await using var kept = await RunMemory.OpenAsync(session, choice with { Address = choice.Address ?? (session.IsServed ? new StoreAddress.Memory() : StoreAddress.Default) }, specs, cancellationToken);
            using var host = MakeHost(new(session, kept, target), schedule!, options.GetValue(now));
            await host.RunAsync(cancellationToken);
            return ExitCode.Clean;
        });
        return command;
    }

    private static CronScheduleBuilder? ParseCron(string expression, List<string> mistakes)
    {
        try
        {
            // A pass missed while the machine slept is made up for once, not as often as it was missed.
            return CronScheduleBuilder.Create(expression).InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed);
        }
        catch (FormatException e)
        {
            mistakes.Add($"--cron: '{expression}' is no Quartz cron expression: {e.Message} Write seconds, minutes, hours, day of month, month, day of week, such as '{Nightly}'.");
            return null;
        }
    }

    private static IHost MakeHost(DaemonPass pass, CronScheduleBuilder schedule, bool now)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { DisableDefaults = true });
        builder.Logging.AddSerilog();
        builder.Services.AddSingleton(pass);
        builder.Services.AddQuartz(quartz =>
        {
            var key = new JobKey("pass");
            quartz.AddJob<PassJob>(job => job.WithIdentity(key));
            quartz.AddTrigger(trigger => trigger.ForJob(key).WithIdentity("cron").WithSchedule(schedule));
            if (now)
            {
                quartz.AddTrigger(trigger => trigger.ForJob(key).WithIdentity("start").StartNow());
            }
        });
        builder.Services.AddQuartzHostedService(quartz => quartz.WaitForJobsToComplete = true);
        return builder.Build();
    }
}
