using ScenarioEngine.Diagrams;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Exploring;

public sealed class SiftingTests
{
    private const int Variables = 20;

    /// <summary>Sixty rules of two to four variables, tied at random.</summary>
    [Test]
    public void Improve_GivesAnOrderInWhichFewerRulesLeadOverTheGaps([Range(1, 20)] int seed)
    {
        var dice = new Dice((ulong)seed);
        int[][] rules =
        [
            .. Enumerable.Range(0, 60).Select(_ => dice.Take([.. Enumerable.Range(0, Variables)], dice.Between(2, 4)).ToArray()),
        ];
        var places = VariableOrder.Find(Variables, rules);

        var improved = Sifting.Improve(places, rules);

        Assert.That(improved, Is.EquivalentTo(Enumerable.Range(0, Variables)));
        Assert.That(SumOf(improved, rules), Is.LessThan(SumOf(places, rules)));
    }

    /// <summary>Where each rule ties neighbours, there is nothing to win and nothing is moved.</summary>
    [Test]
    public void Improve_LeavesANarrowOrder()
    {
        int[][] rules = [.. Enumerable.Range(0, Variables - 2).Select(first => (int[])[first, first + 2])];
        int[] places = [.. Enumerable.Range(0, Variables)];

        Assert.That(Sifting.Improve(places, rules), Is.SameAs(places));
    }

    private static int SumOf(int[] places, int[][] rules) =>
        Enumerable
            .Range(0, Variables - 1)
            .Select(gap => rules.Count(rule => rule.Min(one => places[one]) <= gap && rule.Max(one => places[one]) > gap))
            .Sum(over => over * over);
}
