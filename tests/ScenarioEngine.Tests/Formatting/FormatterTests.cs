using System.Text;
using ScenarioEngine.Formatting;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Formatting;

/// <summary>Formatting gives the usual order and spacing, keeps comments, and does nothing the second time.</summary>
public sealed class FormatterTests
{
    private static IEnumerable<string> ShippedFiles =>
        new[] { "rules", "scenarios" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.At(folder), "*.yaml", SearchOption.AllDirectories))
            .Where(path => Path.GetFileName(Path.GetDirectoryName(path)) != "lesson")
            .Select(path => Path.GetRelativePath(Repository.Root, path))
            .Order(StringComparer.Ordinal);

    [TestCase("terms: {}\nrules: a\nscenario: A\n", "scenario: A\nrules: a\nterms: {}\n", TestName = "Keys come in the order of the guide")]
    [TestCase(
        "scenario:   A\nterms:\n      lease:   5 years\n      use:\toffice\n",
        "scenario: A\nterms:\n  lease: 5 years\n  use: office\n",
        TestName = "Two more spaces for each level, one after a colon"
    )]
    [TestCase(
        "what-if:\n- name: A\n  unset:\n  - lease\n-   name: B\n",
        "what-if:\n  - name: A\n    unset:\n      - lease\n  - name: B\n",
        TestName = "Lists are indented below their key"
    )]
    [TestCase(
        "terms: { lease:  5 years,use: {a: b } }\nwhat-if: [ {name: A} ,{name: B}]\n",
        "terms: {lease: 5 years, use: {a: b}}\nwhat-if: [{name: A}, {name: B}]\n",
        TestName = "Braces and brackets have no spaces inside"
    )]
    [TestCase(
        "terms: {lease: 5 years,\n  use: office}\n",
        "terms: {lease: 5 years, use: office}\n",
        TestName = "What fits stands on one line"
    )]
    [TestCase(
        "\n\nscenario: A   \r\n\r\n\r\n\r\nterms: {}\r\n\r\n",
        "scenario: A\n\nterms: {}\n",
        TestName = "One empty line at most, and no space or return at an end"
    )]
    [TestCase(
        "# First.\nterms: {}  \n# About the title.\nscenario: A # here\n# Last.\n",
        "# First.\n# About the title.\nscenario: A  # here\nterms: {}\n# Last.\n",
        TestName = "Comments stay with what they are about"
    )]
    [TestCase(
        "terms:\n    # Below.\n    a: b   # one\n    cc: d  # two\n",
        "terms:\n  # Below.\n  a: b     # one\n  cc: d    # two\n",
        TestName = "Comments below each other stay so"
    )]
    [TestCase(
        "terms:\n    a: b\n    #c: d\n\n    # Why.\n# The key.\nexpect: {}\n",
        "terms:\n  a: b\n  #c: d\n\n  # Why.\n# The key.\nexpect: {}\n",
        TestName = "Comments that close a block stay in it"
    )]
    [TestCase(
        "what-if:\n    - name: A\n      set: {a: b}\n      #unset: [c]\n    #- name: B\n",
        "what-if:\n  - name: A\n    set: {a: b}\n    #unset: [c]\n  #- name: B\n",
        TestName = "So do those that close an item or a list"
    )]
    [TestCase(
        "what-if:\n- name: A\n# Key.\nterms:\n  a: b\n  # None.\n",
        "# Key.\nterms:\n  a: b\n  # None.\nwhat-if:\n  - name: A\n",
        TestName = "Closing comments move with their block"
    )]
    [TestCase(
        "note: >-\n      One\n        two\n\n      three\nscenario: A\n",
        "scenario: A\nnote: >-\n  One\n    two\n\n  three\n",
        TestName = "Texts of several lines keep their shape"
    )]
    [TestCase("scenario: \"A # no comment\"\nnote: 'It''s'\n", "scenario: \"A # no comment\"\nnote: 'It''s'\n", TestName = "Quotes stay")]
    [TestCase(
        "note: one\n   two\nscenario: A\n",
        "scenario: A\nnote: one\n  two\n",
        TestName = "Further lines of a plain text are indented"
    )]
    [TestCase("terms: {a: b, # why\n    c: d}\n", "terms: {a: b, # why\n  c: d}\n", TestName = "Braces with comments stay as they are")]
    [TestCase("expect:\n", "expect:\n", TestName = "A key without value stays")]
    [TestCase("{scenario: A, rules: a}", "{scenario: A, rules: a}\n", TestName = "A file in braces")]
    public void Format_Gives(string before, string after)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Format("scenario.yaml", before), Is.EqualTo(after));
            Assert.That(Format("scenario.yaml", after), Is.EqualTo(after), "nothing is left to do");
        }
    }

    [Test]
    public void FileThatIsNoYaml_GivesDiagnostics()
    {
        var (text, diagnostics) = Formatter.Format(new SourceFile("scenario.yaml", "terms: [\n"));

        Assert.That((text, diagnostics.Single().Code), Is.EqualTo(((string?)null, "SE1001")));
    }

    [TestCaseSource(nameof(ShippedFiles))]
    public void ShippedFile_IsFormatted(string path)
    {
        var text = File.ReadAllText(Repository.At(path));

        Assert.That(Format(path, text), Is.EqualTo(text), "`scenario format rules scenarios` mends it.");
    }

    /// <summary>Spaces and empty lines that mean nothing are gone, and nothing else is.</summary>
    [TestCase(1789u)]
    [TestCase(1848u)]
    public void DrawnPack_MeansTheSameAndIsLeftAloneThen(ulong seed)
    {
        var dice = new Dice(seed);
        for (var number = 0; number < 200; number++)
        {
            var sketch = new PackGenerator(dice, testsStated: true, isWide: false).Draw();
            var untidy = Untidy(sketch.ToYaml(), dice);
            var once = Format("pack.yaml", untidy);

            Assert.That(once, Is.Not.EqualTo(untidy));
            Assert.That(Format("pack.yaml", once), Is.EqualTo(once));
            Assert.That(
                once.Split('\n').Count(line => line.TrimStart().StartsWith('#')),
                Is.EqualTo(untidy.Split('\n').Count(line => line.TrimStart().StartsWith('#')))
            );
            Assert.That(Engine.LoadPack([new SourceFile("pack.yaml", once)]).Diagnostics, Is.Empty);
        }
    }

    private static string Untidy(string yaml, Dice dice)
    {
        var text = new StringBuilder("\n");
        foreach (var line in yaml.TrimEnd('\n').Split('\n'))
        {
            text.Append(dice.Chance(20) ? $"{new string(' ', dice.Below(9))}# A comment.\n" : "")
                .Append(dice.Chance(20) ? "\n\n" : "")
                .Append(line.Replace(": ", dice.Chance(50) ? ":   " : ": ", StringComparison.Ordinal))
                .Append(' ', dice.Below(3))
                .Append('\n');
        }

        return text.ToString();
    }

    private static string Format(string path, string text) => Formatter.Format(new SourceFile(path, text)).Text ?? "";
}
