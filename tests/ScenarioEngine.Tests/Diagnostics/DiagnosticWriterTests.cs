using ScenarioEngine.Diagnostics;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Diagnostics;

public sealed class DiagnosticWriterTests
{
    private static readonly DiagnosticDescriptor Error = new("TE1000", Severity.Error, "An error");

    [Test]
    public void Diagnostic_HasPlaceExcerptCaretsAndHint()
    {
        var diagnostic = At("rules: office\nterms:\n  us: office\n", "us") with { Hint = "Did you mean `use`?" };

        Assert.That(
            Write(diagnostic),
            Is.EqualTo(
                """
                leases/a.yaml(3,3): error TE1000: This is wrong.
                   |
                 3 |   us: office
                   |   ^^
                   = hint: Did you mean `use`?

                """
            )
        );
    }

    [Test]
    public void LongLineNumber_KeepsTheMarginStraight()
    {
        var diagnostic = At(string.Concat(Enumerable.Repeat("#\n", 99)) + "us: office", "us") with { Hint = "Mend it." };

        Assert.That(
            Write(diagnostic),
            Is.EqualTo(
                """
                leases/a.yaml(100,1): error TE1000: This is wrong.
                     |
                 100 | us: office
                     | ^^
                     = hint: Mend it.

                """
            )
        );
    }

    [Test]
    public void RelatedPlaces_NameTheFileWhereItIsAnother()
    {
        var diagnostic = At("use: a\nuse: b", "use: b");
        var other = new SourceFile("rules/pack.yaml", "use:").At(0, 3);

        Assert.That(
            Write(
                diagnostic with
                {
                    Related =
                    [
                        new RelatedLocation(diagnostic.Location.File.At(0, 3), "given here first"),
                        new RelatedLocation(other, "declared here"),
                    ],
                }
            ),
            Is.EqualTo(
                """
                leases/a.yaml(2,1): error TE1000: This is wrong.
                   |
                 2 | use: b
                   | ^^^^^^
                   = see also (1,1): given here first
                   = see also rules/pack.yaml(1,1): declared here

                """
            )
        );
    }

    [Test]
    public void Tabs_StayTabsSoThatCaretsStandBelow() =>
        Assert.That(
            Write(At("a:\t\toffice", "office")),
            Is.EqualTo("leases/a.yaml(1,5): error TE1000: This is wrong.\n   |\n 1 | a:\t\toffice\n   |   \t\t^^^^^^\n")
        );

    [Test]
    public void LineOfAWidthThatFits_IsShownWhole()
    {
        var line = new string('a', 100) + " office" + new string('b', 13);

        Assert.That(Write(At(line, "office")), Does.Contain($" 1 | {line}\n").And.Contain($"   | {new string(' ', 101)}^^^^^^\n"));
    }

    [Test]
    public void LongLine_IsCutAroundThePlace()
    {
        var diagnostic = At(new string('a', 500) + "office" + new string('b', 500), "office");

        Assert.That(
            Write(diagnostic),
            Does.Contain($" 1 | …{new string('a', 60)}office{new string('b', 54)}…\n   | {new string(' ', 61)}^^^^^^\n")
        );
    }

    [Test]
    public void LongLine_StartsAtTheStartWhereThePlaceIsThere()
    {
        var diagnostic = At("office" + new string('b', 500), "office");

        Assert.That(Write(diagnostic), Does.Contain($" 1 | office{new string('b', 114)}…\n   | ^^^^^^\n"));
    }

    [Test]
    public void LongMistake_IsUnderlinedAsFarAsItIsShown()
    {
        var diagnostic = At(new string('a', 5_000_000), new string('a', 5_000_000));

        Assert.That(Write(diagnostic), Does.EndWith($" 1 | {new string('a', 120)}…\n   | {new string('^', 120)}\n"));
    }

    [Test]
    public void MistakeOverSeveralLines_IsUnderlinedOnTheFirst() =>
        Assert.That(Write(At("what-if:\n  name: A\n  set: {}\n", "name: A\n  set: {}")), Does.Contain(" 2 |   name: A\n   |   ^^^^^^^\n"));

    [Test]
    public void EndOfALine_HasACaretAfterIt() => Assert.That(Write(AtOffset("use:\n", 4)), Does.Contain(" 1 | use:\n   |     ^\n"));

    [Test]
    public void EmptyFile_HasNoExcerpt() =>
        Assert.That(Write(AtOffset("", 0)), Is.EqualTo("leases/a.yaml: error TE1000: This is wrong.\n"));

    [Test]
    public void EmojiAtTheCut_IsNotHalved()
    {
        var diagnostic = At("a" + string.Concat(Enumerable.Repeat("🏢", 300)) + "office", "office");

        Assert.That(Write(diagnostic).EnumerateRunes().Select(rune => rune.Value), Has.None.EqualTo(0xFFFD));
    }

    [Test]
    public void CharactersThatActOnATerminal_AreReplaced()
    {
        var written = Write(At("use: \u001B[2J\u202Eoffice", "office"));

        Assert.That(written, Does.Contain(" 1 | use: \uFFFD[2J\uFFFDoffice\n"));
        Assert.That(written.ToCharArray(), Has.None.EqualTo('\u001B').And.None.EqualTo('\u202E'));
    }

    private static Diagnostic At(string text, string marked)
    {
        var file = new SourceFile("leases/a.yaml", text);
        return new Diagnostic(Error, file.At(text.IndexOf(marked, StringComparison.Ordinal), marked.Length), "This is wrong.");
    }

    private static Diagnostic AtOffset(string text, int offset) =>
        new(Error, new SourceFile("leases/a.yaml", text).At(offset, 0), "This is wrong.");

    private static string Write(Diagnostic diagnostic)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        DiagnosticWriter.Write(writer, diagnostic);
        return writer.ToString();
    }
}
