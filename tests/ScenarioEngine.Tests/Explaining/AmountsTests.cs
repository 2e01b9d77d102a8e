using System.Globalization;
using System.Numerics;
using ScenarioEngine.Explaining;

namespace ScenarioEngine.Tests.Explaining;

public sealed class AmountsTests
{
    [TestCase("0", "none", "0")]
    [TestCase("1", "1", "1")]
    [TestCase("12404", "12,404", "12,404")]
    [TestCase("999999", "999,999", "999,999")]
    [TestCase("1000000", "1 million", "1 million")]
    [TestCase("4096000", "about 4.1 million", "4.1 million")]
    [TestCase("1166740320", "about 1.2 billion", "1.2 billion")]
    [TestCase("999960000", "about 1 billion", "1 billion")]
    [TestCase("999999999999999", "about 1.0×10¹⁵", "1.0×10¹⁵")]
    [TestCase("1900000000000000", "1.9×10¹⁵", "1.9×10¹⁵")]
    [TestCase("19200000000000001", "about 1.9×10¹⁶", "1.9×10¹⁶")]
    public void Number_IsSaidAsPeopleSayIt(string number, string inWords, string rounded)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Amounts.InWords(Parse(number)), Is.EqualTo(inWords));
            Assert.That(Amounts.Rounded(Parse(number)), Is.EqualTo(rounded));
        }
    }

    [TestCase("0", "36", "none")]
    [TestCase("36", "36", "all")]
    [TestCase("8", "36", "22 %")]
    [TestCase("1", "100", "1 %")]
    [TestCase("1", "101", "1 in 101")]
    [TestCase("999", "1000", "over 99 %")]
    [TestCase("5098514", "12603838464", "1 in 2,472")]
    [TestCase("1", "4096000", "1 in 4.1 million")]
    public void Share_IsSaidAsPeopleSayIt(string part, string whole, string expected) =>
        Assert.That(Amounts.Share(Parse(part), Parse(whole)), Is.EqualTo(expected));

    private static BigInteger Parse(string number) => BigInteger.Parse(number, CultureInfo.InvariantCulture);
}
