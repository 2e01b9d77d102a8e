using ScenarioEngine.Checking;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Mutating;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Checking;

/// <summary>Answer keys that say by which notions a state is stable, and the mutants that they notice.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class StableKeyTests
{
    /// <summary>The town can sue and stop; the mill filters for good.</summary>
    private const string Pack = """
        id: river
        title: River
        version: "1"
        summary: A mill and a town.
        parties:
          mill: {title: Mill, role: signatory, ranking: [{filter: no, suit: no}, {filter: yes, suit: no}, {filter: no, suit: yes}, {filter: yes, suit: yes}]}
          town: {title: Town, role: signatory, ranking: [{filter: yes, suit: no}, {filter: yes, suit: yes}, {filter: no, suit: yes}, {filter: no}]}
          bank: {title: Bank, role: bystander}
        issues:
          filter: {title: Filter, type: yes-no, controlled-by: mill, moves: {no: yes}}
          suit: {title: Suit, type: yes-no, controlled-by: town}

        """;

    [TestCase("{filter: no, suit: yes}", "{mill: NGMS, town: NGMS}")]
    [TestCase("{filter: no, suit: no}", "{mill: NGMS, town: none}")]
    [TestCase("{filter: no, suit: no}", "{town: NGMS}", "for `town`, what the state is stable by,: none")]
    [TestCase(
        "{filter: no, suit: yes}",
        "{mill: none, town: GM}",
        "for `mill`, what the state is stable by,: NGMS",
        "for `town`, what the state is stable by,: NGMS"
    )]
    [TestCase(
        "{filter: no, suit: yes}",
        "{bank: N}",
        "for `bank`, what the state is stable by,: nothing: it controls no field, and cannot move"
    )]
    [TestCase(
        "{filter: no}",
        "{mill: NGMS}",
        "what is stable: unknown: the terms do not settle the fields that parties control, so they name no one state."
    )]
    public void Key_IsComparedWithTheState(string terms, string key, params string[] found) =>
        Assert.That(Mismatch.Find(Evaluate(terms, key)).Select(mismatch => $"{mismatch.What}: {mismatch.Found}"), Is.EqualTo(found));

    [Test]
    public void Accepting_PutsRightWhatIsNotSo() =>
        Assert.That(
            KeyWriter.Write(Evaluate("{filter: no, suit: no}", "{mill: G, town: GM}")),
            Does.Contain("stable: {mill: NGMS, town: none}")
        );

    [TestCase("SN", "SE1012")]
    [TestCase("nash", "SE1012")]
    [TestCase("''", "SE1018")]
    public void Letters_AreThoseOfTheReport(string letters, string code) =>
        Assert.That(
            Engine
                .LoadScenario(Write("{filter: no, suit: no}", $"{{mill: {letters}}}"), Load())
                .Diagnostics.Select(diagnostic => diagnostic.Code),
            Is.EqualTo(new[] { code })
        );

    [Test]
    public void KeysOfAllStates_NoticeEverySwapAndStepThatChangesAnything()
    {
        var pack = Load();
        var keys = new[]
        {
            ("{filter: no, suit: no}", "{mill: NGMS, town: none}"),
            ("{filter: no, suit: yes}", "{mill: NGMS, town: NGMS}"),
            ("{filter: yes, suit: no}", "{mill: NGMS, town: NGMS}"),
            ("{filter: yes, suit: yes}", "{mill: NGMS, town: none}"),
        }
            .Select(state => Engine.LoadScenario(Write(state.Item1, state.Item2), pack).ValueOrThrow())
            .ToList();
        var run = MutationRun.Of(Engine.Compile(pack), keys, Timeout.InfiniteTimeSpan, progress: null, CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Noticed, Is.GreaterThan(1));
            Assert.That(run.Results.Where(result => result.Outcome == MutantOutcome.Survived), Is.Empty);
        }
    }

    [Test]
    public void SwapThatNoKeyNotices_ComesWithAStateThatWould()
    {
        var run = MutationRun.Of(Engine.Compile(Load()), [], Timeout.InfiniteTimeSpan, progress: null, CancellationToken.None);
        var swap = run.Results.First(result => result is { Outcome: MutantOutcome.Survived, Mutant.Owner: "town, ranking" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(swap.Suggestion, Is.Not.Empty);
            Assert.That(swap.Expected, Does.StartWith("stable: {"));
        }
    }

    private static Evaluation Evaluate(string terms, string key)
    {
        var pack = Load();
        return Engine.Compile(pack).Evaluate(Engine.LoadScenario(Write(terms, key), pack).ValueOrThrow());
    }

    private static RulePack Load() => Engine.LoadPack([new SourceFile("pack.yaml", Pack)]).ValueOrThrow();

    private static SourceFile Write(string terms, string key) =>
        new("scenario.yaml", $"scenario: State\nrules: river\nterms: {terms}\nexpect: {{stable: {key}}}\n");
}
