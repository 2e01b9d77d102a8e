using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using ScenarioEngine.Cli.Output;
using ScenarioEngine.Cli.Receipts;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Reporting.Documents;
using ScenarioEngine.Reporting.Writers;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario explore</c>: how many packages there are, and for whom there is room.</summary>
internal sealed class ExploreCommand
{
    private const int MostPackages = 100_000;

    private readonly Terminal _terminal;
    private readonly Argument<string> _what = new("what")
    {
        Description = "A scenario file, whose terms are fixed, or the name or folder of a rule pack, for its whole space.",
    };
    private readonly Option<string[]> _rules = SharedOptions.Rules();
    private readonly DateOption _asOf = new();
    private readonly Option<string[]> _withoutOptions = SharedOptions.WithoutOptions();
    private readonly Option<string[]> _readings = SharedOptions.Readings();
    private readonly Option<string[]> _parties = SharedOptions.Parties();
    private readonly Option<string[]> _map = new("--map")
    {
        Description = "Count the packages of the zone for each pair of options of two fields.",
        HelpName = "FIELD FIELD",
        Arity = new ArgumentArity(1, 2),
        AllowMultipleArgumentsPerToken = true,
        Validators = { RefuseOtherThanTwo },
    };

    private readonly Option<string[]> _over = new("--over")
    {
        Description = "Project the zone on some fields, with commas between them: which combinations of their values it has.",
        HelpName = "FIELD,FIELD",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<bool> _structure = new("--structure")
    {
        Description =
            "What the packages of the zone have in common: options that all have or none, terms that stand or fall together, and a few packages in which every pair of options occurs.",
    };

    private readonly NumberOption _packages = new(
        "--packages",
        "List the first N packages of the zone, in a stable order.",
        1,
        MostPackages
    );
    private readonly NumberOption _sample = new(
        "--sample",
        "List N packages of the zone drawn by chance, each as likely as any other.",
        1,
        MostPackages
    );
    private readonly NumberOption _seed = new(
        "--seed",
        "Where chance begins: the same number draws the same packages. 1 where nothing is said.",
        0,
        int.MaxValue
    );
    private readonly NumberOption _digits = new(
        "--digits",
        "Show scores with N digits behind the point; 2 where nothing is said. JSON has the exact fractions.",
        0,
        9
    );
    private readonly Option<bool> _estimate = new("--estimate")
    {
        Description = "Where the space is too large to be counted, estimate the zone, with a confidence interval.",
    };
    private readonly NumberOption _seconds = SharedOptions.Seconds();
    private readonly FormatOption _format = new(
        "csv is one table: the packages, the map, or else what every option leaves. jsonl is one package a line.",
        ReportFormat.Text,
        ReportFormat.Json,
        ReportFormat.Jsonl,
        ReportFormat.Csv,
        ReportFormat.Markdown,
        ReportFormat.Html
    );

    private ExploreCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var explore = new ExploreCommand(terminal);
        var command = new Command(
            "explore",
            "Counts, exactly, the packages that cross no stated red line of each party and of all, and shows what closes the zone."
        )
        {
            explore._what,
            explore._rules,
            SharedOptions.Language(),
            explore._asOf,
            explore._withoutOptions,
            explore._readings,
            explore._parties,
            explore._map,
            explore._over,
            explore._structure,
            explore._packages,
            explore._sample,
            explore._seed,
            explore._digits,
            explore._estimate,
            explore._seconds,
            explore._format,
            ReceiptRun.NewOption(),
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => explore.Run(parsed, cancellation), cancellation));
        return command;
    }

    private static void RefuseOtherThanTwo(OptionResult result)
    {
        if (result.Tokens is not [var down, var across] || down.Value == across.Value)
        {
            result.AddError("`--map` takes two different fields, such as `--map ceasefire.line recognition`.");
        }
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var packs = SharedOptions.LibraryFor(parsed, _rules);
        var loader = new ScenarioLoader(_terminal, packs, _asOf.In(parsed), silence: null) { Readings = parsed.GetValue(_readings) ?? [] };
        if (
            loader.LoadOrWholeSpace(parsed.GetRequiredValue(_what)) is not var (evaluator, loaded)
            || SharedOptions.TakeAway(loader, loaded, parsed.GetValue(_withoutOptions)) is not { } scenario
            || SharedOptions.FindParties(_terminal, scenario.Pack, parsed.GetValue(_parties)) is not { } parties
            || SharedOptions.FindFields(_terminal, scenario.Pack, parsed.GetValue(_map)) is not { } mapped
            || SharedOptions.FindFields(
                _terminal,
                scenario.Pack,
                [
                    .. (parsed.GetValue(_over) ?? []).SelectMany(fields =>
                        fields.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    ),
                ]
            )
                is not { } over
        )
        {
            return ExitCode.WrongInput;
        }

        var options = new ExploreOptions
        {
            Parties = parties,
            First = _packages.In(parsed) ?? 1,
            Samples = _sample.In(parsed) ?? 0,
            Seed = (ulong)(_seed.In(parsed) ?? 1),
            Over = [.. over.Distinct()],
            Parts = parsed.GetValue(_structure) ? ExploreParts.All | ExploreParts.Structure : ExploreParts.All,
            Map = mapped is [var down, var across] ? (down, across) : null,
            MaximumTime = SharedOptions.Patience(_seconds, parsed),
        };
        ExploreResult result;
        Estimate? estimate;
        var headline = "";
        using (
            var waiting = new Waiting(
                _terminal,
                $"exploring {Wording.Count(scenario.Pack.Fields.Length, "field")} under {Wording.Count(scenario.Pack.Positions.Length, "position")}"
            )
        )
        {
            var telling =
                _format.In(parsed) == ReportFormat.Text
                    ? options with
                    {
                        Headline = found => headline = Tell(found, parties, headline, waiting),
                    }
                    : options;
            result = Engine.Explore(evaluator, scenario, telling, cancellation);
            estimate =
                result.TooLarge is not null && parsed.GetValue(_estimate)
                    ? Engine.Estimate(evaluator, scenario, options, cancellation).Estimate
                    : null;
        }

        if (headline.Length > 0)
        {
            WriteRest(parsed, scenario, options, result, headline);
        }
        else
        {
            Write(parsed, scenario, loader, options, result, estimate);
        }

        return result.TooLarge is null || estimate is not null ? ExitCode.Done : ExitCode.WrongInput;
    }

    /// <summary>Writes how large the zone is, unless that is written already; the rest may take a while.</summary>
    private string Tell(Exploration found, ImmutableArray<Party> parties, string told, Waiting waiting)
    {
        if (told.Length > 0)
        {
            return told;
        }

        waiting.Dispose();
        var headline = TextOf(ExplorationDocument.Headline(found, parties));
        _terminal.Untouched.Write(headline);
        _terminal.Untouched.Flush();
        return headline;
    }

    /// <summary>Writes what follows the headline.</summary>
    private void WriteRest(ParseResult parsed, Scenario scenario, ExploreOptions options, ExploreResult result, string headline)
    {
        if (result.TooLarge is { } tooLarge)
        {
            DocumentPage.WriteAll(Page.On(_terminal), TooLargeDocument.OfRest(tooLarge, WaysOut(hasEstimate: true)));
            return;
        }

        // INVARIANT: what was said first is how the whole begins.
        var text = TextOf(Describe(parsed, scenario, options, result, estimate: null, Listed(parsed, result.Exploration)));
        _terminal.Untouched.Write(
            text.StartsWith(headline, StringComparison.Ordinal)
                ? text[headline.Length..]
                : throw new InvalidOperationException("The zone is not what it was said to be.")
        );
    }

    private string TextOf(Document document)
    {
        using var text = new StringWriter { NewLine = "\n" };
        DocumentPage.Write(new Page(text, _terminal.Width, _terminal.UsesColor), document);
        return text.ToString();
    }

    private static string[] WaysOut(bool hasEstimate) =>
        [
            "look at fewer parties with --party",
            "give it more time with --seconds",
            .. hasEstimate ? [] : (string[])["ask for an estimate with --estimate"],
        ];

    private void Write(
        ParseResult parsed,
        Scenario scenario,
        ScenarioLoader loader,
        ExploreOptions options,
        ExploreResult result,
        Estimate? estimate
    )
    {
        var asked = Listed(parsed, result.Exploration);
        switch (_format.In(parsed))
        {
            case ReportFormat.Json:
                _terminal.WriteUtf8(stream => ExplorationJson.Write(stream, scenario, result, estimate, loader.Diagnosing.All));
                break;
            case ReportFormat.Jsonl when result.Exploration is { } exploration:
                _terminal.WriteUtf8(stream => ExplorationJson.WriteLines(stream, asked.Length > 0 ? asked : exploration.First));
                break;
            case ReportFormat.Csv when result.Exploration is { } exploration:
                WriteCsv(parsed, scenario, exploration, asked);
                break;
            case ReportFormat.Jsonl or ReportFormat.Csv:
                // There are no rows, and what reads them looks for nothing else.
                DocumentPage.Write(
                    new Page(_terminal.Error, _terminal.Width, usesColor: false),
                    Describe(parsed, scenario, options, result, estimate, asked)
                );
                break;
            case var format:
                ReportFormats.Write(_terminal, format, Describe(parsed, scenario, options, result, estimate, asked));
                break;
        }
    }

    private Document Describe(
        ParseResult parsed,
        Scenario scenario,
        ExploreOptions options,
        ExploreResult result,
        Estimate? estimate,
        Package[] asked
    ) =>
        result switch
        {
            { Exploration: { } exploration } => ExplorationDocument.Of(
                exploration,
                options.Parties,
                asked,
                _digits.In(parsed) ?? ValueBlocks.Digits
            ),
            { TooLarge: { } tooLarge } => TooLargeDocument.Of(
                scenario,
                tooLarge,
                options.Parties,
                estimate,
                WaysOut(hasEstimate: estimate is not null)
            ),
            _ => throw new InvalidOperationException("An exploration has a result or a reason."),
        };

    private void WriteCsv(ParseResult parsed, Scenario scenario, Exploration exploration, Package[] asked)
    {
        if (_packages.In(parsed) is not null || _sample.In(parsed) is not null)
        {
            ExplorationCsv.WritePackages(_terminal.Output, scenario.Pack, asked);
        }
        else if (exploration.Map is { } map)
        {
            ExplorationCsv.WriteMap(_terminal.Output, map);
        }
        else
        {
            ExplorationCsv.WriteOptions(_terminal.Output, exploration);
        }
    }

    /// <summary>The packages that the call asks for.</summary>
    private Package[] Listed(ParseResult parsed, Exploration? exploration) =>
        exploration is null ? [] : [.. _packages.In(parsed) is null ? [] : exploration.First, .. exploration.Samples];
}
