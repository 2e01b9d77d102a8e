using System.Collections.Immutable;
using ScenarioEngine.Checking;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Exploring;
using ScenarioEngine.Formatting;
using ScenarioEngine.Model;
using ScenarioEngine.Repairing;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Binding;

/// <summary>
/// What went wrong for people who used the tool, each with the right value: values, days and texts that were read as something else.
/// </summary>
public sealed class FieldFaultsTests
{
    [TestCase("1 month", "1 month")]
    [TestCase("7 months", "7 months")]
    [TestCase("11 months", "11 months")]
    [TestCase("20 months", "20 months")]
    [TestCase("1.5 years", "1.5 years")]
    [TestCase("3", "3 years")]
    [TestCase("1", "1 year")]
    [TestCase("12 months", "12 months")]
    [TestCase("999999999999999999 months", "999999999999999999 months")]
    [TestCase("99999999999999999 years", "99999999999999999 years")]
    public void Length_IsTakenExactlyAndShownAsWritten(string written, string shown) =>
        Assert.That(TermOf("type: duration, unit: years", written), Is.EqualTo($"x: {shown}"));

    [TestCase("12 months", "1 year")]
    [TestCase("18 months", "1.5 years")]
    public void SameLength_IsTheSameInEveryUnit(string one, string other) =>
        Assert.That(Values("type: duration, unit: years", one)[0], Is.EqualTo(Values("type: duration, unit: years", other)[0]));

    [TestCase("type: duration, unit: years", "{less-than: 20 months}", "7 months", FindingStatus.Crossed)]
    [TestCase("type: duration, unit: years", "{less-than: 20 months}", "20 months", FindingStatus.Respected)]
    [TestCase("type: duration, unit: weeks", "{at-most: 10 days}", "1.5 weeks", FindingStatus.Respected)]
    [TestCase("type: duration, unit: weeks", "{at-most: 11 days}", "1.5 weeks", FindingStatus.Crossed)]
    public void Lengths_CompareExactlyAcrossUnits(string type, string test, string value, FindingStatus status) =>
        Assert.That(Evaluate(type, test, value).Findings[0].Status, Is.EqualTo(status));

    [TestCase("type: duration, unit: days", "-30 days")]
    [TestCase("type: percent", "-5%")]
    [TestCase("type: number, unit: soldiers", "-1")]
    public void LengthsSharesAndCounts_AreNotBelowNothing(string type, string value) =>
        Assert.That(Codes(type, "{at-least: 1}", value), Is.EqualTo(new[] { "SE2008" }));

    [TestCase("type: number, unit: degrees, min: -40", "-5")]
    [TestCase("type: number, unit: degrees, max: -1", "-5")]
    [TestCase("type: number", "-5")]
    [TestCase("type: percent, min: -100", "-5%")]
    public void LowerEndOfThePack_GoesBeforeTheNaturalOne(string type, string value) =>
        Assert.That(Codes(type, "{at-least: -20}", value), Is.Empty);

    [Test]
    public void NaturalBound_IsKnownToExploringRepairAndLint()
    {
        var pack = Pack("type: duration, unit: days", "{at-least: 0 days}");
        var evaluator = Engine.Compile(pack);
        var scenario = Scenario(pack, "10 days");

        Assert.That(
            (int)Engine.Explore(evaluator, scenario with { Terms = [] }, new ExploreOptions(), CancellationToken.None).Exploration!.Zone,
            Is.Zero
        );
        Assert.That(
            Engine.Repair(evaluator, scenario, new RepairOptions(), new ExploreOptions(), CancellationToken.None).Plan!.Cost,
            Is.Null
        );
        Assert.That(evaluator.Evaluate(scenario).Findings[0].WaysOut, Is.Empty);
        Assert.That(
            PackCheck.Lint(evaluator, new ExploreOptions(), CancellationToken.None).Select(found => found.Code),
            Has.Some.EqualTo("SE7002")
        );
    }

    [TestCase("{at-least: 10, at-most: 5}")]
    [TestCase("{more-than: 5, less-than: 5}")]
    [TestCase("{between: [5, 8], less-than: 5}")]
    [TestCase("{between: [8, 2]}")]
    public void RangeTheWrongWayRound_IsAnError(string test) =>
        Assert.That(CodesOfPack("type: number", test), Is.EqualTo(new[] { "SE2020" }));

    [TestCase("between: [3, 1]")]
    [TestCase("at-least: 3, at-most: 1")]
    public void CountTheWrongWayRound_IsAnError(string bounds) =>
        Assert.That(
            LoadPack(
                "issues: {g: {title: G, per: [p, q, r], type: yes-no}}\n"
                    + $"positions: [{{id: a, party: p, kind: red-line, title: A, statement: A., source: assumption, crossed-when: {{count g: {{where: {{g: yes}}, {bounds}}}}}}}]\n"
            )
                .Diagnostics.Select(found => found.Code),
            Is.EqualTo(new[] { "SE2020" })
        );

    [Test]
    public void ValueRange_CannotBeReversed() =>
        Assert.That(
            () => new ValueRange(Value.OfNumber(5), Value.OfNumber(1), includesLow: true, includesHigh: true),
            Throws.ArgumentException
        );

    [Test]
    public void CommaInATextInBraces_MakesNoOption()
    {
        var loaded = LoadPack(
            "issues: {c: {title: The line, type: choice, options: {current: The line as it is, frozen, old: The older line}}}\n"
        );

        Assert.That(loaded.Diagnostics.Select(found => (found.Code, found.Location.Text)), Is.EqualTo(new[] { ("SE1018", "frozen") }));
        Assert.That(loaded.Diagnostics[0].Hint, Does.Contain("comma"));
    }

    [TestCase('\u0085')]
    [TestCase('\u2028')]
    [TestCase('\u2029')]
    public void OddBreak_IsTextInQuotesAndOutside(char odd)
    {
        var pack = Pack("type: yes-no", "yes");
        var loaded = Engine.LoadScenario(
            new SourceFile("s.yaml", $"scenario: S\nrules: t\nnote: \"pasted{odd}text\"\nterms: {{x: yes}} # a{odd}b\n"),
            pack
        );

        Assert.That(loaded.Diagnostics, Is.Empty);
        Assert.That(loaded.Value!.Note, Is.EqualTo($"pasted{odd}text"));
        Assert.That(loaded.Value.Terms[0].Location.Text, Is.EqualTo("yes"));
    }

    [Test]
    public void ExceptionNotYetStated_IsSaidNotToCount()
    {
        var pack = LoadPack(
            """
            issues: {troops: {title: Troops, type: scale, options: [none, some, all]}, vote: {title: Vote, type: yes-no}}
            sources: {letter: {title: Letter, publisher: Press, date: 2026-05-02}}
            positions:
              - id: one
                party: p
                kind: red-line
                title: One
                statement: No troops.
                speaker: A
                stated: 2026-01-10
                source: letter
                crossed-when: {troops: all}
                unless: [{when: {vote: yes}, statement: Not after a vote., speaker: A, stated: 2026-05-01, source: letter}]
            """
        ).Value!;
        var scenario = Engine
            .LoadScenario(new SourceFile("s.yaml", "scenario: S\nrules: t\nas-of: 2026-03-01\nterms: {troops: all, vote: yes}\n"), pack)
            .Value!;
        var finding = Engine.Compile(pack).Evaluate(scenario).Findings[0];

        Assert.That(finding.Status, Is.EqualTo(FindingStatus.Crossed));
        Assert.That(finding.ExceptionsToCome, Has.Length.EqualTo(1));
        Assert.That(
            Phrases.Rule(finding),
            Is.EqualTo("crossed when troops is all; unless vote is yes (stated on 1 May 2026: does not count yet)")
        );
    }

    [Test]
    public void Format_KeepsTheLineEndsOfWindows()
    {
        const string text = "scenario: Windows\r\nrules: t\r\nterms:\r\n  x: yes\r\n";

        Assert.That(Formatter.Format(new SourceFile("s.yaml", text)).Text, Is.EqualTo(text));
        Assert.That(
            Formatter.Format(new SourceFile("s.yaml", "rules: t\r\nscenario: Windows\r\nterms: {x:   yes}\r\n")).Text,
            Is.EqualTo("scenario: Windows\r\nrules: t\r\nterms: {x: yes}\r\n")
        );
    }

    [TestCase("# a\n\nrules: t\nscenario: x\nterms: {}\n")]
    [TestCase("# a\nrules: t\n\n# b\nscenario: x # c\n\n\nterms: {}\n# d\n")]
    public void Format_OnceIsEnough(string text)
    {
        var once = Formatter.Format(new SourceFile("s.yaml", text)).Text!;

        Assert.That(Formatter.Format(new SourceFile("s.yaml", once)).Text, Is.EqualTo(once));
    }

    [Test]
    public void MissingFile_HasNoLineAndTheNearestPath()
    {
        using var folder = new Diagnostics.TemporaryFolder();
        folder.Write("offer.yaml", "scenario: S\n");
        var found = Engine.LoadScenario(Path.Combine(folder.Path, "ofer.yaml"), Pack("type: yes-no", "yes")).Diagnostics.Single();

        Assert.That(found.ToString(), Does.StartWith($"{Path.Combine(folder.Path, "ofer.yaml")}: error SE1011:"));
        Assert.That(found.Hint, Is.EqualTo($"Did you mean `{Path.Combine(folder.Path, "offer.yaml")}`?"));
    }

    [TestCase("3 years 1 month", "37 months")]
    [TestCase("3 years and 1 month", "37 months")]
    [TestCase("P3Y", "3 years")]
    [TestCase("P1Y6M", "18 months")]
    [TestCase("2y", "2 years")]
    public void LengthWrittenOtherwise_IsToldHowItIsWrittenHere(string written, string hinted)
    {
        var pack = Pack("type: duration, unit: years", "{at-least: 1}");
        var found = LoadScenario(pack, written).Diagnostics.Single();

        Assert.That(found.Hint, Does.Contain($"`{hinted}`"));
        Assert.That(LoadScenario(pack, hinted).Diagnostics, Is.Empty);
    }

    /// <summary>
    /// The hint for a red line with the key of a demand, followed to the letter, crosses the line where the author meant.
    /// </summary>
    [TestCase("red-line", "met-when", FindingStatus.Crossed)]
    [TestCase("demand", "crossed-when", FindingStatus.Met)]
    public void HintForTheKeyOfAnotherKind_MeansWhatTheAuthorMeant(string kind, string key, FindingStatus withAll)
    {
        var written =
            $"issues: {{troops: {{title: Troops, type: scale, options: [none, some, all]}}}}\npositions: [{{id: a, party: p, kind: {kind}, title: A, statement: A., source: assumption, {key}: {{troops: none}}}}]\n";
        var hint = LoadPack(written).Diagnostics.Single().Hint!;
        var pack = LoadPack(written.Replace($"{key}: {{troops: none}}", hint.Split('`')[1], StringComparison.Ordinal)).ValueOrThrow();
        var status = (string troops) =>
            Engine
                .Compile(pack)
                .Evaluate(
                    Engine.LoadScenario(new SourceFile("s.yaml", $"scenario: S\nrules: t\nterms: {{troops: {troops}}}\n"), pack).Value!
                )
                .Findings[0]
                .Status;

        Assert.That(status("all"), Is.EqualTo(withAll));
        Assert.That(status("none"), Is.Not.EqualTo(withAll));
    }

    private static LoadResult<RulePack> LoadPack(string rest) =>
        Engine.LoadPack([
            new SourceFile(
                "pack.yaml",
                """
                id: t
                title: A test
                version: "1"
                summary: A test.
                parties: {p: {title: P, role: signatory}, q: {title: Q, role: signatory}, r: {title: R, role: signatory}}

                """ + rest
            ),
        ]);

    private static LoadResult<RulePack> LoadPack(string type, string test) =>
        LoadPack(
            $"issues: {{x: {{title: X, {type}}}}}\npositions: [{{id: a, party: p, kind: red-line, title: A, statement: A., source: assumption, crossed-when: {{x: {test}}}}}]\n"
        );

    private static RulePack Pack(string type, string test) => LoadPack(type, test).ValueOrThrow();

    private static LoadResult<Scenario> LoadScenario(RulePack pack, string value) =>
        Engine.LoadScenario(new SourceFile("s.yaml", $"scenario: S\nrules: t\nterms: {{x: {value}}}\n"), pack);

    private static Scenario Scenario(RulePack pack, string value) => LoadScenario(pack, value).ValueOrThrow();

    private static Evaluation Evaluate(string type, string test, string value) =>
        Pack(type, test) is var pack ? Engine.Compile(pack).Evaluate(Scenario(pack, value)) : null!;

    private static IEnumerable<string> Codes(string type, string test, string value) =>
        LoadScenario(Pack(type, test), value).Diagnostics.Select(found => found.Code);

    private static IEnumerable<string> CodesOfPack(string type, string test) =>
        LoadPack(type, test).Diagnostics.Select(found => found.Code);

    private static ImmutableArray<Value> Values(string type, string value) =>
        [.. Scenario(Pack(type, "{at-least: 1}"), value).Terms.Select(term => term.Value)];

    private static string TermOf(string type, string value) => Scenario(Pack(type, "{at-least: 1}"), value).Terms.Single().ToString();
}
