using ScenarioEngine.Explaining;

namespace ScenarioEngine.Web.Wording;

#pragma warning disable CS1591 // A fixed text is its own description.

/// <content>The words of the tool, explained.</content>
public static partial class English
{
    public static class Vocabulary
    {
        public const string Title = "Words";
        public const string Lead =
            "What the words of these pages mean here. A stated line is what somebody has said in public, with a day and a source; it is never what anybody would do.";

        /// <summary>Every word with what it means: those of the reports, and those that only the pages and the counting use.</summary>
        public static IEnumerable<(string Word, string Meaning)> All =>
            Glossary.Entries.Concat(OfPages).OrderBy(entry => entry.Word, StringComparer.Ordinal);

        private static (string Word, string Meaning)[] OfPages =>
            [
                (
                    "rule pack",
                    "the record of one negotiation: what there is to settle, who the parties are, and what they have stated, each with its source"
                ),
                ("scenario", "a package with a title and a day, to begin a table with"),
                ("issue", "something to be settled; it has one field or several"),
                ("field", "one question of an issue, settled by one of its options"),
                ("option", "a value that a field may take"),
                ("package", "terms taken together; whole when every field that has meaning has one"),
                ("table", "the page on which terms are laid; its address holds them all, so a link shared is the table shared"),
                ("zone", "the whole packages that can exist and cross nobody’s stated red line"),
                ("possible", "a package is possible when no constraint rules it out and nothing in it denies what follows from it"),
                ("finding", "what became of one position: crossed or respected, unmet or met, offered, open, or it does not apply"),
                ("verdict", "what the findings of one party come to: conflict, objection, clear, open, or nothing to test"),
                ("conflict", "a stated red line of the party is crossed"),
                ("objection", "no red line is crossed, and something that the party asks for is unmet"),
                ("impossible", "these terms cannot stand together, whoever wants them"),
                ("contradictory", "the package says one thing, and another follows from it"),
                ("way out", "a smallest change of terms after which no stated red line is crossed"),
                ("deadlock", "a smallest group of red lines that no package can respect together"),
                ("concession", "a smallest group of red lines without which the zone is no longer empty"),
                ("near miss", "a package that crosses one stated red line and no other"),
                ("price of a line", "how many times as many packages would cross nobody’s line if this one alone were dropped"),
                ("reading", "one honest way to turn words that were said into a condition; where there are others, the page has a switch"),
                (
                    "too vague to test",
                    "words in which no condition can be read; they stand beside the verdict, so that nobody takes them for silence"
                ),
                ("fact", "something that was said and is no position, shown beside what it concerns"),
                ("closes", "with this option no package is left that keeps to everybody’s stated red lines"),
            ];
    }
}
