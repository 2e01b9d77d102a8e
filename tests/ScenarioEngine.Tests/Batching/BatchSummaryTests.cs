using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using ScenarioEngine.Batching;
using ScenarioEngine.Model;
using ScenarioEngine.Rereading;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Batching;

/// <summary>What the parts of a batch add up to, and what of each line hangs on readings.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class BatchSummaryTests
{
    private const int MostParts = 7;

    /// <summary>
    /// However lines are cut into parts, and in whatever order the parts are put together, the summary is to the letter that of one run,
    /// and its numbers are those of its lines.
    /// </summary>
    [Slow]
    [TestCase(1847UL)]
    [TestCase(1863UL)]
    public void Parts_AddUpToTheWhole(ulong seed) =>
        RandomPacks.Check(
            seed,
            RandomPacks.Trials(40),
            RandomPacks.Cases(scenarios: 60),
            drawn =>
            {
                var dice = new Dice((ulong)drawn.ToString().Length);
                var sketch = drawn with { Pack = new ReadingGenerator(dice).AddTo(drawn.Pack, more: 2) };
                var pack = sketch.LoadPack();
                var lines = sketch
                    .Scenarios.Select(LinesAsJson.Of)
                    .Select(
                        (line, number) =>
                            dice.Chance(8) ? line + "}" : line.Replace("{", $"{{\"note\": \"{number}\", ", StringComparison.Ordinal)
                    )
                    .ToList();
                var count = dice.Between(2, MostParts);
                var cut = lines.ToLookup(_ => dice.Between(1, count));
                var parts = Enumerable
                    .Range(1, count)
                    .Select(number => Summarize(pack, cut[number], BatchParts.Parse($"{number}/{count}"), out _))
                    .OrderBy(_ => dice.Between(1, 1000))
                    .ToList();

                var whole = Summarize(pack, lines, part: null, out var written);
                var sum = parts[0];
                foreach (var part in parts.Skip(1))
                {
                    if (sum.Mismatch(part) is { } mismatch || sum.Part?.InBoth(part.Part ?? sum.Part) is not null)
                    {
                        return "Parts of one batch do not match.";
                    }

                    sum.Add(part);
                }

                return Print(sum) != Print(whole) ? $"{Print(sum)}\nand not\n{Print(whole)}" : Difference(whole, written);
            }
        );

    /// <summary>What is read off lanes, or asked where something is open, is what looking at each combination of readings gives.</summary>
    [Slow]
    [TestCase(1902UL)]
    [TestCase(1911UL)]
    public void Readings_AreThoseOfTheScenarioAlone(ulong seed)
    {
        var (holding, others) = (0, 0);
        RandomPacks.Check(
            seed,
            RandomPacks.Trials(150),
            RandomPacks.Cases(scenarios: 20),
            drawn =>
            {
                var dice = new Dice((ulong)drawn.ToString().Length);
                var sketch = drawn with { Pack = new ReadingGenerator(dice).AddTo(drawn.Pack, more: dice.Between(1, 4)) };
                var loaded = LoadedCase.Load(
                    sketch with
                    {
                        Scenarios = [.. sketch.Scenarios.Select(scenario => scenario with { Edit = null })],
                    }
                );
                Summarize(loaded.Pack, loaded.Scenarios.Select(scenario => LinesAsJson.Of(scenario.File)), part: null, out var written);
                foreach (var (scenario, line) in loaded.Scenarios.Zip(written))
                {
                    var expected = ScenarioReadings
                        .Of(loaded.Evaluator.Evaluate(scenario))
                        .Verdicts.Where(verdict => !verdict.Hanging.HoldsUnderEvery)
                        .Select(verdict =>
                            $"{verdict.Party.Id}: {string.Join(", ", verdict.Hanging.Otherwise.Select(under => under.Value).Order().Select(Words.Of))}"
                        )
                        .ToList();
                    var said =
                        line["readings"]
                            ?["otherwise"]?.AsObject()
                            .Select(party => $"{party.Key}: {string.Join(", ", BatchRun.Words(party.Value))}")
                            .ToList()
                        ?? [];
                    if (!expected.SequenceEqual(said) || $"{line["readings"]?["hold"]}" != (expected.Count == 0 ? "true" : "false"))
                    {
                        return $"{line}\nand not {string.Join("; ", expected)}\n{sketch}";
                    }

                    (holding, others) = (holding + (expected.Count == 0 ? 1 : 0), others + expected.Count);
                }

                return null;
            }
        );

        Assert.That(
            (holding, others),
            Is.GreaterThan((200, 200)).Using<(int, int)>((one, other) => Math.Min(one.Item1 - other.Item1, one.Item2 - other.Item2)),
            "The cases are no longer worth checking."
        );
    }

    [TestCase("3/8", "1-2,4-8", "3/8")]
    [TestCase("1-3,5/8", "4,6-8", "1-3,5/8")]
    [TestCase("3,1-2,2/3", "", "1-3/3")]
    [TestCase("1/1", "", "1/1")]
    public void PartNumbers_AreReadAndWritten(string text, string missing, string written)
    {
        var parts = BatchParts.Parse(text);

        Assert.That((parts?.Missing.Replace(" ", "", StringComparison.Ordinal), $"{parts}"), Is.EqualTo((missing, written)));
    }

    [TestCase("")]
    [TestCase("3")]
    [TestCase("0/3")]
    [TestCase("4/3")]
    [TestCase("2-1/3")]
    [TestCase("1/2/3")]
    [TestCase("+1/3")]
    [TestCase("1/1000001")]
    [TestCase("1-/3")]
    public void OtherWords_AreNoPartNumbers(string text) => Assert.That(BatchParts.Parse(text), Is.Null);

    /// <summary>A file that was damaged is no summary, whatever is changed in it.</summary>
    [Test]
    public void DamagedSummaries_AreRefusedOrRead()
    {
        var pack = Engine.LoadPack(Repository.At("rules", "ukraine-interview")).ValueOrThrow();
        var text = Print(Summarize(pack, ["""{"scenario": "A", "terms": {"recognition": "none"}}"""], BatchParts.Parse("2/3"), out _));
        var dice = new Dice(12);
        for (var trial = 0; trial < 2_000; trial++)
        {
            var at = dice.Between(0, text.Length - 1);
            var bent = dice.Chance(2) ? text.Remove(at, 1) : text.Insert(at, "0-x9{\"/"[dice.Between(0, 6)].ToString());

            Assert.That(() => BatchSummaryJson.Read(new MemoryStream(Encoding.UTF8.GetBytes(bent))), Throws.Nothing, bent);
        }
    }

    private static BatchSummary Summarize(RulePack pack, IEnumerable<string> lines, BatchParts? part, out List<JsonObject> written)
    {
        using var stream = new MemoryStream();
        var batch = new Batch(new PackLibrary([], []) { Default = pack })
        {
            HasReadings = true,
            IsSummed = true,
            Threads = 2,
        };
        batch.Evaluate(["-"], () => new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines))), some => stream.Write(some.Span));
        written =
        [
            .. Encoding
                .UTF8.GetString(stream.ToArray())
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonNode.Parse(line))
                .OfType<JsonObject>(),
        ];
        return batch.Sum("1.0.0", part);
    }

    private static string Print(BatchSummary summary)
    {
        using var stream = new MemoryStream();
        BatchSummaryJson.Write(stream, summary);
        stream.Position = 0;
        using var again = new MemoryStream();
        BatchSummaryJson.Write(
            again,
            BatchSummaryJson.Read(stream) ?? throw new InvalidOperationException("What was written cannot be read.")
        );
        Assert.That(again.ToArray(), Is.EqualTo(stream.ToArray()));
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The first number of a summary that its lines do not bear out.</summary>
    private static string? Difference(BatchSummary summary, List<JsonObject> lines)
    {
        var said = lines.Where(line => line.ContainsKey("outcome")).ToList();
        var pack = summary.Packs.Values.SingleOrDefault();
        var expected = new List<(string What, long Summed, int Counted)>
        {
            ("evaluated", summary.Evaluated, said.Count),
            ("mistaken", summary.Mistaken, lines.Count - said.Count),
            ("coded", summary.Mistakes.Values.Sum(), lines.Count - said.Count),
        };
        if (pack is not null)
        {
            expected.AddRange(
                Words
                    .All<Outcome>()
                    .Select((outcome, number) => (outcome, pack.Outcomes[number], said.Count(line => $"{line["outcome"]}" == outcome)))
            );
            expected.AddRange(
                pack.Verdicts.SelectMany(party =>
                    Words
                        .All<Verdict>()
                        .Select(
                            (verdict, number) =>
                                (
                                    $"{party.Key} {verdict}",
                                    party.Value[number],
                                    said.Count(line => $"{line["verdicts"]?[party.Key]}" == verdict)
                                )
                        )
                )
            );
            expected.AddRange(
                pack.Findings.SelectMany(position =>
                    Words
                        .All<FindingStatus>()
                        .SkipLast(1)
                        .Select(
                            (status, number) =>
                                (
                                    $"{position.Key} {status}",
                                    position.Value[number],
                                    said.Count(line => BatchRun.Words(line["findings"]?[status]).Contains(position.Key))
                                )
                        )
                )
            );
            expected.Add(
                ("constraints", pack.BrokenConstraints.Values.Sum(), said.Sum(line => BatchRun.Words(line["brokenConstraints"]).Count()))
            );
            expected.Add(
                ("contradictions", pack.Contradictions.Values.Sum(), said.Sum(line => BatchRun.Words(line["contradictions"]).Count()))
            );
            expected.Add(("hold", pack.Holding, said.Count(line => $"{line["readings"]?["hold"]}" == "true")));
            expected.Add(
                ("otherwise", pack.Otherwise.Values.Sum(), said.Sum(line => line["readings"]?["otherwise"]?.AsObject().Count ?? 0))
            );
        }

        return expected
            .Where(number => number.Summed != number.Counted)
            .Select(number => $"{number.What} is {number.Summed} and not {number.Counted}")
            .FirstOrDefault();
    }
}
