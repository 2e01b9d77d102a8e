using ScenarioEngine.Checking.Against;

namespace ScenarioEngine.Tests.Checking;

public sealed class QuantityTests
{
    [TestCase("forty ships", "40 ships")]
    [TestCase("twenty-five", "25")]
    [TestCase("2 million crowns", "2,000,000 crowns")]
    [TestCase("two months", "60 days")]
    [TestCase("one year, that is 12 months", "365 days")]
    [TestCase("48 hours", "two days")]
    [TestCase("two or three years", "2 years")]
    [TestCase("a third of it", "33%")]
    [TestCase("half of it", "50 per cent")]
    [TestCase("26 October 1962", "October 26th")]
    [TestCase("the week until February 1", "2026-02-01")]
    [TestCase("by January 2033", "2033")]
    public void SameQuantity_IsKnownInAnotherForm(string source, string statement)
    {
        var known = Quantity.In(source);

        Assert.That(Quantity.In(statement), Is.Not.Empty);
        Assert.That(
            Quantity.In(statement).All(quantity => quantity.IsIn(known)),
            Is.True,
            $"{string.Join(", ", known)} and {string.Join(", ", Quantity.In(statement))}"
        );
    }

    [TestCase("420 workers", "450 workers")]
    [TestCase("three years", "five years")]
    [TestCase("3 days", "3 per cent")]
    [TestCase("2 ships", "200 ships")]
    [TestCase("15 May 2028", "15 March 2028")]
    [TestCase("26 October", "24 October")]
    [TestCase("half of it", "a third of it")]
    [TestCase("99999999999999999999999999 billion", "99999999999999999999999999 billion", Description = "no quantity at all")]
    public void OtherQuantity_IsNot(string source, string statement) =>
        Assert.That(Quantity.In(statement).Any(quantity => quantity.IsIn(Quantity.In(source))), Is.False);

    [TestCase("the two of them, both, one more, a second time")]
    [TestCase("")]
    public void WordsThatOnlyReferBack_AreNone(string text) => Assert.That(Quantity.In(text), Is.Empty);
}
