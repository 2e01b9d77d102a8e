using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using ScenarioEngine.Batching;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Batching;

/// <summary>Lines of a batch against the ordinary evaluation of the same scenarios, on random packs.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class BatchOracleTests
{
    private const int ScenariosOfAPack = 80;

    [Slow]
    [TestCase(61UL)]
    [TestCase(62UL)]
    public void Lines_SayWhatEvaluationsSay(ulong seed) =>
        RandomPacks.Check(
            seed,
            40,
            RandomPacks.Cases(ScenariosOfAPack),
            sketch =>
            {
                var pack = sketch.LoadPack();
                var evaluator = Engine.Compile(pack);
                // Half of them have an edit, which sends them through the ordinary reader.
                var sketches = sketch
                    .Scenarios.Select((scenario, number) => number % 2 == 0 ? scenario with { Edit = null } : scenario)
                    .ToList();
                var lines = BatchRun.Over(pack, string.Join('\n', sketches.Select(LinesAsJson.Of)));
                var evaluations = sketches
                    .Select(scenario => evaluator.Evaluate(Engine.LoadScenario(scenario.ToFile(), pack).ValueOrThrow()))
                    .ToList();
                return lines.Count != evaluations.Count
                    ? $"{evaluations.Count} scenarios gave {lines.Count} lines."
                    : lines.Zip(evaluations, FindDifference).FirstOrDefault(difference => difference is not null);
            }
        );

    [TestCase(63UL)]
    public void PlainLines_AreReadWithoutTheOrdinaryReader(ulong seed) =>
        RandomPacks.Check(
            seed,
            40,
            RandomPacks.Cases(scenarios: 8),
            sketch =>
            {
                var pack = sketch.LoadPack();
                var plain = new PlainScenarios("lines", _ => pack);
                return sketch
                    .Scenarios.Select(scenario => LinesAsJson.Of(scenario with { Edit = null }))
                    .FirstOrDefault(line => plain.Read(Encoding.UTF8.GetBytes(line)) is null);
            }
        );

    /// <summary>What the quick reader accepts, the ordinary one accepts in the same sense: whatever is wrong is left to it.</summary>
    [TestCase(64UL)]
    [TestCase(65UL)]
    public void PlainReader_AcceptsNothingElseThanTheOrdinaryOne(ulong seed)
    {
        var (accepted, dice) = (0, new Dice(seed));

        RandomPacks.Check(
            seed,
            60,
            RandomPacks.Cases(scenarios: 4),
            sketch =>
            {
                var pack = sketch.LoadPack();
                var plain = new PlainScenarios("lines", name => name is null or PackSketch.Id ? pack : null);
                foreach (var line in sketch.Scenarios.Select(scenario => LinesAsJson.Of(scenario with { Edit = null })))
                {
                    for (var i = 0; i < 50; i++)
                    {
                        var bent = Bend(line, dice);
                        if (plain.Read(Encoding.UTF8.GetBytes(bent)) is not { } quick)
                        {
                            continue;
                        }

                        accepted++;
                        var ordinary = Engine.LoadScenario(new SourceFile("lines", bent), new PackLibrary([], []) { Default = pack }).Value;
                        if (ordinary is null || Describe(quick) != Describe(ordinary))
                        {
                            return $"{bent}\nis read as {Describe(quick)}\nand not as {(ordinary is null ? "a mistake" : Describe(ordinary))}";
                        }
                    }
                }

                return null;
            }
        );

        Assert.That(accepted, Is.GreaterThan(400), "The lines are bent so much that there is nothing to compare.");
    }

    private static string? FindDifference(JsonObject line, Evaluation evaluation)
    {
        var pack = evaluation.Scenario.Pack;
        string[] found =
        [
            $"{line["outcome"]}",
            .. pack.Parties.Select(party => $"{party.Id} {line["verdicts"]?[party.Id]}"),
            .. Words
                .All<FindingStatus>()
                .SelectMany(status => BatchRun.Words(line["findings"]?[status]).Select(position => $"{position} {status}"))
                .Order(StringComparer.Ordinal),
            .. BatchRun.Words(line["brokenConstraints"]).Select(constraint => $"{constraint} broken"),
            .. BatchRun.Words(line["openConstraints"]).Select(constraint => $"{constraint} open"),
            .. BatchRun.Words(line["contradictions"]).Order(StringComparer.Ordinal),
            .. BatchRun.Words(line["withoutMeaning"]),
        ];
        string[] expected =
        [
            Words.Of(evaluation.Outcome),
            .. evaluation.Parties.Select(party => $"{party.Party.Id} {Words.Of(party.Verdict)}"),
            .. evaluation
                .Findings.Select(finding => $"{finding.Position.FullName} {Words.Of(finding.Status)}")
                .Order(StringComparer.Ordinal),
            .. evaluation
                .Constraints.Where(constraint => constraint.IsBroken == true)
                .Select(constraint => $"{constraint.Constraint.Id} broken"),
            .. evaluation
                .Constraints.Where(constraint => constraint.IsBroken is null)
                .Select(constraint => $"{constraint.Constraint.Id} open"),
            .. evaluation.Contradictions.Select(contradiction => contradiction.Field.Path).Order(StringComparer.Ordinal),
            .. evaluation.WithoutMeaning.Select(term => term.Field.Path),
        ];
        return found.SequenceEqual(expected) ? null : $"{line.ToJsonString()} is not {string.Join(", ", expected)}";
    }

    private static string Describe(Scenario scenario) =>
        $"{scenario.Title}|{scenario.AsOf:O}|{scenario.Silence}|{scenario.Note}|{string.Join(", ", scenario.Terms)}|{string.Join(", ", scenario.LeftOpen.Select(open => open.Field.Path))}|{Values(scenario.Terms)}";

    private static string Values(ImmutableArray<Term> terms) =>
        string.Join(", ", terms.Select(term => $"{term.Value.Ordinal} {term.Value.Members}"));

    /// <summary>The line with some of its pieces doubled, dropped, swapped or replaced.</summary>
    private static string Bend(string line, Dice dice)
    {
        var pieces = System.Text.RegularExpressions.Regex.Matches(line, @"""[^""]*""|[^""]").Select(match => match.Value).ToList();
        var at = dice.Below(pieces.Count);
        switch (dice.Below(5))
        {
            case 0:
                pieces.RemoveAt(at);
                break;
            case 1:
                pieces.Insert(at, pieces[dice.Below(pieces.Count)]);
                break;
            case 2:
                pieces[at] = dice.Pick([
                    "\"open\"",
                    "\" none \"",
                    "\"none\"",
                    "true",
                    "null",
                    "0",
                    "-0",
                    "1e1",
                    "[]",
                    "{}",
                    "\"\"",
                    " ",
                    "\t",
                    "\"n\\u006fne\"",
                    "\"a\\nb\"",
                    "\"\u0085x\"",
                    "\"é\u2028\"",
                    "\"12.5%\"",
                    "\"1 years \"",
                    "\"+1\"",
                ]);
                break;
            case 3:
                pieces[at] = dice.Pick([
                    "\"scenario\"",
                    "\"terms\"",
                    "\"note\"",
                    "\"silence\"",
                    "\"as-of\"",
                    "\"status-quo\"",
                    "\"drawn\"",
                    "\"rules\"",
                    "\"2026-01-31\"",
                    "\"ter\\u006ds\"",
                ]);
                break;
            default:
                var other = dice.Below(pieces.Count);
                (pieces[at], pieces[other]) = (pieces[other], pieces[at]);
                break;
        }

        return string.Concat(pieces);
    }
}
