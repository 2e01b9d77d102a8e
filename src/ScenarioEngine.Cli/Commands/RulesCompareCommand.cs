using System.CommandLine;
using ScenarioEngine.Comparing;
using ScenarioEngine.Exploring;
using ScenarioEngine.Reporting.Documents;
using ScenarioEngine.Text;

namespace ScenarioEngine.Cli.Commands;

/// <summary>
/// <c>scenario rules compare</c>: two packs, two versions of one, or one on two days, by what they leave of all packages.
/// </summary>
internal sealed class RulesCompareCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _first = new("A") { Description = "A pack's name or its folder." };
    private readonly Argument<string?> _second = new("B")
    {
        Description = "Another pack, or another version in a folder of its own; the same pack where nothing is named.",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<string[]> _days = new(DateOption.OptionName)
    {
        Description = "The day on which red lines are looked at; given twice, the first for A and the second for B.",
        HelpName = "DATE",
        AllowMultipleArgumentsPerToken = false,
        Validators = { DateOption.RefuseOtherWords },
    };

    private readonly Option<string[]> _rules = SharedOptions.Rules();
    private readonly NumberOption _seconds = SharedOptions.Seconds();
    private readonly FormatOption _format = new("", ReportFormat.Text, ReportFormat.Markdown, ReportFormat.Html);

    private RulesCompareCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var compare = new RulesCompareCommand(terminal);
        var command = new Command(
            "compare",
            "Compares two packs by logic: for each party and in all, whether their red lines leave the same packages, fewer or others, with an example."
        )
        {
            compare._first,
            compare._second,
            compare._days,
            compare._rules,
            compare._seconds,
            compare._format,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => compare.Run(parsed, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var days = parsed.GetValue(_days) ?? [];
        var name = parsed.GetRequiredValue(_first);
        var other = parsed.GetValue(_second) ?? name;
        if (days.Length > 2 || (other == name && days.Length < 2))
        {
            return Complaint.Write(
                _terminal,
                days.Length > 2
                    ? "Two packs are compared, on two days at most."
                    : "A pack is compared with another, or with itself on two days.",
                $"`scenario rules compare {name} --as-of 2025-06-30 --as-of 2026-01-31` compares one on two days."
            );
        }

        var library = SharedOptions.LibraryFor(parsed, _rules);
        if (
            SharedOptions.LoadPack(_terminal, library, name) is not { } first
            || SharedOptions.LoadPack(_terminal, library, other) is not { } second
        )
        {
            return ExitCode.WrongInput;
        }

        var (one, two) = (new PackOnDay(first, DayAt(days, 0)), new PackOnDay(second, DayAt(days, 1)));
        var joined = PackJoiner.Join(one, two);
        if (joined.Packs is not { } packs)
        {
            ReportFormats.Write(_terminal, _format.In(parsed), PackComparisonDocument.Refused(one, two, joined.Obstacles));
            return ExitCode.WrongInput;
        }

        var patience = SharedOptions.Patience(_seconds, parsed);
        if (PackComparer.Compare(packs, new ExploreOptions { MaximumTime = patience }, cancellation) is not { } found)
        {
            return Complaint.Write(
                _terminal,
                $"The packs are too large to be compared exactly in {patience.TotalSeconds:0} seconds.",
                "Give it more time with --seconds."
            );
        }

        ReportFormats.Write(_terminal, _format.In(parsed), PackComparisonDocument.Of(found));
        return ExitCode.Done;
    }

    /// <summary>The day of a pack: its own, or the only one that the call gives.</summary>
    private static DateOnly? DayAt(string[] days, int number) =>
        days.Length == 0 ? null : IsoDate.Parse(days[Math.Min(number, days.Length - 1)]);
}
