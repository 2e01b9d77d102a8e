using System.Globalization;
using System.Text;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Evaluating;

/// <summary>Reasons through many layers of implications, each of which can be taken in two ways.</summary>
public sealed class ReasonFinderTests
{
    /// <summary>Two ways from one layer to the next: 2^80 ways in all, and one term behind all of them.</summary>
    [TestCase("{x%: o1}", "{a%: o1}", "{x%: o1}")]
    [TestCase("{x%: o1, a%: o1}", "{x%: o1}", "{a%: o1}")]
    [TestCase("{any: [{x%: o1}, {a%: o1}]}", "{all: [{a%: o1}, {x%: o1}]}", "{not: {any: [{x%: o2}, {a%: o2}]}}")]
    public void ManyWays_AreGoneThroughOnce(string first, string second, string beside)
    {
        const int layers = 80;
        var pack = new StringBuilder("id: k\ntitle: T\nversion: 0.1.0\nsummary: S.\nparties: {p: {title: P, role: signatory}}\n");
        pack.Append("sources: {s: {title: S, publisher: P, date: 2026-01-01}}\nissues:\n");
        for (var layer = 0; layer <= layers; layer++)
        {
            pack.Append(
                CultureInfo.InvariantCulture,
                $"  x{layer}: {{title: X, type: choice, options: [o1, o2]}}\n  a{layer}: {{title: A, type: choice, options: [o1, o2]}}\n"
            );
        }

        pack.Append("implications:\n  - {id: start, when: {x0: o1}, then: {a0: o1}, because: B., basis: law}\n");
        for (var layer = 0; layer < layers; layer++)
        {
            foreach (var (name, when, then) in new[] { ("f", first, "x"), ("g", second, "x"), ("h", beside, "a") })
            {
                pack.Append(
                    CultureInfo.InvariantCulture,
                    $"  - {{id: {name}{layer}, when: {when.Replace("%", $"{layer}", StringComparison.Ordinal)}, then: {{{then}{layer + 1}: o1}}, because: B., basis: law}}\n"
                );
            }
        }

        pack.Append(
            CultureInfo.InvariantCulture,
            $"positions:\n  - {{party: p, id: line, kind: red-line, title: L, statement: S., speaker: Z, stated: 2026-01-01, source: s, crossed-when: {{x{layers}: o1}}}}\n"
        );
        var loaded = Engine.LoadPack([new SourceFile("pack.yaml", pack.ToString())]);
        Assert.That(loaded.Diagnostics, Is.Empty);
        var scenario = Engine.LoadScenario(new SourceFile("s.yaml", "scenario: s\nrules: k\nterms: {x0: o1}\n"), loaded.Value!).Value!;

        var finding = Engine.Compile(loaded.Value!).Evaluate(scenario).Findings.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(finding.Status, Is.EqualTo(FindingStatus.Crossed));
            Assert.That(finding.Because.Select(term => term.Field.Path), Is.EqualTo(["x0"]));
            Assert.That(finding.Reason.Derivations, Has.Length.InRange(layers, (2 * layers) + 1));
            Assert.That(finding.Reason.Derivations[0].Term.Field.Path, Is.EqualTo($"x{layers}"));
            Assert.That(finding.Reason.Derivations.Select(step => step.Term.Field), Is.Unique);
        }
    }

    /// <summary>
    /// 100 of 300 are enough, in more ways than there are atoms; one of them is found, and none of its terms can be left out.
    /// </summary>
    [Test]
    public void CountOfMany_IsExplainedByAsManyAsItNeeds()
    {
        const int members = 300;
        var parties = string.Concat(
            Enumerable
                .Range(0, members)
                .Select(number => string.Create(CultureInfo.InvariantCulture, $"  q{number}: {{title: Q, role: signatory}}\n"))
        );
        var pack =
            "id: k\ntitle: T\nversion: 0.1.0\nsummary: S.\nparties:\n"
            + parties
            + $"sources: {{s: {{title: S, publisher: P, date: 2026-01-01}}}}\nissues:\n  x: {{title: X, fields: {{f: {{title: F, type: choice, options: [o1, o2]}}, g: {{title: G, type: choice, options: [o1, o2]}}}}, per: [{string.Join(", ", Enumerable.Range(0, members).Select(number => $"q{number}"))}]}}\n"
            + "positions:\n  - {party: q0, id: line, kind: red-line, title: L, statement: S., speaker: Z, stated: 2026-01-01, source: s, crossed-when: {count x: {where: {f: o2, g: o2}, at-least: 100}}}\n";
        var loaded = Engine.LoadPack([new SourceFile("pack.yaml", pack)]);
        Assert.That(loaded.Diagnostics.Where(found => found.Severity == Severity.Error), Is.Empty);
        var terms = string.Concat(
            Enumerable
                .Range(0, members)
                .Select(number => string.Create(CultureInfo.InvariantCulture, $"    q{number}: {{f: o2, g: o{1 + (number % 2)}}}\n"))
        );
        var scenario = Engine.LoadScenario(new SourceFile("s.yaml", $"scenario: s\nrules: k\nterms:\n  x:\n{terms}"), loaded.Value!).Value!;

        var finding = Engine.Compile(loaded.Value!).Evaluate(scenario).Findings.Single();

        Assert.That(finding.Because, Has.Length.EqualTo(200));
        Assert.That(
            finding.Because.Select(term => term.Field.Path),
            Is.SubsetOf(
                Enumerable
                    .Range(0, members / 2)
                    .SelectMany(number =>
                        new[] { "f", "g" }.Select(field => string.Create(CultureInfo.InvariantCulture, $"x[q{(2 * number) + 1}].{field}"))
                    )
            )
        );
    }
}
