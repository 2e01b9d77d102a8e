using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.NRules;

/// <summary>A fact about one field of the pack.</summary>
internal abstract class FieldFact(Field field)
{
    /// <summary>The field.</summary>
    public Field Field { get; } = field;

    /// <summary>Its issue: rules look for the issue first, so that a fact is not compared with every field of the pack.</summary>
    public Issue Issue { get; } = field.Issue;

    /// <summary>
    /// Its place among all fields, in sheets of 48: what rules of a pack with very many issues look for before the issue.
    /// </summary>
    public int Sheet => SheetOf(Field);

    /// <summary>The sheet of a field.</summary>
    public static int SheetOf(Field field) => field.Index / 48;

    /// <summary>Its value; null where nobody has settled it.</summary>
    public Value? Value { get; init; }

    private protected string Described => Value is { } value ? Field.Type.Format(value) : "unsettled";
}

/// <summary>A field and the value that the evaluation gives it. One that nobody settled is a fact too, which says so.</summary>
internal sealed class TermFact(Field field) : FieldFact(field)
{
    /// <summary>Whether the scenario itself states it.</summary>
    public bool IsStated { get; init; }

    /// <summary>Whether the field has meaning.</summary>
    public Truth HasMeaning { get; init; } = Truth.True;

    /// <summary>
    /// Whether the value is as a condition asks. A field without meaning is as none asks; whether it is stated is always known.
    /// </summary>
    public Truth Satisfies(Comparison comparison) =>
        HasMeaning == Truth.False ? Truth.False
        : comparison.AsksWhetherStated ? Of(comparison.WantsStated == IsStated)
        : HasMeaning == Truth.Unknown && Compare(comparison) != Truth.False ? Truth.Unknown
        : Compare(comparison);

    /// <summary>The term.</summary>
    public override string ToString() => $"{Field.Path}: {Described}";

    private Truth Compare(Comparison comparison) => Value is { } value ? Of(comparison.Holds(value)) : Truth.Unknown;

    private static Truth Of(bool holds) => holds ? Truth.True : Truth.False;
}

/// <summary>
/// What the scenario itself says about a field that rules settle, because implications reach it or it has meaning only at times.
/// </summary>
internal sealed class StatementFact(Field field) : FieldFact(field)
{
    /// <summary>Whether silence is read as the status quo, unless an implication settles the field or may yet.</summary>
    public bool AssumesStatusQuo { get; init; }

    /// <summary>What is said.</summary>
    public override string ToString() =>
        $"the scenario on {Field.Path}: {(Value is null && AssumesStatusQuo ? "silent, which means the status quo" : Described)}";
}

/// <summary>A term that follows from others, or may yet. Linked to what the implication rests on, and gone with it.</summary>
internal sealed class ImpliedFact(ImpliedTerm term, Truth holds)
{
    /// <summary>The field.</summary>
    public Field Field { get; } = term.Field;

    /// <summary>The value that follows.</summary>
    public Value Value { get; } = term.Value;

    /// <summary>Whether it follows; unknown where it may yet.</summary>
    public Truth Holds { get; } = holds;
}

/// <summary>The scenario, for what it leaves in force: an edit takes implications out, and exceptions count from their day.</summary>
internal sealed class ScenarioFact(Scenario scenario)
{
    /// <summary>Whether an implication counts.</summary>
    public Truth Keeps(Ruled implication) => scenario.WithoutImplications.Contains(implication.Implication) ? Truth.False : Truth.True;

    /// <summary>Whether an exception has been made by the day of the scenario.</summary>
    public Truth Admits(Excepted exception) => exception.Case.Statement.WasMadeBy(scenario.AsOf) ? Truth.True : Truth.False;
}

/// <summary>An implication, by its name.</summary>
internal sealed class Ruled(Implication implication)
{
    /// <summary>The implication.</summary>
    public Implication Implication => implication;

    /// <summary>Its name.</summary>
    public override string ToString() => $"the implication {implication.Id}";
}

/// <summary>An exception, by its day.</summary>
internal sealed class Excepted(ExceptedCase exception)
{
    /// <summary>The exception.</summary>
    public ExceptedCase Case => exception;

    /// <summary>Its day.</summary>
    public override string ToString() => exception.Statement.Stated is { } stated ? $"the exception of {stated}" : "the assumed exception";
}

/// <summary>Terms of which a rule matches many.</summary>
internal static class Terms
{
    /// <summary>The term of a field.</summary>
    public static TermFact Of(this IEnumerable<TermFact> terms, Field field) => terms.First(term => term.Field == field);
}

/// <summary>What a test of the pack compares a value with.</summary>
internal sealed class Comparison(Condition.Test test)
{
    /// <summary>Whether the test asks what the scenario says and not what the value is.</summary>
    public bool AsksWhetherStated => test.AsksWhetherStated;

    /// <summary>Whether it asks that something is said.</summary>
    public bool WantsStated => test.Values[0].Ordinal == 1;

    /// <summary>Whether a value passes.</summary>
    public bool Holds(Value value) => test.Meaning.Holds(value, test.Values);

    /// <summary>The comparison in the author's words, for NRules' pictures of its rules: <c>is at least de-facto</c>.</summary>
    public override string ToString() => ConditionText.Describe(test);
}
