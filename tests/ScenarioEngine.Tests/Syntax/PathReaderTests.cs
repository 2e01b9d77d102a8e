using ScenarioEngine.Diagnostics;
using ScenarioEngine.Syntax;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Tests.Syntax;

public sealed class PathReaderTests
{
    [TestCase("use", "use")]
    [TestCase("rent.monthly", "rent|monthly")]
    [TestCase("guarantee[bank]", "guarantee|bank")]
    [TestCase("guarantee[bank].form", "guarantee|bank|form")]
    [TestCase("\"guarantee[bank].form\"", "guarantee|bank|form")]
    [TestCase("'guarantee[bank].form'", "guarantee|bank|form")]
    [TestCase("guarantee.bank.form", "guarantee|bank|form")]
    public void Names_HaveTheirOwnPlaces(string written, string names)
    {
        var (path, diagnostics) = Read(written);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(diagnostics, Is.Empty);
            Assert.That(path?.Names.Select(name => name.Text), Is.EqualTo(names.Split('|')));
            Assert.That(path?.Names.Select(name => name.Location.Text), Is.EqualTo(names.Split('|')));
        }
    }

    [Test]
    public void Escapes_LeaveNamesThePlaceOfTheWhole()
    {
        var (path, _) = Read("\"rent.m\\x6fnthly\"");

        Assert.That(path?.Names.Select(name => name.Text), Is.EqualTo(new[] { "rent", "monthly" }));
        Assert.That(path?.Names.Select(name => name.Location.Text), Has.All.EqualTo("\"rent.m\\x6fnthly\""));
    }

    [TestCase("rent..monthly", ".", 5)]
    [TestCase(".monthly", ".", 0)]
    [TestCase("rent.", ".", 4)]
    [TestCase("guarantee[].form", "]", 10)]
    [TestCase("guarantee[bank.form", "[", 9)]
    [TestCase("guarantee[bank", "[", 9)]
    [TestCase("guarantee[[bank]]", "[", 10)]
    [TestCase("guarantee[bank]]", "]", 15)]
    [TestCase("guarantee[bank][form]", "[", 15)]
    [TestCase("guarantee]", "]", 9)]
    [TestCase("guarantee[bank]form", "f", 15)]
    [TestCase("rent monthly", " ", 4)]
    [TestCase("rent/monthly", "/", 4)]
    [TestCase("\"rent. monthly\"", " ", 6)]
    public void Mistake_IsMarkedAtItsCharacter(string written, string marked, int offset)
    {
        var (path, diagnostics) = Read(written);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(path, Is.Null);
            Assert.That(diagnostics.Select(diagnostic => diagnostic.Code), Is.EqualTo(new[] { "SE1023" }));
            Assert.That(diagnostics[0].Location.Text, Is.EqualTo(marked));
            Assert.That(diagnostics[0].Location.Span.Start, Is.EqualTo(offset));
        }
    }

    [Test]
    public void EmptyPath_IsAMistake() =>
        Assert.That(Read("\"\"").Diagnostics.Select(diagnostic => diagnostic.Code), Is.EqualTo(new[] { "SE1023" }));

    private static (PathSyntax? Path, IReadOnlyList<Diagnostic> Diagnostics) Read(string written)
    {
        var bag = new DiagnosticBag();
        var mapping = YamlReader.Read(new SourceFile("a.yaml", $"{written}: x"), bag) as YamlMapping;
        var path = mapping is { Entries: [var entry] } ? PathReader.Read(entry.Key, bag) : null;
        return (path, bag.ToSorted());
    }
}
