using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Repairing;
using ScenarioEngine.Reporting;
using ScenarioEngine.Reporting.Writers;
using ScenarioEngine.Text;

namespace ScenarioEngine.Lessons;

/// <summary>
/// Fills in the placeholders of a lesson, such as <c>{{figure zone 1962-10-27}}</c>: whatever they stand for is computed when a kit is
/// written.
/// </summary>
/// <remarks>
/// The list is closed (<see cref="Kinds"/>). What cannot be computed is a diagnostic, and stays in the text as it was written.
/// </remarks>
internal sealed partial class Figures(Evaluator evaluator, Lesson lesson, string scenarioFolder, DiagnosticBag diagnostics)
{
    /// <summary>
    /// The figures of a pack's lesson, beside whose packs its scenarios lie; null where it has none, or one that cannot be read.
    /// </summary>
    /// <param name="evaluator">The evaluator of the pack.</param>
    /// <param name="packFolder">The folder of the pack.</param>
    /// <param name="diagnostics">Where to say what is wrong.</param>
    public static Figures? Of(Evaluator evaluator, string packFolder, DiagnosticBag diagnostics) =>
        LessonKit.IsIn(packFolder) && new LessonReader(evaluator.Pack, diagnostics).Read(packFolder) is { } lesson
            ? new Figures(evaluator, lesson, LessonKit.ScenariosOf(packFolder, evaluator.Pack.Id), diagnostics)
            : null;

    /// <summary>The lesson.</summary>
    public Lesson Lesson => lesson;

    /// <summary>The longest search for one figure.</summary>
    private static readonly ExploreOptions Limits = new()
    {
        First = 1,
        Parts = ExploreParts.Conflicts,
        MaximumTime = TimeSpan.FromSeconds(30),
    };

    private readonly Dictionary<string, Evaluation?> _evaluations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Exploration?> _explorations = new(StringComparer.Ordinal);

    /// <summary>Every figure that there is, by name.</summary>
    public static ImmutableArray<FigureKind> Kinds { get; } =
    [
        new("pack", "", "the title of the pack", (figures, _) => figures.Pack.Title),
        new("version", "", "its name and version", (figures, _) => $"{figures.Pack.Id} {figures.Pack.Version}"),
        new("tool", "", "the name and version of the tool", (_, _) => $"ScenarioEngine {Receipt.ToolVersion}"),
        new("first-day", "", "the day of its first statement", (figures, _) => figures.DayOf(days => days.Min())),
        new("last-day", "", "the day of its last statement", (figures, _) => figures.DayOf(days => days.Max())),
        new(
            "packages",
            "DAY [without PATH=OPTION]",
            "how many packages are possible",
            (figures, call) => figures.Explore(call) is { } room ? Number(room.Possible) : null
        ),
        new(
            "zone",
            "DAY [without PATH=OPTION]",
            "how many of them cross no red line that counts on a day",
            (figures, call) => figures.Explore(call) is { } room ? Number(room.Zone) : null
        ),
        new(
            "package",
            "DAY [without PATH=OPTION]",
            "one that crosses none",
            (figures, call) =>
                figures.Explore(call) is { } room
                    ? room.First.IsEmpty
                        ? "none"
                        : string.Join("; ", room.First[0].Choices)
                    : null
        ),
        new(
            "deadlock",
            "DAY [without PATH=OPTION]",
            "the red lines that no package respects together",
            (figures, call) => figures.Explore(call) is { } room ? DeadlocksOf(room) : null
        ),
        new(
            "lines",
            "DAY",
            "how many red lines count on a day",
            (figures, call) => figures.Day(call, 0) is { } day ? Number(figures.LinesOn(day).Count()) : null
        ),
        new("title", "SCENARIO", "the title of a scenario", (figures, call) => figures.Evaluate(call, 1)?.Scenario.Title),
        new(
            "terms",
            "SCENARIO",
            "its terms",
            (figures, call) => figures.Evaluate(call, 1) is { } evaluation ? string.Join("; ", evaluation.Scenario.Terms) : null
        ),
        new(
            "table",
            "SCENARIO",
            "its terms in words, as a table",
            (figures, call) => figures.Evaluate(call, 1) is { } evaluation ? TermsInWords(evaluation.Scenario) : null
        )
        {
            IsTable = true,
        },
        new(
            "outcome",
            "SCENARIO [DAY]",
            "its outcome, on its own day or another",
            (figures, call) => figures.Evaluate(call, 1) is { } evaluation ? Phrases.Outcome(evaluation.Outcome) : null
        ),
        new(
            "outcome-read",
            "SCENARIO POSITION=READING",
            "its outcome with a position read otherwise",
            (figures, call) => figures.Reread(call) is { } evaluation ? Phrases.Outcome(evaluation.Outcome) : null
        ),
        new(
            "headline",
            "SCENARIO [DAY]",
            "what a report says first",
            (figures, call) => figures.Evaluate(call, 1) is { } evaluation ? Headline.Of(evaluation) : null
        ),
        new("verdict", "SCENARIO PARTY [DAY]", "the verdict of a party", (figures, call) => figures.Verdict(call)),
        new(
            "crossed",
            "SCENARIO [DAY]",
            "the red lines that it crosses, each with its day",
            (figures, call) => figures.Listed(call, finding => finding.Status == FindingStatus.Crossed)
        ),
        new(
            "unmet",
            "SCENARIO [DAY]",
            "the demands and preconditions that it does not meet",
            (figures, call) => figures.Listed(call, finding => finding is { Status: FindingStatus.Unmet, Position.Policy.IsAsked: true })
        ),
        new(
            "status",
            "SCENARIO POSITION [DAY]",
            "the status of a finding",
            (figures, call) => figures.Finding(call) is { } finding ? Phrases.Status(finding.Status) : null
        ),
        new(
            "because",
            "SCENARIO POSITION [DAY]",
            "the terms that force it",
            (figures, call) =>
                figures.Finding(call) is { } finding
                    ? Listing.And(finding.Because.Select(term => term.ToString()).DefaultIfEmpty("no single term"))
                    : null
        ),
        new(
            "repair",
            "SCENARIO [DAY]",
            "the fewest changed terms after which it crosses no red line",
            (figures, call) => figures.Repair(call)
        ),
        new("line", "POSITION", "the title of a position", (figures, call) => figures.Position(call, 0)?.Title),
        new("said", "POSITION", "its statement, in the words of the pack", (figures, call) => figures.Position(call, 0)?.Statement.Text),
        new(
            "speaker",
            "POSITION",
            "who said it",
            (figures, call) => figures.Position(call, 0) is { } position ? position.Statement.Speaker ?? "nobody on record" : null
        ),
        new(
            "day",
            "POSITION",
            "the day on which it was said",
            (figures, call) => figures.Position(call, 0) is { } position ? DayOr(position.Statement.Date) : null
        ),
        new(
            "source",
            "POSITION",
            "who said it, when, and where that can be read",
            (figures, call) => figures.Position(call, 0) is { } position ? Phrases.Reference(position.Statement) : null
        ),
        new(
            "rule",
            "POSITION",
            "when it is crossed or met",
            (figures, call) => figures.Position(call, 0) is { } position ? Phrases.Rule(position) : null
        ),
        new("fact", "FACT", "a fact, in the words of the pack", (figures, call) => figures.Fact(call)?.Statement.Text),
        new(
            "fact-source",
            "FACT",
            "where it can be read",
            (figures, call) => figures.Fact(call) is { } fact ? Phrases.Reference(fact.Statement) : null
        ),
        new("option", "PATH=OPTION", "what an option means", (figures, call) => figures.Option(call)),
        new(
            "days",
            "",
            "a table of the lesson's days: lines, packages that cross none, what cannot be kept together",
            (figures, _) => figures.Days()
        )
        {
            IsTable = true,
        },
        new("timeline", "", "a table of what was said, by day", (figures, _) => figures.Timeline()) { IsTable = true },
        new("cite", "SCENARIO", "how to cite its verdict", (figures, call) => figures.Cite(call)),
    ];

    private RulePack Pack => evaluator.Pack;

    /// <summary>A text in Markdown with its placeholders filled in.</summary>
    public string Fill(Prose prose) =>
        Placeholder()
            .Replace(
                prose.Text,
                match =>
                {
                    // Text in one piece has the places of the file; a folded one has only its own.
                    var place =
                        prose.Location.Span.Length == prose.Text.Length
                            ? prose.Location.File.At(prose.Location.Span.Start + match.Index, match.Length)
                            : prose.Location;
                    var words = match.Groups["call"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                    var call = new Call(match.Value, [.. words.Skip(1)], place);
                    if (words.Length == 0 || Kinds.FirstOrDefault(kind => kind.Name == words[0]) is not { } found)
                    {
                        var nearest = words.Length == 0 ? null : NearestName.Find(words[0], Kinds.Select(kind => kind.Name));
                        Fail(
                            call,
                            "there is no such figure",
                            nearest is null
                                ? $"The figures are: {string.Join(", ", Kinds.Select(kind => kind.Name))}."
                                : $"Did you mean `{nearest}`?"
                        );
                        return match.Value;
                    }

                    if (call.Words.Length < found.Fewest || call.Words.Length > found.Most)
                    {
                        Fail(call, "it has too few words or too many", $"Write `{{{{figure {found.Usage}}}}}`.");
                        return match.Value;
                    }

                    return found.Compute(this, call) is { } text
                        ? found.IsTable
                            ? text
                            : MarkdownText.Escape(text)
                        : match.Value;
                }
            );

    /// <summary>The same as plain text: what the signs of Markdown would mark stands unmarked.</summary>
    public string FillPlain(Prose prose) => Mark().Replace(Fill(prose), "${escaped}").Trim();

    /// <summary>The figures that a text asks for, with what stands behind their names; those that there are not are passed over.</summary>
    public static IEnumerable<(FigureKind Kind, string[] Words)> CallsIn(Prose prose) =>
        from match in Placeholder().Matches(prose.Text)
        let words = match.Groups["call"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        let kind = Kinds.FirstOrDefault(kind => kind.Name == words.FirstOrDefault())
        where kind is not null && words.Length > kind.Fewest
        select (kind, words[1..]);

    private string DayOf(Func<IEnumerable<DateOnly>, DateOnly> choose) =>
        Pack.Positions.Select(position => position.Statement.Date).OfType<DateOnly>().ToList() is { Count: > 0 } days
            ? Phrases.Day(choose(days))
            : "no day";

    private static string DayOr(DateOnly? day) => day is { } known ? Phrases.Day(known) : "no day";

    private static string Number(System.Numerics.BigInteger number) => number.IsZero ? "0" : Amounts.InWords(number);

    private IEnumerable<Position> LinesOn(DateOnly day) =>
        Pack.Positions.Where(position => position is { Policy.IsLine: true, Vague: null } && position.WhyLeftOut(day) is null);

    private static string DeadlocksOf(Exploration room) =>
        room.Deadlocks.IsEmpty
            ? "none"
            : string.Join(
                "; and also ",
                room.Deadlocks.Select(deadlock =>
                    Listing.And(deadlock.RedLines.Select(position => $"“{position.Title}” ({position.Party.Title})"))
                )
            );

    private string? Listed(Call call, Func<Finding, bool> isWanted) =>
        Evaluate(call, 1) is { } evaluation
            ? Listing.And(
                evaluation
                    .Findings.Where(isWanted)
                    .Select(finding =>
                        $"“{finding.Position.Title}” ({finding.Position.Party.Title}, {DayOr(finding.Position.Statement.Date)})"
                    )
                    .DefaultIfEmpty("none")
            )
            : null;

    private string? Verdict(Call call)
    {
        if (Evaluate(call, 2) is not { } evaluation)
        {
            return null;
        }

        return evaluation.Parties.FirstOrDefault(result => result.Party.Id == call.Words[1]) is { } party
            ? Words.Of(party.Verdict).Replace('-', ' ')
            : Missing(call, "party", call.Words[1], Pack.Parties.Select(known => known.Id));
    }

    private Finding? Finding(Call call)
    {
        if (Evaluate(call, 2) is not { } evaluation || Position(call, 1) is not { } position)
        {
            return null;
        }

        var finding = evaluation.Findings.FirstOrDefault(one => one.Position == position);
        if (finding is null)
        {
            Fail(call, "the position does not count there, or is too vague to be tested", "Take another position, or another day.");
        }

        return finding;
    }

    private Evaluation? Reread(Call call)
    {
        if (Evaluate(call, 2) is not { } evaluation)
        {
            return null;
        }

        var edit = Engine.ReadEdit(new EditText { Readings = [call.Words[1]] }, Pack);
        if (edit.Value is { } otherwise)
        {
            return evaluator.Evaluate(evaluation.Scenario.With(otherwise));
        }

        Fail(call, $"`{call.Words[1]}` names no reading", edit.Diagnostics[0].Hint ?? $"`scenario readings {Pack.Id}` lists them.");
        return null;
    }

    private string? Repair(Call call)
    {
        if (Evaluate(call, 1) is not { } evaluation)
        {
            return null;
        }

        var result = Engine.Repair(evaluator, evaluation.Scenario, new RepairOptions { Most = 3 }, Limits, CancellationToken.None);
        return result.Plan switch
        {
            null => Fail(call, "the space is too large", "Leave it out."),
            { Cost: null } => "no change of terms",
            { Cost: 0 } => "nothing has to change",
            { Repairs: var repairs } => string.Join(
                "; or ",
                repairs.Select(repair =>
                    Listing.And(repair.Changes.Select(change => $"{change.Field.Path}: {change.Range.Describe(change.Field.Type)}"))
                )
            ),
        };
    }

    private string? Option(Call call)
    {
        var parts = call.Words[0].Split('=');
        if (Pack.Fields.FirstOrDefault(field => field.Path == parts[0]) is not { } field)
        {
            return Missing(call, "term", parts[0], Pack.Fields.Select(known => known.Path));
        }

        return parts is [_, var name] && field.Type.Options.FirstOrDefault(option => option.Id == name) is { } option
            ? option.Description ?? option.Id
            : Missing(call, "option", parts[^1], field.Type.Options.Select(known => known.Id));
    }

    private string? Cite(Call call) =>
        Evaluate(call, 1) is { } evaluation
            ? $"“{evaluation.Scenario.Title}”: {Phrases.Outcome(evaluation.Outcome)}. ScenarioEngine {Receipt.ToolVersion}, {Phrases.Against(evaluation.Scenario)}; file {Path.GetFileName(evaluation.Scenario.File.Path)}."
            : null;

    private string Days() =>
        TableOf(
            ["Day", "Red lines that count", "Packages that cross none", "What cannot be kept together"],
            lesson
                .Days.Select(day => (day, Room: Explore(day, taken: null)))
                .Select(row =>
                    new[]
                    {
                        Phrases.Day(row.day),
                        Number(LinesOn(row.day).Count()),
                        row.Room is { } room ? $"{Number(room.Zone)} of {Number(room.Possible)}" : "too many to count here",
                        row.Room is { } known ? DeadlocksOf(known) : "not looked for",
                    }
                )
        );

    private static string TermsInWords(Scenario scenario) =>
        TableOf(
            ["Question", "Answer"],
            scenario.Terms.Select(term => new[] { Labels.Of(term.Field), Described(term.Field.Type, term.Value) })
        );

    /// <summary>A value by what its options mean, where the pack says that.</summary>
    private static string Described(FieldType type, Value value) =>
        string.Join("; ", type.OptionsIn(value).Select(option => option.Description ?? option.Id).DefaultIfEmpty(type.Format(value)));

    private string Timeline() =>
        TableOf(
            ["Day", "Who", "What was said", "Kind"],
            Pack.Positions.Where(position => position.Statement.Date is not null)
                .OrderBy(position => position.Statement.Date)
                .Select(position =>
                    new[] { DayOr(position.Statement.Date), position.Party.Title, position.Statement.Text, Phrases.Sort(position) }
                )
        );

    /// <summary>A table in Markdown, with every cell as plain text.</summary>
    public static string TableOf(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows) =>
        $"| {string.Join(" | ", head)} |\n|{string.Concat(head.Select(_ => " --- |"))}\n{string.Concat(rows.Select(row => $"| {string.Join(" | ", row.Select(MarkdownText.Escape))} |\n"))}".TrimEnd(
            '\n'
        );

    private Exploration? Explore(Call call)
    {
        if (Day(call, 0) is not { } day)
        {
            return null;
        }

        if (call.Words is [_, not "without", ..] or [_, "without"])
        {
            Fail(call, "after the day comes nothing, or `without PATH=OPTION`", "Write it like that.");
            return null;
        }

        var taken = call.Words.Length > 2 ? call.Words[2] : null;
        if (Explore(day, taken) is { } room)
        {
            return room;
        }

        Fail(
            call,
            taken is null ? "the space is too large" : $"`{taken}` names no option, or the space is too large",
            "Look it up with `scenario explore`."
        );
        return null;
    }

    private Exploration? Explore(DateOnly day, string? taken)
    {
        var key = $"{day.ToIso()} {taken}";
        if (!_explorations.TryGetValue(key, out var known))
        {
            var whole = new Scenario(Pack.Title, Pack, Pack.Files[0]) { AsOf = day };
            var edit = Engine.ReadEdit(new EditText { WithoutOptions = taken is null ? [] : [taken] }, Pack);
            known = edit.Value is { } edited
                ? Engine.Explore(evaluator, whole.With(edited), Limits, CancellationToken.None).Exploration
                : null;
            _explorations.Add(key, known);
        }

        return known;
    }

    /// <summary>A scenario, on its own day or on the one that stands behind the other words of a call.</summary>
    private Evaluation? Evaluate(Call call, int dayAt)
    {
        DateOnly? day = null;
        if (call.Words.Length > dayAt)
        {
            day = Day(call, dayAt);
            if (day is null)
            {
                return null;
            }
        }

        var key = $"{call.Words[0]} {day?.ToIso()}";
        if (!_evaluations.TryGetValue(key, out var known))
        {
            known = Load(call.Words[0]) is { } scenario ? evaluator.Evaluate(day is null ? scenario : scenario with { AsOf = day }) : null;
            _evaluations.Add(key, known);
        }

        if (known is null)
        {
            Missing(call, "scenario", call.Words[0], Names());
        }

        return known;
    }

    private Scenario? Load(string name)
    {
        // Only what lies in the folder is a scenario of the pack: a name is never a path.
        var path = Names().Contains(name) ? Path.Combine(scenarioFolder, $"{name}.yaml") : null;
        if (path is null)
        {
            return null;
        }

        var loaded = Engine.LoadScenario(path, Pack);
        diagnostics.AddRange(loaded.Diagnostics);
        return loaded.Value;
    }

    private IEnumerable<string> Names() =>
        Directory.Exists(scenarioFolder)
            ? Directory
                .EnumerateFiles(scenarioFolder, "*.yaml")
                .Select(path => Path.GetFileNameWithoutExtension(path))
                .Order(StringComparer.Ordinal)
            : [];

    private Position? Position(Call call, int at)
    {
        var found = Pack.Positions.FirstOrDefault(position => position.FullName == call.Words[at]);
        if (found is null)
        {
            Missing(call, "position", call.Words[at], Pack.Positions.Select(position => position.FullName));
        }

        return found;
    }

    private Fact? Fact(Call call)
    {
        var found = Pack.Facts.FirstOrDefault(fact => fact.Id == call.Words[0]);
        if (found is null)
        {
            Missing(call, "fact", call.Words[0], Pack.Facts.Select(fact => fact.Id));
        }

        return found;
    }

    private DateOnly? Day(Call call, int at)
    {
        var day = IsoDate.Parse(call.Words[at]);
        if (day is null)
        {
            Fail(call, $"`{call.Words[at]}` is no day", "Write a day as 1962-10-27.");
        }

        return day;
    }

    private string? Missing(Call call, string what, string name, IEnumerable<string> known) =>
        Fail(
            call,
            $"there is no {what} `{name}`",
            NearestName.Find(name, known) is { } nearest
                ? $"Did you mean `{nearest}`?"
                : $"`scenario rules show {Pack.Id}` lists what there is."
        );

    private string? Fail(Call call, string why, string hint)
    {
        diagnostics.Add(LessonDiagnostics.Figure(call.Place, call.Written, why, hint));
        return null;
    }

    [GeneratedRegex(@"\{\{ *(?:figure\b)?(?<call>[^{}]*)\}\}")]
    private static partial Regex Placeholder();

    /// <summary>Signs of Markdown, which mean nothing in a plain text.</summary>
    [GeneratedRegex(@"\*+|\\(?<escaped>[^A-Za-z0-9\s])", RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();

    /// <summary>A placeholder.</summary>
    /// <param name="Written">As it is written.</param>
    /// <param name="Words">The words behind its name.</param>
    /// <param name="Place">Where it stands.</param>
    internal sealed record Call(string Written, ImmutableArray<string> Words, SourceLocation Place);
}

/// <summary>A figure that a lesson may ask for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arguments">What stands behind the name; in brackets what may be left out.</param>
/// <param name="Meaning">What it stands for.</param>
/// <param name="Compute">Computes it; null after a diagnostic.</param>
internal sealed record FigureKind(string Name, string Arguments, string Meaning, Func<Figures, Figures.Call, string?> Compute)
{
    /// <summary>Whether it is Markdown already, a table in a paragraph of its own.</summary>
    public bool IsTable { get; init; }

    /// <summary>The name with what stands behind it.</summary>
    public string Usage => Arguments.Length == 0 ? Name : $"{Name} {Arguments}";

    /// <summary>Whether it is a scenario that stands behind the name first.</summary>
    public bool IsAboutAScenario => Arguments.StartsWith("SCENARIO", StringComparison.Ordinal);

    /// <summary>Whether it is a day that stands behind the name first.</summary>
    public bool IsAboutADay => Arguments.StartsWith("DAY", StringComparison.Ordinal);

    /// <summary>How many words must stand behind the name.</summary>
    public int Fewest => Arguments.Split('[')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>How many may.</summary>
    public int Most => Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
}
