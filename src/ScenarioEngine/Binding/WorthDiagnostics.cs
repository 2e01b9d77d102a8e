using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;
using ScenarioEngine.Text;

namespace ScenarioEngine.Binding;

/// <summary>What can be wrong with what values are worth to a party.</summary>
internal static class WorthDiagnostics
{
    private static readonly DescriptorList Codes = new();

    public static ImmutableArray<DiagnosticDescriptor> All => Codes.All;

    private static readonly DiagnosticDescriptor WrongWeightDescriptor = Codes.Error("SE2018", "Weight that is no weight");

    public static Diagnostic WrongWeight(Word weight) =>
        new(WrongWeightDescriptor, weight.Location, $"`{UserText.Quote(weight.Text)}` is not a positive number.")
        {
            Hint =
                "Write how much the preference matters beside the party's others, such as `weight: 2` or `weight: 0.35`; without `weight` it is 1.",
        };

    private static readonly DiagnosticDescriptor MissingWorthDescriptor = Codes.Error("SE2074", "Value without a worth");

    public static Diagnostic MissingWorth(SourceLocation values, Field field, IEnumerable<string> missing) =>
        new(
            MissingWorthDescriptor,
            values,
            $"`{field.Path}` can also be {UserText.InProse(missing.Select(value => $"`{value}`"))}, and nothing says what that is worth."
        )
        {
            Hint = "Give every value a number; write 0 for what is worth nothing to the party.",
            Related = [new RelatedLocation(field.Location, $"`{field.Path}` is declared here")],
        };

    public static Diagnostic MissingFirstWorth(SourceLocation values, Field field) =>
        new(
            MissingWorthDescriptor,
            values,
            field.Type.Lowest is null
                ? $"`{field.Path}` has no lowest value, so nothing says what a value below the first of these is worth."
                : $"`{field.Path}` begins at {field.Type.Format(Value.OfOrdinal(field.Type.Lowest).GetValueOrDefault())}, and nothing says what the values before the first of these are worth."
        )
        {
            Hint = field.Type.Lowest is null
                ? "Give the field `min`, and `values` a number for it."
                : "Give the lowest value a number too.",
            Related = [new RelatedLocation(field.Location, $"`{field.Path}` is declared here")],
        };

    private static readonly DiagnosticDescriptor WrongWorthDescriptor = Codes.Error("SE2075", "Worth that is no worth");

    public static Diagnostic WrongWorth(Word amount) =>
        new(WrongWorthDescriptor, amount.Location, $"`{UserText.Quote(amount.Text)}` is not a number from 0 on.")
        {
            Hint = "Write a number such as `8` or `2.5`, on any scale of the party's own; what is worst for it is 0.",
        };

    public static Diagnostic WorthNothing(SourceLocation values, Field field) =>
        new(WrongWorthDescriptor, values, $"No value of `{field.Path}` is worth anything here.")
        {
            Hint = "Give the best value a number above 0, or delete the preference.",
        };

    private static readonly DiagnosticDescriptor BetweenStepsDescriptor = Codes.Error("SE2076", "Value between two steps");

    public static Diagnostic BetweenSteps(Word value, Field field) =>
        new(
            BetweenStepsDescriptor,
            value.Location,
            $"`{UserText.Quote(value.Text)}` lies between two steps of `{field.Path}`, which goes from {field.Type.Format(field.Type.Minimum.GetValueOrDefault())} in steps of {field.Type.Format(field.Type.Step.GetValueOrDefault())}."
        )
        {
            Hint = "Write a value that the field takes, or make its `step` smaller.",
            Related = [new RelatedLocation(field.Location, $"`{field.Path}` is declared here")],
        };

    private static readonly DiagnosticDescriptor WrongStepDescriptor = Codes.Error("SE2077", "Steps that do not fit");

    public static Diagnostic WrongStep(Word step, string why) =>
        new(WrongStepDescriptor, step.Location, $"The field cannot take values in steps of `{UserText.Quote(step.Text)}`: {why}.")
        {
            Hint = "Correct `step`, `min` or `max`; without `step` the field takes every value between them.",
        };

    private static readonly DiagnosticDescriptor PriorityDescriptor = Codes.Error("SE2078", "Priorities that give no order");

    public static Diagnostic WrongPriority(Word priority) =>
        new(PriorityDescriptor, priority.Location, $"`{UserText.Quote(priority.Text)}` is not a rank.")
        {
            Hint = "Write `priority: 1` for what outranks all else, `priority: 2` for what comes next.",
        };

    public static Diagnostic PriorityOnSome(Position without, Position with) =>
        new(
            PriorityDescriptor,
            without.Location,
            $"`{without.FullName}` has no `priority`, and other preferences of `{without.Party.Id}` have one."
        )
        {
            Hint = "Give each preference of the party a `priority`, or none.",
            Related = [new RelatedLocation(with.Location, "one that has")],
        };

    public static Diagnostic PriorityWithoutScale(Word walksAwayBelow, Position with) =>
        new(
            PriorityDescriptor,
            walksAwayBelow.Location,
            "The party ranks its preferences, so its packages have an order and no score to walk away from."
        )
        {
            Hint = "Delete `walks-away-below`, or give the preferences weights in place of `priority`.",
            Related = [new RelatedLocation(with.Location, "ranked here")],
        };

    private static readonly DiagnosticDescriptor WalksAwayDescriptor = Codes.Error("SE2079", "Score that no package has");

    public static Diagnostic WrongScore(Word score) =>
        new(WalksAwayDescriptor, score.Location, $"`{UserText.Quote(score.Text)}` is not a score: those go from 0 to 1.")
        {
            Hint = "Write a number from 0 to 1, such as `walks-away-below: 0.6`.",
        };
}
