using ScenarioEngine.Model;

namespace ScenarioEngine.Tests.Model;

[Parallelizable(ParallelScope.All)]
public sealed class FractionTests
{
    [TestCase(1, 3, 2, "0.33")]
    [TestCase(2, 3, 2, "0.67")]
    [TestCase(1, 8, 2, "0.13")]
    [TestCase(-1, 8, 2, "-0.13")]
    [TestCase(-1, 1000, 2, "0.00")]
    [TestCase(7, 1, 0, "7")]
    [TestCase(199, 200, 2, "1.00")]
    public void Text_IsRoundedHalfAwayFromNothing(int numerator, int denominator, int digits, string text) =>
        Assert.That(new Fraction(numerator, denominator).ToText(digits), Is.EqualTo(text));

    [TestCase("0.350", "7/20")]
    [TestCase("12", "12")]
    [TestCase("0", "0")]
    public void Decimal_IsTakenToItsLastDigit(string number, string fraction) =>
        Assert.That(Fraction.Of(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ToString(), Is.EqualTo(fraction));

    [Test]
    public void Arithmetic_IsExact()
    {
        var third = new Fraction(1, 3);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(third + third + third, Is.EqualTo(Fraction.One));
            Assert.That(third - new Fraction(1, 2), Is.EqualTo(new Fraction(-1, 6)));
            Assert.That(third * new Fraction(3, -4), Is.EqualTo(new Fraction(-1, 4)));
            Assert.That(third / new Fraction(2, 3), Is.EqualTo(new Fraction(1, 2)));
            Assert.That(third < new Fraction(1, 2), Is.True);
            Assert.That(() => third / Fraction.Zero, Throws.InstanceOf<DivideByZeroException>());
        }
    }

    [Test]
    public void Default_IsNothing() => Assert.That(default(Fraction), Is.EqualTo(new Fraction(0, 5)));
}
