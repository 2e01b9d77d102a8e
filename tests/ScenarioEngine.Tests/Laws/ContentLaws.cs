using System.Collections.Concurrent;
using ScenarioEngine.Checking;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Mutating;
using ScenarioEngine.Tests.Documentation;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Laws;

/// <summary>What holds of the packs and scenarios that are shipped.</summary>
public sealed class ContentLaws
{
    /// <summary>Each pack is compiled once for all its scenarios.</summary>
    private static readonly ConcurrentDictionary<string, (RulePack Pack, Evaluator Evaluator)> Evaluators = new(StringComparer.Ordinal);

    private static IEnumerable<string> Packs => Directory.GetDirectories(Repository.At("rules")).Select(path => Path.GetFileName(path));

    private static IEnumerable<string> Scenarios =>
        Directory
            .EnumerateFiles(Repository.At("scenarios"), "*.yaml", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path))
            .Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Packs))]
    public void Pack_HasNoMistake(string pack)
    {
        var result = Engine.LoadPack(Repository.At("rules", pack));

        Assert.That(result.Diagnostics.Select(diagnostic => diagnostic.ToString()), Is.Empty);
    }

    [TestCaseSource(nameof(Scenarios))]
    public void Scenario_HasAnAnswerKeyThatItMeets(string path)
    {
        var evaluation = Evaluate(path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(evaluation.Scenario.Expect?.Outcome, Is.Not.Null, "every shipped scenario says at least what outcome to expect");
            Assert.That(evaluation.Scenario.Note, Is.Not.Null, "every shipped scenario says what it is");
            Assert.That(
                ScenarioCheck
                    .Check(evaluation)
                    .Concat(ScenarioCheck.CheckAnswerKey(evaluation))
                    .Select(diagnostic => diagnostic.ToString()),
                Is.Empty
            );
        }
    }

    [TestCaseSource(nameof(Scenarios))]
    public void WhatIf_IsWhatAFreshScenarioWouldBe(string path)
    {
        var scenario = Evaluate(path).Scenario;

        foreach (var edit in scenario.WhatIfs)
        {
            var edited = scenario.With(edit);
            var fresh = new Scenario(edited.Title, edited.Pack, edited.File)
            {
                AsOf = edited.AsOf,
                Silence = edited.Silence,
                Terms = [.. edited.Terms.OrderBy(term => term.Field.Index)],
                LeftOpen = edited.LeftOpen,
                Without = edited.Without,
                WithoutImplications = edited.WithoutImplications,
            };
            Assert.That(Statuses(edited), Is.EqualTo(Statuses(fresh)), edit.Name);
        }
    }

    /// <summary>A red line that no scenario crosses or none respects is a rule that nobody has tried.</summary>
    [TestCaseSource(nameof(Packs))]
    public void RedLines_AreCrossedByOneScenarioAndRespectedByAnother(string pack)
    {
        var findings = Scenarios
            .Where(path => PackOf(path) == pack)
            .SelectMany(path => Evaluate(path).Findings)
            .Where(finding => finding.Position.Kind == PositionKind.RedLine)
            .ToLookup(finding => finding.Position.FullName, finding => finding.Status);
        var redLines = Load(pack).Positions.Where(position => position is { Kind: PositionKind.RedLine, Vague: null }).ToList();

        // A case of the literature may hold orders, or what things are worth, and nobody's words.
        Assert.That(
            redLines.Count > 0 || Load(pack).Rankings.Length > 0 || Load(pack).Positions.Any(position => position.Worth is not null),
            "a pack says something"
        );
        using (Assert.EnterMultipleScope())
        {
            foreach (var redLine in redLines)
            {
                Assert.That(findings[redLine.FullName], Contains.Item(FindingStatus.Crossed), redLine.FullName);
                Assert.That(findings[redLine.FullName], Contains.Item(FindingStatus.Respected), redLine.FullName);
            }
        }
    }

    /// <summary>A slip of the pen in a condition does not pass: at least nine of ten bent ones are noticed by some answer key.</summary>
    [Slow]
    [TestCaseSource(nameof(Packs))]
    public void AnswerKeys_NoticeNineOfTenMutants(string pack)
    {
        var keys = Scenarios.Where(path => PackOf(path) == pack).Select(path => Evaluate(path).Scenario).ToList();

        var run = MutationRun.Of(Evaluators[pack].Evaluator, keys, Timeout.InfiniteTimeSpan, progress: null, CancellationToken.None);

        Assert.That(run.Percent, Is.AtLeast(90), $"scenario test scenarios/{pack} --mutate");
    }

    /// <summary>Nothing of the seed article is left out in silence.</summary>
    [Test]
    public void SeedRecords_AreEachInThePackOnce()
    {
        var pack = Load("ukraine-interview");
        var records = pack
            .Positions.Select(position => position.Statement)
            .Concat(pack.Facts.Select(fact => fact.Statement))
            .SelectMany(statement => statement.Records);

        Assert.That(
            records.Where(record => record.StartsWith("SEED-", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            Is.EqualTo(Enumerable.Range(1, 29).Select(number => FormattableString.Invariant($"SEED-{number:00}")))
        );
    }

    /// <summary>A page for readers that names a position names one that there is.</summary>
    [Test]
    public void Pages_NameNoPositionThatIsNotThere()
    {
        var packs = Packs.Select(Load).ToList();
        var parties = packs.SelectMany(pack => pack.Parties).Select(party => party.Id).ToHashSet();
        var positions = packs.SelectMany(pack => pack.Positions).Select(position => position.FullName).ToHashSet();
        var named =
            from folder in new[] { "rules", "scenarios" }
            from path in Directory.EnumerateFiles(Repository.At(folder), "*.md", SearchOption.AllDirectories)
            from span in MarkdownDocument.Parse(path, File.ReadAllText(path)).CodeSpans
            where
                span.Split('/') is [var party, var position]
                && parties.Contains(party)
                && position.All(letter => char.IsAsciiLetterLower(letter) || letter is '-' || char.IsAsciiDigit(letter))
            select span;

        Assert.That(named, Is.Not.Empty);
        Assert.That(named.Except(positions), Is.Empty);
    }

    /// <summary>The pack of a scenario, after which its folder is named.</summary>
    private static string PackOf(string path) => path.Split(Path.DirectorySeparatorChar)[1];

    private static RulePack Load(string pack) => Engine.LoadPack(Repository.At("rules", pack)).ValueOrThrow();

    private static List<string> Statuses(Scenario scenario) =>
        [.. Engine.Compile(scenario.Pack).Evaluate(scenario).Findings.Select(finding => finding.ToString())];

    private static Evaluation Evaluate(string path)
    {
        var (pack, evaluator) = Evaluators.GetOrAdd(PackOf(path), Compile);
        return evaluator.Evaluate(Engine.LoadScenario(Repository.At(path), pack).ValueOrThrow());
    }

    private static (RulePack Pack, Evaluator Evaluator) Compile(string pack)
    {
        var loaded = Load(pack);
        return (loaded, Engine.Compile(loaded));
    }
}
