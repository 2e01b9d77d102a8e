using System.Collections.Immutable;
using System.Globalization;

namespace ScenarioEngine.Tests.Support;

/// <summary>Draws conditions over some of a pack's fields.</summary>
/// <param name="slots">The fields that may be named: all of them, or those that stand before what the condition decides.</param>
/// <param name="dice">Chance.</param>
internal sealed class ConditionGenerator(ImmutableArray<SlotSketch> slots, Dice dice)
{
    private const int DeepestLevel = 3;

    /// <summary>The issues with instances, each with those of its fields that may be named for all instances.</summary>
    private readonly ImmutableArray<IssueSketch> _ranges =
    [
        .. from slot in slots
        where slot.Instance is not null
        group slot by slot.Issue.Id into issue
        let whole = issue.First().Issue
        let fields = issue.GroupBy(slot => slot.Field).Where(field => field.Count() == whole.Per.Length).Select(field => field.Key)
        where fields.Any()
        select whole with
        {
            Fields = [.. fields],
        },
    ];

    /// <summary>Whether there is anything to name.</summary>
    public bool IsPossible => !slots.IsEmpty;

    /// <summary>Whether fields may be tested for being stated.</summary>
    public bool TestsStated { get; init; } = true;

    /// <summary>A condition.</summary>
    /// <param name="inside">The issue whose fields may be named on their own, with those fields; or null.</param>
    public ConditionSketch Draw(IssueSketch? inside = null) => Draw(inside, level: 0);

    /// <summary>A condition on every field that may be named.</summary>
    public ConditionSketch DrawWide() =>
        new ConditionSketch.Any([.. slots.Select(slot => new ConditionSketch.Test(slot.Path, DrawComparisons(slot.Field)))]);

    private ConditionSketch Draw(IssueSketch? inside, int level) =>
        (level < DeepestLevel ? dice.Below(20) : 0) switch
        {
            < 11 => DrawTest(inside),
            < 13 => DrawTogether(inside, level),
            < 14 => new ConditionSketch.All(DrawParts(inside, level)),
            < 16 => new ConditionSketch.Any(DrawParts(inside, level)),
            < 17 => new ConditionSketch.Not(Draw(inside, level + 1)),
            _ => _ranges.IsEmpty ? DrawTest(inside) : DrawOver(level),
        };

    private ImmutableArray<ConditionSketch> DrawParts(IssueSketch? inside, int level) =>
        [.. Enumerable.Range(0, dice.Between(1, 3)).Select(_ => Draw(inside, level + 1))];

    private ConditionSketch DrawTogether(IssueSketch? inside, int level)
    {
        var parts = DrawParts(inside, level).Where(part => part is not ConditionSketch.Together).ToImmutableArray();
        var together = new ConditionSketch.Together(parts);
        return parts.IsEmpty ? DrawTest(inside)
            : together.HasDistinctKeys ? together
            : new ConditionSketch.All(parts);
    }

    private ConditionSketch.Over DrawOver(int level)
    {
        var issue = dice.Pick(_ranges);
        var quantifier = dice.Pick(["some", "every", "no", "count"]);
        var bounds = quantifier == "count" ? DrawBounds(issue.Per.Length) : [];
        return new ConditionSketch.Over(quantifier, issue.Id, Draw(issue, level + 1), bounds);
    }

    private ImmutableArray<ComparisonSketch> DrawBounds(int instances)
    {
        var low = dice.Between(0, instances);
        var between = $"[{Text(low)}, {Text(dice.Between(low, instances))}]";
        if (dice.Chance(20))
        {
            return [new ComparisonSketch("at-least", Text(low)), new ComparisonSketch("at-most", Text(dice.Between(low, instances)))];
        }

        var operators = dice.Take(["is", "at-least", "at-most", "more-than", "less-than", "between"], 1);
        return [.. operators.Select(name => new ComparisonSketch(name, name == "between" ? between : Text(dice.Between(0, instances))))];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private ConditionSketch.Test DrawTest(IssueSketch? inside)
    {
        if (inside is not null && dice.Chance(75))
        {
            var field = dice.Pick(inside.Fields);
            var path =
                field.Name is null ? inside.Id
                : dice.Chance(10) ? $"{inside.Id}.{field.Name}"
                : field.Name;
            return new ConditionSketch.Test(path, DrawComparisons(field));
        }

        var slot = dice.Pick(slots);
        return new ConditionSketch.Test(slot.Path, DrawComparisons(slot.Field));
    }

    private ImmutableArray<ComparisonSketch> DrawComparisons(FieldSketch field)
    {
        var operators = OperatorsFor(field).Where(name => TestsStated || name != "stated").ToList();
        var drawn = dice.Take(operators, dice.Chance(85) ? 1 : 2);
        // Two bounds might leave nothing between them, which is a mistake.
        return [.. (drawn.TrueForAll(IsBound) ? drawn.Take(1) : drawn).Select(name => DrawComparison(field, name))];
    }

    private static IEnumerable<string> OperatorsFor(FieldSketch field) =>
        [
            "is",
            "is-not",
            "stated",
            .. field.IsSet ? ["includes", "includes-all", "excludes"] : new[] { "one-of", "none-of" },
            .. field.Type == "scale" || field.IsContinuous ? new[] { "at-least", "at-most", "between" } : [],
            .. field.Type == "date" ? ["before", "after"]
            : field.Type == "scale" || field.IsContinuous ? new[] { "more-than", "less-than" }
            : [],
        ];

    private static bool IsBound(string name) =>
        name is "at-least" or "at-most" or "more-than" or "less-than" or "between" or "before" or "after";

    private ComparisonSketch DrawComparison(FieldSketch field, string name) =>
        name switch
        {
            "is" => new ComparisonSketch(name, FieldGenerator.DrawValue(field, dice), IsShort: dice.Chance(60)),
            "is-not" => new ComparisonSketch(name, FieldGenerator.DrawValue(field, dice)),
            "stated" => new ComparisonSketch(name, dice.Pick(["yes", "no"])),
            "includes" => new ComparisonSketch(name, dice.Pick(field.Values)),
            "includes-all" => new ComparisonSketch(name, FieldGenerator.WriteList(dice.Some(field.Values, 60))),
            "excludes" => new ComparisonSketch(
                name,
                dice.Chance(50) ? dice.Pick(field.Values) : FieldGenerator.WriteList(dice.Some(field.Values, 60))
            ),
            "one-of" or "none-of" => new ComparisonSketch(name, FieldGenerator.WriteList(DrawList(field))),
            "between" => new ComparisonSketch(name, FieldGenerator.WriteList(DrawRange(field))),
            _ => new ComparisonSketch(name, FieldGenerator.Write(field, dice.Below(field.Values.Length), dice)),
        };

    private IEnumerable<string> DrawList(FieldSketch field)
    {
        var indexes = Enumerable.Range(0, field.Values.Length).ToList();
        return dice.Shuffle(dice.Take(indexes, dice.Between(1, indexes.Count))).Select(index => FieldGenerator.Write(field, index, dice));
    }

    private IEnumerable<string> DrawRange(FieldSketch field)
    {
        var low = dice.Below(field.Values.Length);
        return [FieldGenerator.Write(field, low, dice), FieldGenerator.Write(field, dice.Between(low, field.Values.Length - 1), dice)];
    }
}
