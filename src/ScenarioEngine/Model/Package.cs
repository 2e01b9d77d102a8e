using System.Collections.Immutable;

namespace ScenarioEngine.Model;

/// <summary>One complete package: a choice for every field that has meaning in it.</summary>
/// <param name="Choices">The choices, in the order of the pack's fields.</param>
public sealed record Package(ImmutableArray<PackageChoice> Choices)
{
    /// <summary>The package as terms of a scenario, with some value out of every range.</summary>
    public ImmutableArray<Term> ToTerms() =>
        [.. Choices.Select(choice => new Term(choice.Field, choice.Range.Sample(choice.Field.Type), choice.Field.Location))];

    /// <summary>The terms, as a scenario states them: <c>recognition: none; ceasefire.line: current-lines</c>.</summary>
    public override string ToString() => string.Join("; ", Choices);
}

/// <summary>A field of a package and what it is settled at.</summary>
/// <param name="Field">The field.</param>
/// <param name="Range">The value, or a range of values of which no rule tells one from another.</param>
public sealed record PackageChoice(Field Field, ValueRange Range)
{
    /// <summary>Whether the choice gives up the purpose of a settlement, such as that the fighting goes on.</summary>
    public bool GivesUp => Field.Type.GivesUp(Range);

    /// <summary>The choice in the words of the file.</summary>
    public override string ToString() => $"{Field.Path}: {Range.Describe(Field.Type)}";
}
