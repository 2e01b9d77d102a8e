using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>One complete package: a choice for every field that has meaning in it.</summary>
/// <param name="Choices">The choices, in the order of the pack's fields.</param>
public sealed record Package(ImmutableArray<PackageChoice> Choices)
{
    /// <summary>The package as terms of a scenario, with some value out of every range.</summary>
    public ImmutableArray<Term> ToTerms() => [.. Choices.Select(choice => new Term(choice.Field, choice.Range.Sample(choice.Field.Type.Kind), choice.Field.Location))];
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

/// <summary>A package of the zone that no other surpasses: whoever prefers another gives up something that somebody else prefers.</summary>
/// <param name="Scores">For each party with preferences, what the package gives it.</param>
/// <param name="Packages">How many packages of the zone have these scores.</param>
/// <param name="Package">One of them, which has been evaluated.</param>
public sealed record BestPackage(ImmutableArray<PreferenceScore> Scores, BigInteger Packages, Package Package);

/// <summary>How far a package meets the preferences of a party.</summary>
/// <param name="Party">The party.</param>
/// <param name="Met">The weight of the preferences that are met.</param>
/// <param name="Applicable">The weight of those that apply; 0 where none does, and then nothing is unmet.</param>
public sealed record PreferenceScore(Party Party, int Met, int Applicable);

/// <summary>How many packages of the zone have each pair of options of two fields.</summary>
/// <param name="Down">The field whose options are rows.</param>
/// <param name="Across">The field whose options are columns.</param>
/// <param name="Rows">The options of the first.</param>
/// <param name="Columns">The options of the second.</param>
/// <param name="Counts">For each row, a number for each column.</param>
public sealed record FieldMap(
    Field Down, Field Across, ImmutableArray<ValueRange> Rows, ImmutableArray<ValueRange> Columns, ImmutableArray<ImmutableArray<BigInteger>> Counts);
