using System.Numerics;
using ScenarioEngine.Reporting.Documents;

namespace ScenarioEngine.Tests.Reporting;

public sealed class BarScaleTests
{
    [Test]
    public void SmallWhole_IsDrawnByParts()
    {
        var scale = new BarScale(36);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scale.Description, Is.EqualTo("each mark is a twentieth of them"));
            Assert.That(new[] { 0, 1, 18, 36 }.Select(number => scale.BarOf(number).Length), Is.EqualTo(new[] { 0, 1, 10, 20 }));
        }
    }

    [Test]
    public void LargeWhole_IsDrawnByOrdersOfMagnitude()
    {
        var scale = new BarScale(BigInteger.Pow(10, 33));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scale.Description, Is.EqualTo("each mark is a factor of 100"));
            Assert.That(
                new[] { BigInteger.Zero, BigInteger.One, 99, 100, BigInteger.Pow(10, 33) }.Select(number => scale.BarOf(number).Length),
                Is.EqualTo(new[] { 0, 1, 1, 2, 17 })
            );
        }
    }
}
