using System.Text.Json;

namespace ScenarioEngine.Cli.Tests;

public sealed class SourcesCommandTests
{
    [Test]
    public void Text_SaysTierReadingAndWhatRestsOnIt()
    {
        var run = Tool.Run("sources", "ukraine-settlement");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Done));
            Assert.That(run.Output, Does.Match(@"gov-uk-2025-12-15 +official +in-excerpt +\d+ +0 "));
            Assert.That(
                run.Output,
                Does.Match(@"Findings on these rest on a newsroom.s report or a copy alone:[\s\S]+red line +\w[^\n]*: [\s\S]+?\(\S+/\S+\)")
            );
        }
    }

    [Test]
    public void Weak_LeavesOutWhatIsCloseToTheSpeaker()
    {
        var run = Tool.Run("sources", "ukraine-settlement", "--weak");

        Assert.That(run.Output, Does.Contain("oman-observer-2025-09-02").And.Not.Contain("gov-uk-2025-12-15"));
    }

    [Test]
    public void Json_NamesPositionsAndFactsOfEachSource()
    {
        using var json = JsonDocument.Parse(Tool.Run("sources", "ukraine-settlement", "--format", "json").Output);
        var interview = json
            .RootElement.GetProperty("sources")
            .EnumerateArray()
            .Single(source => source.GetProperty("id").GetString() == "caliber-interview");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(json.RootElement.GetProperty("format").GetString(), Is.EqualTo("scenario-engine/sources"));
            Assert.That(interview.GetProperty("tier").GetString(), Is.EqualTo("press"));
            Assert.That(
                interview.GetProperty("positions").EnumerateArray().Select(position => position.GetString()),
                Does.Contain("ukraine/no-recognition")
            );
            Assert.That(
                interview.GetProperty("facts").EnumerateArray().Select(fact => fact.GetString()),
                Does.Contain("deliveries-incomplete")
            );
        }
    }

    /// <summary>What cites a source names it by one key in both forms, and every source has a citation.</summary>
    [Test]
    public void Citations_HaveOneKeyForEachSource()
    {
        using var csl = JsonDocument.Parse(Tool.Run("sources", "--format", "csl").Output);
        var keys = csl.RootElement.EnumerateArray().Select(item => item.GetProperty("id").GetString()).ToList();
        var bibtex = Tool.Run("sources", "--format", "bibtex").Output;
        var rows = Tool.Run("sources", "--format", "csv").Output.TrimEnd('\n').Split('\n').Length - 1;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(keys, Is.Unique.And.Count.EqualTo(rows));
            Assert.That(keys.Where(key => !bibtex.Contains($"@misc{{{key},\n", StringComparison.Ordinal)), Is.Empty);
        }
    }

    [TestCase("Quay & Sons, 100 %", @"Quay \& Sons, 100 \%")]
    [TestCase("a_b {c} #1 $2 ~ ^", @"a\_b \{c\} \#1 \$2 \textasciitilde{} \textasciicircum{}")]
    [TestCase(@"back\slash", @"back\textbackslash{}slash")]
    public void BibTex_ShowsEveryCharacter(string title, string escaped)
    {
        using var rules = new TemporaryRules(
            "small",
            $$"""
            id: small
            title: Small
            version: "1"
            summary: One letter.
            parties: {school: {title: School, role: signatory, note: None.} }
            sources: {letter: {title: '{{title}}', publisher: School, date: 2026-02-01, url: "https://example.org/a_b?c=1&d={2}"} }
            """
        );

        var run = Tool.Run("sources", "small", "--rules", rules.Path, "--format", "bibtex");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Output, Does.Contain($"  title = {{{{{escaped}}}}},\n"));
            Assert.That(run.Output, Does.Contain("  url = {https://example.org/a_b?c=1&d=%7B2%7D},\n"));
            Assert.That(run.Output, Does.Contain("  year = {2026},\n  month = {2},\n  day = {1},\n"));
        }
    }

    [Test]
    public void UnknownPack_IsToldTheNearest()
    {
        var run = Tool.Run("sources", "ukraine-setlement");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.WrongInput));
            Assert.That(run.Error, Does.Contain("ukraine-settlement"));
        }
    }

    /// <summary>A word of a statement that is no position leads to it, and it stands beside what it concerns.</summary>
    [Test]
    public void Search_FindsFactsAndShowsThemBesideWhatTheyConcern()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Tool.Run("rules", "search", "Patriot").Output,
                Does.Match(@"FACT +deliveries-incomplete \(Ukraine\)").And.Contain("fact")
            );
            Assert.That(
                Tool.Run("rules", "show", "ukraine-interview", "ukraine/systematic-us-response").Output,
                Does.Contain("(deliveries-incomplete)")
            );
            Assert.That(Tool.Run("rules", "show", "ukraine-interview", "deliveries-incomplete").Output, Does.Contain("No position"));
            Assert.That(Tool.Run("rules", "show", "ukraine-interview", "force-size").Output, Does.Contain("deliveries-incomplete"));
        }
    }
}
