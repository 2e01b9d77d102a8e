using ScenarioEngine.Diagnostics;

namespace ScenarioEngine.Tests.Diagnostics;

public sealed class NearestNameTests
{
    [TestCase("garantee", "guarantee", TestName = "LetterLeftOut_FindsTheName")]
    [TestCase("gguarantee", "guarantee", TestName = "LetterDoubled_FindsTheName")]
    [TestCase("guarantie", "guarantee", TestName = "LetterReplaced_FindsTheName")]
    [TestCase("guaratnee", "guarantee", TestName = "NeighboursSwapped_FindsTheName")]
    [TestCase("us", "use", TestName = "ShortName_IsFoundByOneLetter")]
    [TestCase("as_of", "as-of", TestName = "OtherHyphen_FindsTheName")]
    [TestCase("when", "impossible-when", TestName = "OneWordOfSeveral_FindsTheName")]
    [TestCase("no-workshop", "landlord/no-workshop", TestName = "NameWithoutParty_FindsTheFullName")]
    public void Misspelt(string name, string expected) =>
        Assert.That(
            NearestName.Find(name, ["rent", "guarantee", "use", "as-of", "impossible-when", "landlord/no-workshop"]),
            Is.EqualTo(expected)
        );

    [TestCase("parking")]
    [TestCase("x")]
    [TestCase("")]
    public void NothingClose_FindsNothing(string name) => Assert.That(NearestName.Find(name, ["rent", "guarantee", "use"]), Is.Null);

    [Test]
    public void OtherCase_BeatsEverythingElse() => Assert.That(NearestName.Find("Rent", ["bent", "rents", "rent"]), Is.EqualTo("rent"));

    [Test]
    public void TurkishI_IsNoOtherLetter() => Assert.That(NearestName.Find("IS", ["us", "is"]), Is.EqualTo("is"));

    [Test]
    public void TwoEquallyClose_FindNothing() => Assert.That(NearestName.Find("cout", ["cost", "count"]), Is.Null);

    [Test]
    public void CloserOneAfterATie_IsFound() =>
        Assert.That(NearestName.Find("coast", ["cost", "roast", "coasts", "coast-x", "coaste"]), Is.Null);

    [Test]
    public void CloserThanTwoThatAreTied_IsFound() =>
        Assert.That(NearestName.Find("guarantee", ["guarants", "guarantx", "guarante"]), Is.EqualTo("guarante"));

    [Test]
    public void SameNameTwice_IsNoTie() => Assert.That(NearestName.Find("ren", ["rent", "rent"]), Is.EqualTo("rent"));

    [Test]
    public void WordOfTwoCandidates_FindsNothing() => Assert.That(NearestName.Find("when", ["crossed-when", "impossible-when"]), Is.Null);

    [Test]
    public void NoCandidates_FindNothing() => Assert.That(NearestName.Find("rent", []), Is.Null);

    [Test]
    public void LongName_IsNotCompared() =>
        Assert.That(NearestName.Find(new string('a', 5_000_000), [new string('a', 5_000_001)]), Is.Null);
}
