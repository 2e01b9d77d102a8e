using ScenarioEngine.Comparing;

namespace ScenarioEngine.Explaining;

/// <summary>Says which edits make a difference.</summary>
internal static class CauseText
{
    /// <summary>How many sets of edits are listed; past that a reader is told how many more there are.</summary>
    private const int Most = 3;

    /// <summary>The edits in one line: <c>recognition: none, or sanctions.relief: full and frozen-assets: kept together</c>.</summary>
    public static string Describe(Cause cause)
    {
        var sets = cause
            .Sets.Take(Most)
            .Select(set => set.Length == 1 ? set[0].Name : $"{Listing.Join([.. set.Select(edit => edit.Name)], "and")} together");
        var more = cause.Sets.Length > Most ? FormattableString.Invariant($", or {cause.Sets.Length - Most} more ways") : "";
        var doubt = cause.IsSmallest ? "" : " (there are too many edits to look for fewer)";
        return string.Join(", or ", sets) + more + doubt;
    }
}
