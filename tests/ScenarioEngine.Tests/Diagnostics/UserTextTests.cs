using ScenarioEngine.Diagnostics;

namespace ScenarioEngine.Tests.Diagnostics;

public sealed class UserTextTests
{
    [Test]
    public void ShortWords_AreQuotedAsTheyAre() => Assert.That(UserText.Quote("guarantee[bank].form"), Is.EqualTo("guarantee[bank].form"));

    [Test]
    public void LongWords_AreCutAtForty()
    {
        var quoted = UserText.Quote(new string('a', 10_000_000));

        Assert.That(quoted, Is.EqualTo(new string('a', 39) + "…"));
    }

    [Test]
    public void CutWithinAnEmoji_LeavesNoHalf()
    {
        var quoted = UserText.Quote(new string('a', 38) + "🏢🏢🏢");

        Assert.That(quoted, Is.EqualTo(new string('a', 38) + "…"));
    }

    [TestCase("a\nb", "a b")]
    [TestCase("a\r\nb", "a b")]
    [TestCase("a\u001B[31mb", "a\uFFFD[31mb")]
    [TestCase("a\u202Eb", "a\uFFFDb")]
    [TestCase("a\0b", "a\uFFFDb")]
    public void CharactersThatActOnATerminal_AreReplaced(string text, string expected) =>
        Assert.That(UserText.Quote(text), Is.EqualTo(expected));

    [Test]
    public void Printable_KeepsLengthTabsAndEmoji()
    {
        const string text = "\ta🏢b\u0007";

        Assert.That(UserText.Printable(text), Is.EqualTo("\ta🏢b\uFFFD"));
    }
}
