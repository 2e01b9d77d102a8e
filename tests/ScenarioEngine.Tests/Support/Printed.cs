using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Tests.Support;

/// <summary>Evaluations as sorted lines, to be compared whoever made them.</summary>
internal static class Printed
{
    public static IEnumerable<string> Of(NaiveEvaluation found) =>
        Sorted([
            $"outcome: {found.Outcome}",
            .. found.Parties.Select(pair => Party(pair.Key, pair.Value.Verdict)),
            .. found.Statuses.Where(pair => pair.Value != FindingStatus.LeftOut).Select(pair => Finding(pair.Key, pair.Value)),
            .. found.LeftOut.Select(LeftOut),
            .. found.Contradictions.Select(Contradiction),
            .. found.Constraints.Select(pair => Constraint(pair.Key, pair.Value)),
            .. found.Settlements.Select(pair => Value(pair.Key, pair.Value.Value, found.Applicable[pair.Key])),
        ]);

    public static IEnumerable<string> Of(Evaluation found) =>
        Sorted([
            $"outcome: {found.Outcome}",
            .. found.Parties.Select(party => Party(party.Party, party.Verdict)),
            .. found.Findings.Select(finding => Finding(finding.Position, finding.Status)),
            .. found.LeftOut.Select(leftOut => LeftOut(leftOut.Position)),
            .. found.Contradictions.Select(contradiction => Contradiction(contradiction.Field)),
            .. found.Constraints.Select(constraint => Constraint(constraint.Constraint, constraint.IsBroken)),
            .. found.Scenario.Pack.Fields.Select(found.StateOf).Select(state => Value(state.Field, state.Value, state.IsApplicable)),
        ]);

    /// <summary>The changes of every finding, and what each would worsen.</summary>
    public static IEnumerable<string> ChangesOf(Evaluation found) =>
        Sorted(
            from finding in found.Findings
            from change in finding.Changes
            let name = $"change {finding.Position}: {change.Field}: {Range(change)} is {change.Status}"
            from line in change.Worsens.Select(position => $"{name}, worse for {position}").Prepend(name)
            select line
        );

    /// <summary>The reason of every finding.</summary>
    public static IEnumerable<string> ReasonsOf(Evaluation found) =>
        Sorted(found.Findings.Select(finding => $"because {finding.Position}: {string.Join(", ", finding.Because)}"));

    /// <summary>How many terms every reason has: of several smallest sets, any will do.</summary>
    public static IEnumerable<string> ReasonSizesOf(Evaluation found) =>
        Sorted(
            found
                .Findings.Where(finding => !finding.IsWhicheverWay)
                .Select(finding => FormattableString.Invariant($"because {finding.Position}: {finding.Because.Length} terms"))
        );

    /// <summary>The lines that only one of two evaluations has; null when there are none.</summary>
    public static string? Difference(IEnumerable<string> expected, IEnumerable<string> found)
    {
        var (first, second) = (Sorted(expected).ToList(), Sorted(found).ToList());
        return first.SequenceEqual(second, StringComparer.Ordinal)
            ? null
            : $"Expected: {string.Join("; ", first.Except(second))}\nFound: {string.Join("; ", second.Except(first))}";
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> lines) => lines.Order(StringComparer.Ordinal);

    private static string Party(Party party, Verdict verdict) => $"party {party}: {verdict}";

    private static string Finding(Position position, FindingStatus status) => $"finding {position}: {status}";

    private static string LeftOut(Position position) => $"left out {position}: yes";

    private static string Contradiction(Field field) => $"contradiction: {field}";

    private static string Constraint(Constraint constraint, bool? holds) => $"constraint {constraint.Id}: {holds?.ToString() ?? "unknown"}";

    /// <summary>What a range covers: `after 28 February` and `1 March or later` are the same.</summary>
    private static string Range(Change change)
    {
        if (change.Field.Type.Kind != FieldKind.Date)
        {
            return change.To.Describe(change.Field.Type);
        }

        var (low, high) = (
            change.To.Low?.Ordinal + (change.To.IncludesLow ? 0 : 1),
            change.To.High?.Ordinal - (change.To.IncludesHigh ? 0 : 1)
        );
        return FormattableString.Invariant($"{low} to {high}");
    }

    private static string Value(Field field, Value? value, bool? applies) =>
        $"value {field}: {(value is { } known ? Value(field, known) : "unsettled")}, applies {applies?.ToString() ?? "unknown"}";

    /// <summary>Two lengths are the same whatever their units.</summary>
    private static string Value(Field field, Value known) =>
        field.Type.Kind == FieldKind.Duration ? FormattableString.Invariant($"a length of {known.Ordinal}") : field.Type.Format(known);
}
