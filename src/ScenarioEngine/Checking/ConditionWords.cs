using System.Text.RegularExpressions;
using ScenarioEngine.Model;

namespace ScenarioEngine.Checking;

/// <summary>Words of English that make what follows a condition, and the words by which an encoder says what became of one.</summary>
internal static partial class ConditionWords
{
    /// <summary>"For" is one only before a length of time, and in an exchange; "at once" is none.</summary>
    private const string InStatements =
        @"(?<!\b(?:even|as) )if|unless|until|(?<!\bat )once|after|not yet(?! (?:clear|known|certain))|provided|as long as|in (?:return|exchange) for|for (?:an? |one |two |three |some |sixty |thirty |\d+ )?(?:few )?(?:hour|day|week|month|year)s?";

    /// <summary>A source says the same in more ways than a paraphrase needs.</summary>
    private const string InSources =
        $@"only (?:if|when|where|after|once|in|with|under)|{InStatements}|providing that|so long as|as soon as|on (?:the )?condition|conditional on|subject to|except|excluding|in the event of|in case|assuming|upon|without|before|(?<!\bnot )only|pending|failing";

    /// <summary>The conditional words of a statement of a pack.</summary>
    [GeneratedRegex($@"\b(?:{InStatements})\b", RegexOptions.IgnoreCase)]
    public static partial Regex OfStatement();

    /// <summary>The conditional words of a source.</summary>
    [GeneratedRegex($@"\b(?:{InSources})\b", RegexOptions.IgnoreCase)]
    public static partial Regex OfSource();

    /// <summary>How an encoder says that a condition is not encoded.</summary>
    [GeneratedRegex(@"\bcondition|\btested\b|\bno field\b|\bleft out\b", RegexOptions.IgnoreCase)]
    public static partial Regex Explanation();

    /// <summary>
    /// Whether a position tests more than what it is about. What an openness offers is its one field; with a second one it may hold a
    /// condition. So it is with what another kind asks for.
    /// </summary>
    public static bool HasConditionOfItsOwn(Position position) =>
        (!position.Policy.IsOffer && position.AppliesWhen is not null)
        || position
            .Conditions.SelectMany(condition => condition.Tests)
            .Select(test => (test.Field.Issue, test.Field.Name))
            .Distinct()
            .Skip(1)
            .Any();
}
