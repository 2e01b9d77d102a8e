using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Text;

[Parallelizable(ParallelScope.All)]
public sealed class PeriodTests
{
    [TestCase("2013-11-24", "2013-11-24", "2013-11-24")]
    [TestCase("2013-11", "2013-11-01", "2013-11-30")]
    [TestCase("2012-02", "2012-02-01", "2012-02-29")]
    [TestCase("2013", "2013-01-01", "2013-12-31")]
    public void Period_HasItsFirstAndLastDayAndIsPrintedAsWritten(string text, string first, string last)
    {
        var period = Period.Parse(text);

        Assert.That((period?.First, period?.Last, period?.ToString()), Is.EqualTo((IsoDate.Parse(first), IsoDate.Parse(last), text)));
    }

    [TestCase("2013-13")]
    [TestCase("13")]
    [TestCase("2013-1")]
    [TestCase("2013-11-")]
    [TestCase("20131")]
    [TestCase("November 2013")]
    public void AnythingElse_IsNoPeriod(string text) => Assert.That(Period.Parse(text), Is.Null);

    [TestCase("2013-11-29", "does not count")]
    [TestCase("2013-11-30", "counts")]
    [TestCase("2014-12-31", "counts")]
    [TestCase("2015-01-01", "does not count")]
    public void Position_CountsFromTheLastDayAndEndsWithTheFirst(string asOf, string expected)
    {
        var pack = Engine
            .LoadPack([
                new SourceFile(
                    "pack.yaml",
                    """
                    id: talks
                    title: Talks
                    version: "1"
                    summary: Talks of which only months are known.
                    parties: {a: {title: A, role: signatory}}
                    sources: {book: {title: Book, publisher: P}}
                    issues: {x: {title: X, type: yes-no}}
                    positions:
                      - {id: p, party: a, kind: red-line, title: T, statement: S., speaker: A, stated: 2013-11, until: 2015, source: book, crossed-when: {x: yes}}
                    """
                ),
            ])
            .ValueOrThrow();

        Assert.That(pack.Positions[0].WhyLeftOut(IsoDate.Parse(asOf)) is null ? "counts" : "does not count", Is.EqualTo(expected));
    }

    [Test]
    public void Report_SaysWhatHappenedBesideTheLine()
    {
        var pack = Engine
            .LoadPack([
                new SourceFile(
                    "pack.yaml",
                    """
                    id: talks
                    title: Talks
                    version: "1"
                    summary: Talks.
                    parties: {a: {title: A, role: signatory}}
                    sources: {book: {title: Book, publisher: P}}
                    issues: {x: {title: X, type: yes-no}}
                    positions:
                      - {id: p, party: a, kind: red-line, title: T, statement: S., speaker: A, stated: 2013, source: book, crossed-when: {x: yes}}
                    """
                ),
            ])
            .ValueOrThrow();
        var scenario = Engine
            .LoadScenario(
                new SourceFile("s.yaml", "scenario: S\nrules: talks\nhappened: {signed: 2015-07-14, source: book}\nterms: {x: yes}\n"),
                pack
            )
            .ValueOrThrow();
        var evaluation = Engine.Compile(pack).Evaluate(scenario);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Headline.Of(evaluation), Is.EqualTo("It crosses a red line of A. It was signed on 14 July 2015."));
            Assert.That(Phrases.Claim(evaluation.Findings[0]), Is.EqualTo("crosses a red line stated in 2013"));
            Assert.That(
                Headline.Happened(
                    scenario.With(new WhatIf("x", null) { Set = [new Term(pack.Fields[0], Value.OfOption(0), pack.Fields[0].Location)] })
                ),
                Is.Empty,
                "other terms were not signed"
            );
        }
    }
}
