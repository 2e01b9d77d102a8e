using System.Collections.Immutable;

namespace ScenarioEngine.Tests.Support;

/// <summary>
/// Another reading of a position as a random test draws it: in place of the encoding it has a kind and a condition, or is vague.
/// </summary>
internal sealed record ReadingSketch(string Id, string? Question, string Kind, ConditionSketch? Condition)
{
    /// <summary>The reading as an item of <c>readings:</c>.</summary>
    public string ToYaml() =>
        $"      - id: {Id}\n        title: {Id}\n        because: Drawn.\n{(Question is null ? "" : $"        question: {Question}\n")}"
        + (
            Condition is null
                ? "        vague: Read so, it cannot be tested.\n"
                : $"        kind: {Kind}\n        {(Kind == "red-line" ? "crossed-when" : "met-when")}: {Condition.ToYaml()}\n"
        );

    /// <summary>A copy of a position that is encoded as it reads here.</summary>
    public PositionSketch In(PositionSketch position) =>
        Condition is null
            ? position with
            {
                Readings = [],
                IsVague = true,
                AppliesWhen = null,
                Condition = null,
                Unless = [],
            }
            : position with
            {
                Readings = [],
                Kind = Kind,
                Condition = Condition,
            };
}

/// <summary>Gives the positions of a drawn pack readings, some of which answer the same questions.</summary>
internal sealed class ReadingGenerator(Dice dice)
{
    private const int Many = 12;

    private static readonly ImmutableArray<string> Names = ["narrow", "wide", "literal"];

    /// <summary>The pack with readings.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="more">How many positions to add. Of many few share a question, so that there are many choices.</param>
    public PackSketch AddTo(PackSketch pack, int more)
    {
        var isMany = more >= Many;
        var conditions = new ConditionGenerator([.. pack.Slots], dice) { TestsStated = false };
        ImmutableArray<string> questions =
        [
            .. Enumerable.Range(1, dice.Between(1, 3)).Select(number => FormattableString.Invariant($"q{number}")),
        ];
        var added = Enumerable.Range(1, more).Select(number => Draw(number, pack, conditions));
        return pack with
        {
            Questions = questions,
            Positions =
            [
                .. pack
                    .Positions.Concat(added)
                    .Select(position =>
                        position.Kind is "red-line" or "demand" && !position.IsVague && dice.Chance(isMany ? 100 : 75)
                            ? Read(position, questions, conditions, isMany)
                            : position
                    ),
            ],
        };
    }

    private PositionSketch Draw(int number, PackSketch pack, ConditionGenerator conditions) =>
        new(
            dice.Pick(pack.Parties),
            FormattableString.Invariant($"r{number}"),
            dice.Pick(["red-line", "red-line", "demand"]),
            PackGenerator.Days[0]
        )
        {
            Condition = conditions.Draw(),
        };

    private PositionSketch Read(PositionSketch position, ImmutableArray<string> questions, ConditionGenerator conditions, bool isMany)
    {
        var question = dice.Chance(isMany ? 15 : 50) ? dice.Pick(questions) : null;
        return position with
        {
            Readings =
            [
                .. dice.Take(Names, isMany || dice.Chance(75) ? 1 : 2)
                    .Select(name => new ReadingSketch(
                        name,
                        question,
                        dice.Chance(80) ? position.Kind : dice.Pick(["red-line", "demand"]),
                        dice.Chance(92) ? conditions.Draw() : null
                    )),
            ],
        };
    }
}
