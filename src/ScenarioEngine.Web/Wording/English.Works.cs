using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Repairing;

namespace ScenarioEngine.Web.Wording;

#pragma warning disable CS1591 // A fixed text is its own description.

/// <content>The fixed words of the page that shows packages which work.</content>
public static partial class English
{
    public static class Works
    {
        public const string Show = "Show me one that works";
        public const string Title = "Packages that work";
        public const string BestFor = "Best for";
        public const string And = "and for";
        public const string Choose = "Show";
        public const string None = "There is no package that works";
        public const string TooLarge =
            "This pack is too large to be explored exactly, and nothing is guessed. Settle some terms, and ask again.";
        public const string Keeps = "Each keeps every term of the table, settles what is left, and crosses nobody’s stated red line.";
        public const string Alters =
            "No package with the terms of the table keeps to everybody’s stated red lines, whatever else is agreed. These do, with some terms changed.";
        public const string Unchanged = "Changes no term of the table.";
        public const string Changes = "Changes";
        public const string Misses = "Missing all the same";
        public const string ClosestTitle = "What comes closest";
        public const string Lay = "Put it on the table, beside mine";
        public const string Nobody =
            "No party has stated a demand, precondition or preference that counts here: beyond red lines nothing tells these packages apart.";
        public const string OnlyOne = "There is no other.";
        public const string NothingPossible =
            "No package is possible at all here: the constraints of the pack and the options that are left shut out every one.";
        public const string Caution =
            "A package that crosses no stated red line is no agreement: it says what nobody has ruled out, not what anybody would sign.";

        internal static string For(Example example, bool keepsTerms)
        {
            var best = example.BestFor.IsEmpty ? null : $"best for {Listing.And(example.BestFor.Select(party => party.Title))}";
            return Heading(
                (example.IsNearest && !keepsTerms, best) switch
                {
                    (true, null) => "nearest to the table",
                    (true, _) => $"nearest to the table, and {best}",
                    (false, null) => "one of them",
                    _ => best,
                }
            );
        }

        public static string Settles(int terms) => $"{Count(terms, "term", "terms")} in all";

        public static string Change(Field field, string from, string to) => $"{Field(field)}: {from} → {to}";

        /// <summary>How much of what a party asks for and prefers a package meets.</summary>
        public static string Meets(Party party, int met, int of) =>
            met == of
                ? $"{party.Title} gets all that it has asked for or said that it prefers."
                : FormattableString.Invariant(
                    $"{party.Title} gets {(met == 0 ? "none" : FormattableString.Invariant($"{met}"))} of the {Count(of, "thing", "things").ToLowerInvariant()} that it has asked for or said that it prefers; no package of these gives it more."
                );

        public static string Why(int deadlocks) =>
            deadlocks switch
            {
                0 => "Every possible package crosses somebody’s stated red line.",
                1 => "Every possible package crosses somebody’s stated red line, because these cannot all be respected together:",
                _ =>
                    "Every possible package crosses somebody’s stated red line, because in each of these groups not all can be respected together:",
            };

        public static string Closest(int lines) =>
            $"Of all possible packages none crosses fewer than {(lines == 1 ? "one stated red line" : $"{Count(lines, "", "").Trim().ToLowerInvariant()} stated red lines")}. This one crosses:";

        public static string Titled(string table) => $"{Title}: {table}";

        /// <summary>For whom a way out is one: whose verdicts are better after it, and whose are worse.</summary>
        public static string ForWhom(Evaluation before, Evaluation after)
        {
            var pairs = before
                .Parties.Zip(after.Parties, (was, becomes) => (becomes.Party, Change: (int)was.Verdict - (int)becomes.Verdict, becomes))
                .ToList();
            string[] parts =
            [
                .. Say("Better for", pairs.Where(pair => pair.Change < 0)),
                .. Say("Worse for", pairs.Where(pair => pair.Change > 0)),
            ];
            return string.Join(' ', parts);

            static IEnumerable<string> Say(string word, IEnumerable<(Party Party, int Change, PartyResult Result)> pairs) =>
                pairs.Select(pair => $"{pair.Party.Title} (then {Phrases.Verdict(pair.Result)})").ToList() is { Count: > 0 } named
                    ? [$"{word} {Listing.And(named)}."]
                    : [];
        }
    }
}
