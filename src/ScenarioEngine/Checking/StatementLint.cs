using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;

namespace ScenarioEngine.Checking;

/// <summary>Holds the words of each statement against what was encoded of them, and against the source that they rest on.</summary>
internal static class StatementLint
{
    public static IEnumerable<Diagnostic> Run(RulePack pack) => [.. LostConditions(pack), .. WeakRedLines(pack)];

    /// <summary>Positions that count always although somebody said that they hold on a condition.</summary>
    private static IEnumerable<Diagnostic> LostConditions(RulePack pack) =>
        from position in pack.Positions
        where
            position is { Vague: null, Policy.IsConditional: false, Until: null, Exceptions.IsEmpty: true }
            && !ConditionWords.HasConditionOfItsOwn(position)
        let words = ConditionWords.OfStatement().Match(position.Statement.Text)
        where words.Success && !IsExplained(position, words.Value) && !IsTheLengthAskedFor(position, words.Value)
        select LintDiagnostics.LostCondition(position, words.Value);

    private static bool IsExplained(Position position, string words) =>
        position.Encoding is { } encoding
        && (encoding.Contains(words, StringComparison.OrdinalIgnoreCase) || ConditionWords.Explanation().IsMatch(encoding));

    /// <summary>Whether a length of time is no condition but what the position is about: it tests a duration.</summary>
    private static bool IsTheLengthAskedFor(Position position, string words) =>
        words.StartsWith("for ", StringComparison.OrdinalIgnoreCase)
        && position.Conditions.SelectMany(condition => condition.Tests).Any(test => test.Field.Type.IsLength);

    private static IEnumerable<Diagnostic> WeakRedLines(RulePack pack) =>
        pack
            .Positions.Where(position => position is { Policy.IsLine: true, Statement.Source.IsWeak: true })
            .Select(LintDiagnostics.WeakRedLine);
}
