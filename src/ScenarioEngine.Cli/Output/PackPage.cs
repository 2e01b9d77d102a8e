using System.Globalization;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Cli.Output;

/// <summary>What is in rule packs.</summary>
internal static class PackPage
{
    public static void WriteList(Page page, IReadOnlyList<(string Folder, RulePack Pack)> packs)
    {
        if (packs.Count == 0)
        {
            page.Paragraph("There are no rule packs in `rules/` here, and none in a folder given with --rules.");
            return;
        }

        page.Table(
        [
            ["Pack", "Version", "Positions", "Title"],
            .. packs.Select(found => (string[])[found.Pack.Id, found.Pack.Version, found.Pack.Positions.Length.ToString(CultureInfo.InvariantCulture), found.Pack.Title]),
        ]);
        page.Blank();
        // Beside each pack its folder would make the table as wide as the place that the tool is installed in is deep.
        foreach (var place in packs.GroupBy(found => Path.GetDirectoryName(found.Folder)))
        {
            page.Paragraph($"In {(string.IsNullOrEmpty(place.Key) ? "." : place.Key)}: {Wording.List(place.Select(found => found.Pack.Id))}.", Tone.Quiet);
        }
    }

    public static void WriteMatches(Page page, IReadOnlyList<(string Folder, RulePack Pack)> packs, IReadOnlyList<string> words)
    {
        var positions = packs.SelectMany(found => found.Pack.Positions.Select(position => (found.Pack, Position: position))).Where(found => words.All(word => Mentions(found.Position, word))).ToList();
        var facts = packs.SelectMany(found => found.Pack.Facts).Where(fact => words.All(word => Mentions(fact, word))).ToList();
        foreach (var (pack, position) in positions)
        {
            WriteInFull(page, pack, position);
            page.Blank();
        }

        foreach (var fact in facts)
        {
            WriteInFull(page, fact);
            page.Blank();
        }

        var found = facts.Count == 0 ? Wording.Count(positions.Count, "position") : $"{Wording.Count(positions.Count, "position")} and {Wording.Count(facts.Count, "fact")}";
        page.Paragraph(Wording.Sentence($"{found} found."));
    }

    public static void Write(Page page, RulePack pack)
    {
        page.Line(page.Paint($"{pack.Title} ({pack.Id} {pack.Version})", Tone.Heading));
        page.Paragraph(pack.Summary);
        page.Blank();
        page.Table(
        [
            ["Party", "Role", "Positions", "Note"],
            .. pack.Parties.Select(party => (string[])
            [
                party.MemberOf is null ? party.Id : $"{party.Id} (in {party.MemberOf.Id})",
                Words.Of(party.Role),
                pack.Positions.Count(position => position.Party == party).ToString(CultureInfo.InvariantCulture),
                party.Note ?? party.Title,
            ]),
        ]);
        page.Blank();
        page.Table([["Issue", "Fields", "Title"], .. pack.Issues.Select(issue => (string[])[issue.Id, CountOf(issue), issue.Title])]);
        page.Blank();
        page.Table([["Position", "Kind", "Stated", "Title"], .. pack.Positions.Select(Row)], mayDrop: true);
        WriteRules(page, pack);
        if (!pack.Facts.IsEmpty)
        {
            page.Blank();
            page.Table([["Fact", "Stated", "Statement"], .. pack.Facts.Select(fact => (string[])[fact.Id, fact.Statement.Date is { } said ? Phrases.Day(said) : "undated", fact.Statement.Text])]);
        }

        page.Blank();
        page.Table([["Source", "Published", "Title"], .. pack.Sources.Select(source => (string[])[source.Id, source.Date is { } day ? Phrases.Day(day) : "undated", $"{source.Title}, {source.Publisher}"])]);
    }

    /// <summary>Shows a position, a party, an issue or a fact in full; false where the pack has none of that name.</summary>
    public static bool TryWrite(Page page, RulePack pack, string name)
    {
        if (pack.Positions.FirstOrDefault(position => position.FullName == name) is { } position)
        {
            WriteInFull(page, pack, position);
            return true;
        }

        if (pack.Facts.FirstOrDefault(fact => fact.Id == name) is { } fact)
        {
            WriteInFull(page, fact);
            return true;
        }

        if (pack.Issues.FirstOrDefault(issue => issue.Id == name) is { } issue)
        {
            Write(page, issue);
            foreach (var beside in pack.FactsBeside(issue))
            {
                page.Blank();
                WriteInFull(page, beside);
            }

            return true;
        }

        if (pack.Parties.FirstOrDefault(party => party.Id == name) is not { } party)
        {
            return false;
        }

        page.Heading(party.Title, $"{Words.Of(party.Role)}{(party.MemberOf is { } group ? $", in {group.Title}" : "")}", Tone.Heading);
        page.Paragraph(party.Note ?? "");
        foreach (var own in pack.Positions.Where(own => own.Party == party))
        {
            page.Blank();
            WriteInFull(page, pack, own);
        }

        return true;
    }

    private static void Write(Page page, Issue issue)
    {
        page.Heading(issue.Id, issue.Title, Tone.Heading);
        foreach (var field in issue.Fields)
        {
            page.Blank();
            var unit = field.Type.Unit is null ? "" : $" of {field.Type.Unit}";
            page.Heading($"  {field.Path}", $"{Words.Of(field.Type.Kind)}{unit}{(field.Title is { } title ? $": {title}" : "")}", Tone.Heading);
            foreach (var option in field.Type.Options)
            {
                page.Entry("", (option.Description is { } description ? $"{option.Id}: {description}" : option.Id) + Phrases.Days(option));
            }

            if (field.OnlyWhen is { } condition)
            {
                page.Entry("Only when", ConditionText.Describe(condition));
            }

            if (field.StatusQuo is { } statusQuo)
            {
                page.Entry("Status quo", field.Type.Format(statusQuo));
            }
        }
    }

    private static void WriteRules(Page page, RulePack pack)
    {
        foreach (var implication in pack.Implications)
        {
            page.Blank();
            page.Heading("Implication", $"{implication.Id} ({Words.Of(implication.Basis)})", Tone.Heading);
            page.Entry("When", ConditionText.Describe(implication.When));
            page.Entry("Then", string.Join("; ", implication.Then.Select(term => $"{term.Field.Path}: {term.Field.Type.Format(term.Value)}")));
            page.Entry("Because", implication.Because);
        }

        foreach (var constraint in pack.Constraints)
        {
            page.Blank();
            page.Heading("Constraint", $"{constraint.Id} ({Words.Of(constraint.Basis)})", Tone.Heading);
            page.Entry("Impossible", $"when {ConditionText.Describe(constraint.ImpossibleWhen)}");
            page.Entry("Because", constraint.Because);
        }
    }

    private static void WriteInFull(Page page, Fact fact)
    {
        page.Heading("FACT", $"{fact.Id}{(fact.Party is { } party ? $" ({party.Title})" : "")}", Tone.Heading);
        page.Entry("Statement", fact.Statement.Text);
        page.Entry("Source", Phrases.Reference(fact.Statement));
        if (fact.Statement.Source.Url is { } url)
        {
            page.Entry("", url);
        }

        page.Entry("No position", fact.Because);
        var beside = fact.Positions.Select(position => position.FullName).Concat(fact.Issues.Select(issue => issue.Id)).ToList();
        if (beside.Count > 0)
        {
            page.Entry("Beside", string.Join(", ", beside));
        }

        page.Entry("", fact.Location.ToString());
    }

    private static void WriteInFull(Page page, RulePack pack, Position position)
    {
        page.Heading(Phrases.Kind(position.Kind).ToUpperInvariant(), $"{position.FullName}: {position.Title}", Tone.Heading);
        page.Entry("Statement", position.Statement.Text);
        page.Entry("Source", Phrases.Reference(position.Statement));
        if (position.Statement.Source.Url is { } url)
        {
            page.Entry("", url);
        }

        page.Entry("Rule", position.Vague is { } vague ? $"not tested, too vague: {vague}" : Phrases.Rule(position));
        page.Entry("", position.Location.ToString());
        foreach (var (label, text) in new[] { ("Interest", position.Interest), ("Encoding", position.Encoding), ("Ends", Ends(position)) })
        {
            if (text is not null)
            {
                page.Entry(label, text);
            }
        }

        foreach (var fact in pack.FactsBeside(position))
        {
            page.Entry("Fact", $"{fact.Statement.Text} ({fact.Id})");
        }
    }

    private static string? Ends(Position position) => position switch
    {
        { SupersededBy: { } successor } => $"superseded by {successor.FullName}",
        { Until: { } end } => $"{Words.Of(position.Status)}, until {Phrases.Day(end)}",
        { Status: PositionStatus.InForce } => null,
        _ => Words.Of(position.Status),
    };

    private static bool Mentions(Position position, string word) => new[]
    {
        position.FullName, position.Title, position.Statement.Text, position.Statement.Speaker, position.Statement.Source.Title,
        position.Statement.Source.Publisher, position.Party.Title, position.Interest, Words.Of(position.Kind),
    }.Any(text => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true);

    private static bool Mentions(Fact fact, string word) => new[]
    {
        fact.Id, fact.Statement.Text, fact.Statement.Speaker, fact.Statement.Source.Title, fact.Statement.Source.Publisher, fact.Party?.Title, fact.Because,
    }.Any(text => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true);

    private static string[] Row(Position position) =>
    [
        position.FullName,
        Phrases.Kind(position.Kind) + (position.Vague is null ? "" : ", vague"),
        position.Statement.Date is { } day ? Phrases.Day(day) : "assumed",
        position.Title,
    ];

    private static string CountOf(Issue issue) => issue.Per.IsEmpty
        ? issue.Fields.Length.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{issue.Fields.Length / issue.Per.Length} for each of {issue.Per.Length}");
}
