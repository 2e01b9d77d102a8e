using System.Collections.Immutable;
using ScenarioEngine.Explaining;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>How much room there is, where the walls are and whose they are, and the shortest way in.</summary>
internal static class ExplorationDocument
{
    private const int MostOptions = 16;

    /// <summary>What an exploration found, for people to read.</summary>
    /// <param name="exploration">The exploration.</param>
    /// <param name="parties">The parties whose positions counted; empty for all.</param>
    /// <param name="packages">The packages that were asked for.</param>
    /// <param name="digits">With how many digits behind the point scores are shown.</param>
    public static Document Of(
        Exploration exploration,
        ImmutableArray<Party> parties,
        IReadOnlyList<Package> packages,
        int digits = ValueBlocks.Digits
    ) =>
        new(
            exploration.Scenario.Title,
            GroundOf(exploration.Scenario, parties),
            [
                Summary(exploration),
                WordsOf(exploration),
                .. Listed(packages),
                .. exploration.Map is { } map ? [MapOf(map)] : (ImmutableArray<Block>)[],
                .. exploration.Structure is { } structure ? StructureBlocks.Of(structure, exploration) : [],
                .. exploration.Over is { } over ? [Over(over)] : (ImmutableArray<Block>)[],
                .. exploration.Possible.IsZero ? [] : RoomBlocks.Of(exploration),
                .. exploration.Possible.IsZero ? [] : HonestBlocks.Of(exploration),
                .. exploration.Possible.IsZero ? [] : PriceBlocks.Of(exploration),
                .. exploration.Zone.IsZero ? [] : Options(exploration),
                .. ConflictBlocks.Of(exploration, packages => Telling(packages, exploration)),
                .. Instance(exploration),
                .. ValueBlocks.Of(exploration, digits),
            ]
        );

    /// <summary>The beginning of what <see cref="Of"/> says, to the letter: how large the zone is.</summary>
    /// <param name="exploration">What was found so far.</param>
    /// <param name="parties">The parties whose positions counted; empty for all.</param>
    public static Document Headline(Exploration exploration, ImmutableArray<Party> parties) =>
        new(exploration.Scenario.Title, GroundOf(exploration.Scenario, parties), [Summary(exploration)]);

    /// <summary>What a document on a scenario rests on.</summary>
    internal static string GroundOf(Scenario scenario, ImmutableArray<Party> parties)
    {
        var against = scenario.Terms.IsEmpty
            ? Listing.Sentence(Phrases.Against(scenario))
            : $"{scenario.File.Path}, {Phrases.Against(scenario)}";
        var whose = parties.IsEmpty ? "" : $", positions of {Listing.And(parties.Select(party => party.Title))} only";
        return $"{against}{whose}.{Phrases.NotThere(scenario)}";
    }

    /// <summary>The words of the report where a reader meets them first, told apart from what the pack calls so.</summary>
    private static Paragraph WordsOf(Exploration exploration)
    {
        const string count = "A count depends on what the vocabulary can say; a share of packages is no probability.";
        var namesakes = exploration.Scenario.Pack.Issues.Where(IsZone).Select(issue => $"“{issue.Title}”").ToList();
        var apart = namesakes.Count == 0 ? "" : $", not to be taken for {Listing.And(namesakes)}, which a package settles";
        return new Paragraph(
            exploration.Decisive.IsEmpty
                ? count
                : $"{count} A red line is what a party says it will not do; a demand is what it asks for, and unmet it closes nothing. The packages that cross nobody's stated red line are called the zone{apart}."
        );
    }

    /// <summary>Whether a pack has an issue that a reader could take for the zone of this report.</summary>
    private static bool IsZone(Issue issue) =>
        issue
            .Fields.Select(field => field.Title)
            .Append(issue.Title)
            .OfType<string>()
            .SelectMany(title => title.Split(' '))
            .Append(issue.Id)
            .Contains("zone", StringComparer.OrdinalIgnoreCase);

    private static Claim Summary(Exploration exploration)
    {
        var (zone, possible) = (exploration.Zone, exploration.Possible);
        var entries = ImmutableArray.CreateBuilder<Entry>();
        if (possible != exploration.All)
        {
            entries.Add(
                new Entry(
                    "Possible",
                    $"{Listing.Sentence(Amounts.InWords(possible))} of {Amounts.InWords(exploration.All)} that agree with the terms; the others break a constraint, or state what an implication denies."
                )
            );
        }

        if (!exploration.Assumed.IsEmpty)
        {
            entries.Add(
                new Entry(
                    "Assumed",
                    $"{Amounts.Exact(exploration.Assumed.Length)} {(exploration.Assumed.Length == 1 ? "term" : "terms")} at the status quo, since silence is read so; {(exploration.Assumed.Length == 1 ? "it counts" : "they count")} as stated."
                )
            );
        }

        if (!Amounts.IsShort(possible))
        {
            entries.Add(new Entry("Exactly", $"{Amounts.Exact(zone)} of {Amounts.Exact(possible)}"));
        }

        return new Claim(
            zone.IsZero ? "NO ROOM" : "ROOM",
            possible.IsZero ? "No package that agrees with the terms is possible." : $"{Crossing(exploration)}{Strict(exploration)}",
            zone.IsZero ? Mood.Bad : Mood.Good,
            entries.ToImmutable()
        );
    }

    private static string Crossing(Exploration exploration)
    {
        var (zone, possible) = (exploration.Zone, exploration.Possible);
        return exploration.Decisive.IsEmpty
                ? $"No stated red line counts here: {(possible.IsOne ? "the one possible package is" : $"all {Amounts.InWords(possible)} possible packages are")} in the zone."
            : zone == possible
                ? $"{(zone.IsOne ? "The one possible package crosses" : $"All of {Amounts.InWords(possible)} possible packages cross")} no stated red line."
            : zone.IsZero && possible.IsOne ? "The one possible package crosses a stated red line."
            : zone.IsZero ? $"Each of {Amounts.InWords(possible)} possible packages crosses a stated red line."
            : Amounts.Share(zone, possible) is var share && share.StartsWith("1 in ", StringComparison.Ordinal)
                ? $"1 package {share[2..]} crosses nobody's stated red line."
            : $"{Listing.Sentence(Amounts.InWords(zone))} of {Amounts.InWords(possible)} possible packages {(zone.IsOne ? "crosses" : "cross")} no stated red line: {Amounts.Share(zone, possible)}.";
    }

    private static string Strict(Exploration exploration) =>
        exploration switch
        {
            { Zone.IsZero: true } => "",
            _ when !exploration.Balance.Any(balance => balance.Asked > 0) => "",
            { Zone.IsOne: true, StrictZone.IsZero: true } => " It does not meet every demand and precondition.",
            { Zone.IsOne: true } => " It meets every demand and precondition, too.",
            { StrictZone.IsZero: true } => " None of them meets every demand and precondition.",
            { StrictZone.IsOne: true } => " One of them meets every demand and precondition, too.",
            _ when exploration.StrictZone == exploration.Zone => " All of them meet every demand and precondition, too.",
            _ => $" {Listing.Sentence(Amounts.InWords(exploration.StrictZone))} of them meet every demand and precondition, too.",
        };

    private static IEnumerable<Block> Options(Exploration exploration)
    {
        var stated = exploration.Scenario.Terms.Select(term => term.Field).ToHashSet();
        var fields =
            from option in exploration.Options
            where !stated.Contains(option.Field)
            group option by option.Field into options
            where options.Any(option => !option.IsLive)
            select (ImmutableArray<Cell>)
                [
                    new Cell(Labels.WithPath(options.Key)),
                    new Cell(Some(options, option => option.IsLive && !option.IsWithoutMeaning)),
                    new Cell(Some(options, option => !option.IsLive)),
                ];
        var rows = fields.ToImmutableArray();
        return exploration.Options.IsEmpty ? []
            : rows.IsEmpty
                ?
                [
                    new Paragraph($"Every option of every {(stated.Count == 0 ? "" : "other ")}field keeps room."),
                    .. WithoutMeaning(exploration),
                ]
            :
            [
                new Table(
                    "What each option leaves of the zone, in packages, all other terms as they are.",
                    ["Field", "Keeps room", "Closes the zone"],
                    rows,
                    "Of a set: the packages with the option. In brackets, where fewer: in how many the field has meaning. Fields of which every option keeps room are in --format csv."
                ),
                .. WithoutMeaning(exploration),
            ];

        static string Some(IEnumerable<LiveOption> options, Func<LiveOption, bool> which) =>
            options.Where(which).Select(Describe).ToList() is { Count: > 0 } found ? Cut(found) : "nothing";

        // A field of thousands of options would fill pages with one cell; the table of data has them all.
        static string Cut(List<string> found) =>
            found.Count <= MostOptions + 1
                ? string.Join(", ", found)
                : $"{string.Join(", ", found.Take(MostOptions))} and {Quantity.Number(found.Count - MostOptions)} others (--format csv)";

        static string Describe(LiveOption option) => $"{option.Describe()}{(option.IsLive ? $": {Left(option)}" : "")}";

        static string Left(LiveOption option) =>
            option.WithMeaning == option.Packages
                ? Amounts.Compact(option.Packages)
                : $"{Amounts.Compact(option.Packages)} ({Amounts.Compact(option.WithMeaning)})";
    }

    /// <summary>What has meaning in none of the packages that are left, a whole field or some of its options.</summary>
    private static IEnumerable<Block> WithoutMeaning(Exploration exploration)
    {
        var names =
            from option in exploration.Options
            group option by option.Field into options
            where options.Any(option => option.IsWithoutMeaning)
            select options.All(option => option.IsWithoutMeaning)
                ? Labels.WithPath(options.Key)
                : $"{Labels.WithPath(options.Key)}: {Listing.Some([.. options.Where(option => option.IsWithoutMeaning).Select(option => option.Describe())], MostOptions)}";
        return names.ToList() is { Count: > 0 } some
            ?
            [
                new Paragraph(
                    $"No package of the zone has these, and yet they close nothing: with one of them stated, packages are left in which the question does not arise. {string.Join("; ", some)}."
                ),
            ]
            : [];
    }

    private static Table Over(Projection over) =>
        new(
            $"The zone on {Listing.And(over.Fields.Select(Labels.WithPath))}: what it has of them, whatever the others are.",
            [.. over.Fields.Select(Labels.Of), "Packages"],
            [
                .. over.Rows.Select(row =>
                    (ImmutableArray<Cell>)
                        [
                            .. over.Fields.Zip(row.Values, (field, value) => new Cell(value?.Describe(field.Type) ?? "-")),
                            Number(Amounts.Rounded(row.Packages)),
                        ]
                ),
            ],
            $"-: without meaning.{(over.IsCut ? " There are more." : "")}",
            IsMatrix: true
        );

    private static Table MapOf(FieldMap map) =>
        new(
            $"The zone with each pair of options, in packages: {Labels.WithPath(map.Down)} down, {Labels.WithPath(map.Across)} across.",
            ["", .. map.Columns.Select(column => column.Describe(map.Across.Type))],
            [
                .. map.Rows.Zip(
                    map.Counts,
                    (row, counts) =>
                        (ImmutableArray<Cell>)
                            [new Cell(row.Describe(map.Down.Type)), .. counts.Select(count => Number(Amounts.Rounded(count)))]
                ),
            ],
            "",
            IsMatrix: true
        );

    private static IEnumerable<Block> Instance(Exploration exploration) =>
        exploration is { First: [var first, ..], Decisive.IsEmpty: false }
            ?
            [
                new Paragraph(
                    $"One package of the zone, the first in order, in the terms on which red lines depend: {string.Join("; ", Telling(first, exploration))}."
                ),
            ]
            : [];

    private static IEnumerable<Block> Listed(IReadOnlyList<Package> packages) =>
        packages.Count == 0 ? [] : [new NumberedList([.. packages.Select(package => new Item(string.Join("; ", package.Choices), []))])];

    /// <summary>The choices on which the red lines depend; the rest of a package could as well be otherwise.</summary>
    private static IEnumerable<PackageChoice> Telling(Package package, Exploration exploration) =>
        package.Choices.Where(choice => exploration.Decisive.Contains(choice.Field));

    private static Cell Number(string text) => new(text, CellKind.Number);
}
