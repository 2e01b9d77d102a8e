using System.Text.RegularExpressions;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;

namespace ScenarioEngine.Checking;

/// <summary>Holds the words of each statement against what was encoded of them, and against the source that they rest on.</summary>
internal static partial class StatementLint
{
    public static IEnumerable<Diagnostic> Run(RulePack pack) => [.. LostConditions(pack), .. WeakRedLines(pack)];

    /// <summary>Positions that count always although somebody said that they hold on a condition.</summary>
    private static IEnumerable<Diagnostic> LostConditions(RulePack pack) =>
        from position in pack.Positions
        where position is { Vague: null, Policy.IsConditional: false, Until: null, Exceptions.IsEmpty: true } && !HasConditionOfItsOwn(position)
        let words = ConditionalWords().Match(position.Statement.Text)
        where words.Success && !IsExplained(position, words.Value) && !IsTheLengthAskedFor(position, words.Value)
        select LintDiagnostics.LostCondition(position, words.Value);

    /// <summary>What an openness offers is its one field; with a second one it may hold the condition. So it is with what another kind asks for.</summary>
    private static bool HasConditionOfItsOwn(Position position) =>
        (!position.Policy.IsOffer && position.AppliesWhen is not null)
        || position.Conditions.SelectMany(condition => condition.Tests).Select(test => (test.Field.Issue, test.Field.Name)).Distinct().Skip(1).Any();

    private static bool IsExplained(Position position, string words) =>
        position.Encoding is { } encoding && (encoding.Contains(words, StringComparison.OrdinalIgnoreCase) || Explanation().IsMatch(encoding));

    /// <summary>Whether a length of time is no condition but what the position is about: it tests a duration.</summary>
    private static bool IsTheLengthAskedFor(Position position, string words) =>
        words.StartsWith("for ", StringComparison.OrdinalIgnoreCase)
        && position.Conditions.SelectMany(condition => condition.Tests).Any(test => test.Field.Type.Kind == FieldKind.Duration);

    private static IEnumerable<Diagnostic> WeakRedLines(RulePack pack) =>
        pack.Positions.Where(position => position is { Policy.IsLine: true, Statement.Source.IsWeak: true }).Select(LintDiagnostics.WeakRedLine);

    /// <summary>Words that make what follows a condition. "For" is one only before a length of time, and in an exchange; "at once" is none.</summary>
    [GeneratedRegex(
        @"\b(?:if|unless|until|(?<!\bat )once|after|provided|as long as|in (?:return|exchange) for|for (?:an? |one |two |three |some |sixty |thirty |\d+ )?(?:few )?(?:hour|day|week|month|year)s?)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex ConditionalWords();

    /// <summary>How an encoder says what became of a condition.</summary>
    [GeneratedRegex(@"\bcondition|\btested\b|\bno field\b|\bleft out\b", RegexOptions.IgnoreCase)]
    private static partial Regex Explanation();
}
