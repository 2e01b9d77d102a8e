using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Binding;

/// <summary>What a pack may cost: a thousand tests that are written on one page may be a billion when they are compiled.</summary>
public sealed class PackSizeTests
{
    [Test]
    public void ConditionOfManyTests_IsRefusedAtItsPlace() =>
        Assert.That(
            MistakesIn([Position(Tests(1_001))]),
            Is.EqualTo(new[] { "pack.yaml(17,7): error SE2029: This condition has more than 1,000 tests." })
        );

    [Test]
    public void ManyTestsThatTellManyValuesApart_AreRefusedAtTheirField() =>
        Assert.That(
            MistakesIn(Enumerable.Range(0, 4).Select(number => Position(Tests(1_000, from: 1_000 * number), number))),
            Is.EqualTo(
                new[]
                {
                    "pack.yaml(8,3): error SE2029: The tests of this pack, each times the values that its field tells apart, come to more than 5,000,000; `rent` has most of them.",
                }
            )
        );

    [Test]
    public void ManyTestsOfTheSameValues_AreNotTooMany() =>
        Assert.That(MistakesIn(Enumerable.Range(0, 4).Select(number => Position(Tests(1_000, different: 100), number))), Is.Empty);

    private static IEnumerable<string> MistakesIn(IEnumerable<string> positions) =>
        Engine
            .LoadPack([
                new SourceFile(
                    "pack.yaml",
                    $$"""
                    id: lease
                    title: Lease
                    version: "1"
                    summary: What the office costs.
                    parties:
                      owner: {title: Owner, role: signatory}
                    issues:
                      rent: {title: Rent, type: number}
                    positions:
                    {{string.Join('\n', positions)}}
                    """
                ),
            ])
            .Diagnostics.Select(diagnostic => diagnostic.ToString());

    private static string Position(string tests, int number = 0) =>
        $"  - id: line-{number}\n    party: owner\n    kind: red-line\n    title: A line\n    statement: Words.\n    source: assumption\n    crossed-when:\n      any:\n{tests}";

    private static string Tests(int count, int from = 0, int different = int.MaxValue) =>
        string.Join('\n', Enumerable.Range(from, count).Select(number => $"        - rent: {{at-most: {number % different}}}"));
}
