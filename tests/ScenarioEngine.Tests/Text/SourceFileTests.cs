using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Text;

public sealed class SourceFileTests
{
    [TestCase("a\nb\nc", TestName = "LineEnds_OfUnix")]
    [TestCase("a\r\nb\r\nc", TestName = "LineEnds_OfWindows")]
    [TestCase("a\rb\rc", TestName = "LineEnds_OfOldMacs")]
    [TestCase("a\r\nb\nc", TestName = "LineEnds_Mixed")]
    public void Lines(string text)
    {
        var file = new SourceFile("a.yaml", text);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(file.LineCount, Is.EqualTo(3));
            Assert.That(Enumerable.Range(1, 3).Select(file.LineText), Is.EqualTo(new[] { "a", "b", "c" }));
            Assert.That(file.At(text.IndexOf('c', StringComparison.Ordinal), 1).ToString(), Is.EqualTo("a.yaml(3,1)"));
        }
    }

    [TestCase("", 1)]
    [TestCase("a", 1)]
    [TestCase("a\n", 2)]
    [TestCase("a\r", 2)]
    [TestCase("\r\n", 2)]
    [TestCase("\n\r\n\r", 4)]
    [TestCase("a\u2028b\u0085c", 1)]
    public void LineCount_IsOneMoreThanLineEnds(string text, int expected) =>
        Assert.That(new SourceFile("a.yaml", text).LineCount, Is.EqualTo(expected));

    [TestCase(0, 1, 1)]
    [TestCase(1, 1, 2)]
    [TestCase(2, 1, 3)]
    [TestCase(3, 2, 1)]
    [TestCase(4, 2, 2)]
    public void Offset_HasLineAndColumn(int offset, int line, int column)
    {
        var location = new SourceFile("a.yaml", "ab\nc").At(offset, 0);

        Assert.That((location.Line, location.Column), Is.EqualTo((line, column)));
    }

    [Test]
    public void LineEndOfWindows_BelongsToItsLine() => Assert.That(new SourceFile("a.yaml", "ab\r\nc").At(3, 0).Line, Is.EqualTo(1));

    [Test]
    public void Columns_CountUnitsOfUtf16() => Assert.That(new SourceFile("a.yaml", "🏢x").At(2, 1).Column, Is.EqualTo(3));

    [Test]
    public void Location_HasItsText() => Assert.That(new SourceFile("a.yaml", "use: office").At(5, 6).Text, Is.EqualTo("office"));

    [Test]
    public void LineThatDoesNotExist_IsRefused([Values(0, 3, -1)] int line) =>
        Assert.That(() => new SourceFile("a.yaml", "a\nb").LineText(line), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
