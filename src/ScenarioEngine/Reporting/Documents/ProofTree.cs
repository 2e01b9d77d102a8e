using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>A rule as the tree that it is, each part with whether it holds, each test with the value that it saw.</summary>
internal static class ProofTree
{
    /// <summary>The conditions of a position: when it applies, what is excepted, when it is crossed or met.</summary>
    public static ImmutableArray<Entry> Of(Evaluation evaluation, Position position)
    {
        var parts = new List<(string Role, Condition Condition)>();
        if (position.AppliesWhen is { } applies)
        {
            parts.Add(("applies when ", applies));
        }

        parts.AddRange(
            position
                .Exceptions.Where(exception => exception.Statement.WasMadeBy(evaluation.Scenario.AsOf))
                .Select(exception => ("unless ", exception.When))
        );
        if (position.Condition is { } condition)
        {
            var role = $"{position.Policy.ConditionInWords} ";
            parts.Add((parts.Count == 0 ? "" : role, condition));
        }

        return [.. parts.Select((part, number) => Root(evaluation, number == 0 ? "Tests" : "", part.Role, part.Condition))];
    }

    /// <summary>One condition.</summary>
    public static ImmutableArray<Entry> Of(Evaluation evaluation, string role, Condition condition) =>
        [Root(evaluation, "Tests", role, condition)];

    private static Entry Root(Evaluation evaluation, string label, string role, Condition condition)
    {
        var tree = Grow(evaluation, condition);
        return new Entry(label, role + tree.Text) { Branches = tree.Branches };
    }

    private static Branch Grow(Evaluation evaluation, Condition condition)
    {
        var truth = Phrases.Truth(evaluation.TruthOf(condition));
        return condition switch
        {
            Condition.All { Parts: [var only] } => Grow(evaluation, only),
            Condition.Any { Parts: [var only] } => Grow(evaluation, only),
            Condition.Test test => new Branch(
                $"{ConditionText.Describe((Condition)test)}: {truth} ({Phrases.Seen(evaluation, test.Field)})",
                []
            ),
            Condition.Not not => new Branch($"not: {truth}", [Grow(evaluation, not.Part)]),
            Condition.All all => new Branch($"all of: {truth}", Grow(evaluation, all.Parts)),
            Condition.Any any => new Branch($"any of: {truth}", Grow(evaluation, any.Parts)),
            Condition.Over over => new Branch($"{ConditionText.Range(over)}: {truth}", Grow(evaluation, over.Instances)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static ImmutableArray<Branch> Grow(Evaluation evaluation, ImmutableArray<Condition> parts) =>
        [.. parts.Select(part => Grow(evaluation, part))];
}
