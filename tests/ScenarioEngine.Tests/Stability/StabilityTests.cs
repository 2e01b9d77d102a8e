using System.Collections.Immutable;
using ScenarioEngine.Model;
using ScenarioEngine.Stability;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Stability;

/// <summary>
/// Which states are stable: games with known answers, cases of the literature, and the definitions read naively on random games.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class StabilityTests
{
    private static readonly GraphModel AnyModel = Load(PrisonersDilemma);
    private static readonly Notion[] Notions = Enum.GetValues<Notion>();

    /// <summary>
    /// Each confesses or keeps silent. Only both confessing is an equilibrium of Nash; both silent is stable once one looks ahead.
    /// </summary>
    private const string PrisonersDilemma = """
        parties:
          row: {title: Row, role: signatory, ranking: [{a: yes, b: no}, {a: no, b: no}, {a: yes, b: yes}, {a: no, b: yes}]}
          column: {title: Column, role: signatory, ranking: [{b: yes, a: no}, {b: no, a: no}, {b: yes, a: yes}, {b: no, a: yes}]}
        issues:
          a: {title: Row confesses, type: yes-no, controlled-by: row}
          b: {title: Column confesses, type: yes-no, controlled-by: column}
        """;

    /// <summary>Each swerves or drives on.</summary>
    private const string Chicken = """
        parties:
          row: {title: Row, role: signatory, ranking: [{a: no, b: yes}, {a: yes, b: yes}, {a: yes, b: no}, {a: no, b: no}]}
          column: {title: Column, role: signatory, ranking: [{b: no, a: yes}, {b: yes, a: yes}, {b: yes, a: no}, {b: no, a: no}]}
        issues:
          a: {title: Row swerves, type: yes-no, controlled-by: row}
          b: {title: Column swerves, type: yes-no, controlled-by: column}
        """;

    [TestCase(PrisonersDilemma, nameof(Notion.Nash), "a: yes, b: yes")]
    [TestCase(PrisonersDilemma, nameof(Notion.GeneralMetarational), "a: no, b: no", "a: yes, b: yes")]
    [TestCase(PrisonersDilemma, nameof(Notion.SymmetricMetarational), "a: no, b: no", "a: yes, b: yes")]
    [TestCase(PrisonersDilemma, nameof(Notion.Sequential), "a: no, b: no", "a: yes, b: yes")]
    [TestCase(Chicken, nameof(Notion.Nash), "a: no, b: yes", "a: yes, b: no")]
    [TestCase(Chicken, nameof(Notion.GeneralMetarational), "a: no, b: yes", "a: yes, b: no", "a: yes, b: yes")]
    [TestCase(Chicken, nameof(Notion.SymmetricMetarational), "a: no, b: yes", "a: yes, b: no", "a: yes, b: yes")]
    [TestCase(Chicken, nameof(Notion.Sequential), "a: no, b: yes", "a: yes, b: no")]
    public void Equilibria_AreThoseThatAreKnown(string game, string notion, params string[] expected)
    {
        var model = Load(game);
        var analysis = new StabilityAnalysis(model);

        Assert.That(
            Enumerable
                .Range(0, model.States.Length)
                .Where(state => analysis.IsEquilibrium(state, Enum.Parse<Notion>(notion)))
                .Select(state => Name(model, state)),
            Is.EquivalentTo(expected)
        );
    }

    /// <summary>
    /// The published equilibria of the groundwater of Elmira: Rami Kinsara, “A simple guide to GMCR+” (2014), figures 29 and 30.
    /// </summary>
    [Test]
    public void Elmira_HasNineStatesAndThreeStableByEveryNotion()
    {
        var model = LoadElmira();
        var analysis = new StabilityAnalysis(model);
        var stable = Enumerable
            .Range(0, model.States.Length)
            .Where(state => Notions.All(notion => analysis.IsEquilibrium(state, notion)))
            .Select(state => Name(model, state));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(model.States, Has.Length.EqualTo(9));
            Assert.That(
                stable,
                Is.EquivalentTo(
                    new[]
                    {
                        "insist: yes, uniroyal: delay, order: original",
                        "insist: yes, uniroyal: accept, order: modified",
                        "uniroyal: abandon",
                    }
                )
            );
        }
    }

    [Test]
    public void Elmira_ReadNaively_IsTheSame()
    {
        var model = LoadElmira();
        var analysis = new StabilityAnalysis(model);

        Assert.That(Mistakes(model, analysis), Is.Empty);
    }

    /// <summary>The same guide, section 5.2; and how the dispute ended: the ministry and Uniroyal came to an agreement.</summary>
    [Test]
    public void Elmira_IsTakenFromOneOfThemToAnotherByACoalition()
    {
        var model = LoadElmira();
        var from = Enumerable
            .Range(0, model.States.Length)
            .Single(state => Name(model, state) == "insist: yes, uniroyal: delay, order: original");
        var moves = new StabilityAnalysis(model)
            .CoalitionMoves(from)
            .Select(move => $"{string.Join(" and ", move.Movers.Select(mover => model.Movers[mover].Party.Id))} to {Name(model, move.To)}");

        Assert.That(moves, Is.EqualTo(new[] { "ministry and uniroyal to insist: yes, uniroyal: accept, order: modified" }));
    }

    [Test]
    public void Reason_NamesTheMoveAndWhatAnswersIt()
    {
        var model = Load(PrisonersDilemma);
        int State(string name) => Enumerable.Range(0, model.States.Length).Single(state => Name(model, state) == name);
        var reason = new StabilityAnalysis(model).ReasonOf(State("a: no, b: no"), 0, Notion.Sequential);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reason.IsStable, Is.True);
            Assert.That(reason.Answers, Is.EqualTo(new[] { new Answered(State("a: yes, b: no"), State("a: yes, b: yes")) }));
        }
    }

    [Test]
    public void Definitions_ReadNaively_SayTheSame()
    {
        var games = RandomPacks.Trials(usual: 3_000);
        var dice = new Dice(1944);
        for (var game = 0; game < games; game++)
        {
            var model = Draw(dice);
            var analysis = new StabilityAnalysis(model);
            Assert.That(Mistakes(model, analysis), Is.Empty, $"game {game}");
        }
    }

    private static IEnumerable<string> Mistakes(GraphModel model, StabilityAnalysis analysis) =>
        from notion in Notions
        from mover in Enumerable.Range(0, model.Movers.Length)
        from state in Enumerable.Range(0, model.States.Length)
        where analysis.ReasonOf(state, mover, notion).IsStable != NaiveStability.IsStable(model, state, mover, notion)
        select $"state {state} for mover {mover} by {notion}";

    private static GraphModel LoadElmira()
    {
        var pack = Engine.LoadPack(Repository.At("rules", "elmira-1991")).ValueOrThrow();
        return Engine.FindMoves(Engine.Compile(pack), new Scenario("All", pack, pack.Files[0]), CancellationToken.None).Model
            ?? throw new InvalidOperationException("All is ranked.");
    }

    /// <summary>Any moves between a few states, which no vocabulary need be able to say; orders with ties.</summary>
    private static GraphModel Draw(Dice dice)
    {
        var (states, movers) = (dice.Between(2, 7), dice.Between(2, 4));
        return new GraphModel
        {
            Scenario = AnyModel.Scenario,
            Fields = [],
            States = [.. Enumerable.Range(0, states).Select(_ => new State([]))],
            Movers =
            [
                .. Enumerable
                    .Range(0, movers)
                    .Select(_ => new Mover(
                        AnyModel.Movers[0].Party,
                        [.. Enumerable.Range(0, states).Select(_ => dice.Below(states))],
                        [
                            .. Enumerable
                                .Range(0, states)
                                .Select(from => Enumerable.Range(0, states).Where(to => to != from && dice.Chance(30)).ToImmutableArray()),
                        ],
                        OrderGround.Ranking
                    )),
            ],
            Now = null,
        };
    }

    private static GraphModel Load(string game)
    {
        var pack = Engine
            .LoadPack([new SourceFile("pack.yaml", $"id: game\ntitle: Game\nversion: 1\nsummary: A game.\n{game}\n")])
            .ValueOrThrow();
        var result = Engine.FindMoves(Engine.Compile(pack), new Scenario("All", pack, pack.Files[0]), CancellationToken.None);
        return result.Model ?? throw new InvalidOperationException(result.Problem);
    }

    private static string Name(GraphModel model, int state) =>
        string.Join(
            ", ",
            model
                .Fields.Zip(model.States[state].Values)
                .Where(pair => pair.Second is not null)
                .Select(pair => $"{pair.First.Path}: {pair.First.Type.Format(pair.Second.GetValueOrDefault())}")
        );
}
