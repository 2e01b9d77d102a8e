namespace ScenarioEngine.Web.Wording;

#pragma warning disable CS1591 // A fixed text is its own description.

/// <content>The words of what is printed for a class without a network.</content>
public static partial class English
{
    public static class Print
    {
        public const string Title = "Print for a class";
        public const string HowTo =
            "Print this page, on A4 or Letter: a worksheet for each team, cards to cut and lay, and on the last sheets the key for the teacher.";
        public const string Team = "Team:";
        public const string Terms = "The package";
        public const string NoTerms = "Nothing is settled yet. Lay cards of options, and write the package down:";
        public const string Predict = "What will become of it? Tick one.";
        public const string Why = "Because:";
        public const string WayOut = "What is the smallest change that opens the way?";
        public const string Change = "We would change:";
        public const string BetterFor = "It would be better for:";
        public const string Cards = "Cards of options";
        public const string AllCards = "Cut them, and lay at most one of each question.";

        public static string Titled(string table) => $"{Title}: {table}";

        public static string Worksheet(string table) => $"Worksheet: {table}";

        public static string Key(string table) => $"Key, for the teacher: {table}";

        public static string SomeCards(int fields, int all) =>
            FormattableString.Invariant(
                $"Cut them, and lay at most one of each question: {fields} of the {all} questions of the pack, those on which this package turns."
            );
    }
}
