using ScenarioEngine.Drafting;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Drafting;

public sealed class StatementWriterTests
{
    private const string Head = """
        id: p
        title: P
        version: "1"
        summary: s
        parties: {a: {title: A, role: signatory}, b: {title: B, role: signatory}}
        sources:
          letter: {title: Letter, publisher: P, date: 2026-01-02}   # the only one
        issues:
          gate: {title: Gate, type: choice, options: [wide, shut]}
          tolls: {title: Tolls, per: [a, b], fields: {share: {type: percent}}}

        """;

    private const string OfA = """
        # What A has stated.
        party: a
        positions:
          - id: first
            kind: demand
            title: First
            statement: >-
              It is said in
              two lines.
            speaker: S
            stated: 2026-01-02
            source: letter
            met-when: {gate: wide}   # as it was meant

        # The end.

        """;

    [Test]
    public void Statement_StandsBelowTheOthersOfItsParty()
    {
        var files = Write(New("a", PositionKind.RedLine), ("pack.yaml", Head), ("positions/a.yaml", OfA));

        Assert.That(
            files,
            Is.EqualTo(
                new[]
                {
                    (
                        "positions/a.yaml",
                        OfA.Replace(
                            "   # as it was meant\n",
                            """
                               # as it was meant

                              - id: no-shut-gate
                                kind: red-line
                                title: No shut gate
                                statement: 'A says: no gate.'
                                speaker: S
                                stated: 2026-01-03
                                source: letter
                                crossed-when: {gate: shut}

                            """,
                            StringComparison.Ordinal
                        )
                    ),
                }
            )
        );
    }

    [Test]
    public void NewSource_StandsAmongTheOthers()
    {
        var statement = New("a", PositionKind.Demand) with
        {
            Source = "report",
            NewSource = new NewSource("A report: new", "P") { Date = "2026-02-01" },
        };

        var files = Write(statement, ("pack.yaml", Head), ("positions/a.yaml", OfA));

        Assert.That(
            files.First(file => file.Path == "pack.yaml").Text,
            Does.Contain("   # the only one\n  report:\n    title: 'A report: new'\n    publisher: P\n    date: 2026-02-01\n")
        );
    }

    [Test]
    public void FirstStatementOfAParty_MakesAFile() =>
        Assert.That(
            Write(New("b", PositionKind.RedLine), ("pack.yaml", Head), ("positions/a.yaml", OfA)).Single().Path,
            Is.EqualTo("positions/b.yaml")
        );

    [Test]
    public void PositionsInThePackItself_NameTheirParty()
    {
        var pack =
            Head
            + OfA[OfA.IndexOf("positions", StringComparison.Ordinal)..]
                .Replace("kind: demand", "party: a\n    kind: demand", StringComparison.Ordinal);

        Assert.That(
            Write(New("b", PositionKind.RedLine), ("pack.yaml", pack)).Single().Text,
            Does.Contain("- id: no-shut-gate\n    party: b\n")
        );
    }

    [Test]
    public void PositionsInBrackets_AreLeftAndTheNewOneMakesAFile()
    {
        const string brackets =
            "party: a\npositions: [{id: first, kind: demand, title: F, statement: F., speaker: S, stated: 2026-01-02, source: letter, met-when: {gate: wide}}]\n";

        Assert.That(
            Write(New("a", PositionKind.RedLine), ("pack.yaml", Head), ("positions/a.yaml", brackets)).Single().Path,
            Is.EqualTo("positions/a-2.yaml")
        );
    }

    [TestCase("tolls[a].share", nameof(Operator.AtMost), "10%", "{'tolls[a].share': {at-most: 10%}}")]
    [TestCase("gate", nameof(Operator.OneOf), "wide", "{gate: wide}")]
    [TestCase("gate", nameof(Operator.NoneOf), "wide", "{gate: {is-not: wide}}")]
    [TestCase("gate", nameof(Operator.OneOf), "wide shut", "{gate: {one-of: [wide, shut]}}")]
    public void Test_IsWrittenAsAPersonWould(string path, string compared, string values, string expected)
    {
        var pack = Load(("pack.yaml", Head), ("positions/a.yaml", OfA));
        var statement = Of(pack, New("a", PositionKind.Demand)) with
        {
            Field = pack.Fields.First(field => field.Path == path),
            Operator = Enum.Parse<Operator>(compared),
            Values = [.. values.Split(' ')],
        };

        Assert.That(StatementWriter.Preview(pack, statement), Does.Contain($"met-when: {expected}\n"));
    }

    [TestCase("No troops, ever!", "no-troops-ever")]
    [TestCase("10% at most", "statement-10-at-most")]
    [TestCase("Ні", "statement")]
    [TestCase("first", "first-2")]
    public void Title_GivesTheId(string title, string id) =>
        Assert.That(StatementWriter.IdFor(title, known => known == "first"), Is.EqualTo(id));

    /// <summary>The files that change; with them the pack has one position more, and those that it had are as they were.</summary>
    private static List<(string Path, string Text)> Write(NewStatement statement, params (string Path, string Text)[] files)
    {
        var pack = Load(files);
        var changed = StatementWriter.Write(pack, Of(pack, statement)).Select(file => (file.Path, file.Text)).ToList();
        var after = Load([.. files.Where(file => changed.All(other => other.Path != file.Path)), .. changed]);
        Assert.That(
            after.Positions.Select(position => position.FullName).Except(pack.Positions.Select(position => position.FullName)),
            Is.EqualTo(new[] { $"{statement.Party.Id}/no-shut-gate" })
        );
        return changed;
    }

    private static NewStatement New(string party, PositionKind kind) =>
        new(
            new Party(party, "", PartyRole.Signatory, null, null, new SourceFile("", "").At(0, 0)),
            kind,
            "No shut gate",
            "A says: no gate."
        )
        {
            Speaker = "S",
            Stated = "2026-01-03",
            Source = "letter",
            Values = ["shut"],
        };

    private static NewStatement Of(RulePack pack, NewStatement statement) =>
        statement with
        {
            Party = pack.Parties.First(party => party.Id == statement.Party.Id),
            Field = pack.Fields.First(field => field.Path == "gate"),
        };

    private static RulePack Load(params (string Path, string Text)[] files) =>
        Engine.LoadPack([.. files.Select(file => new SourceFile(file.Path, file.Text))]).ValueOrThrow();
}
