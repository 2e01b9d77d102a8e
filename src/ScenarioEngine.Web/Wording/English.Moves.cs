using ScenarioEngine.Model;

namespace ScenarioEngine.Web.Wording;

#pragma warning disable CS1591 // A fixed text is its own description.

/// <content>The words about what packages are worth to parties, and about moves between states.</content>
public static partial class English
{
    public static class Values
    {
        public const string Title = "What it is worth to each party";
        public const string Means =
            "A score from 0 to 1: of each preference its share, and how much of that these terms give. Where terms are open that matter, the least and the most. A score moves no verdict.";

        public static string[] Heads => ["Preference", "Share", "Had", "Walks away"];

        public static string Between(string low, string high) => $"{low} to {high}";

        /// <summary>Whether a party would stay with a score, as far as that can be told.</summary>
        public static string Stays(Party party, ScoreRange score) =>
            party.WalksAwayBelow is not { } below ? ""
            : score.Low.Value >= Fraction.Of(below) ? "no"
            : score.High.Value < Fraction.Of(below) ? $"yes, below {below}"
            : $"open, below {below}";
    }

    public static class Moves
    {
        public const string Title = "Moves and stability";
        public const string Button = "Moves";
        public const string Means =
            "A move is one party’s own; stable is a state that a party does not leave by the notion in question. Who would move is more than a pack can tell.";
        public const string Picture =
            "The states and the moves between them: filled, where not all notions call a state stable for all; dotted, where a move leaves its party no better off.";
        public const string Legend =
            "N: Nash. G: general metarationality. M: symmetric metarationality. S: sequential stability. A dash: without meaning, or stable by none. Ranks: 1 is best.";
        public const string Now = "Why this state is stable, or is not";
        public const string NoNow = "These terms do not settle every field that a party controls, so they name no one state.";
        public const string Together = "Where several parties could go together from here, each of them better off";
        public const string TooMany = "There are more states than fit on a page; the command line lists those that are stable.";
        public const string All = "All";

        public static readonly (string Title, string Text) None = (
            "There are no moves",
            "No party of this pack settles anything by itself."
        );

        public static string State(int number) => $"State {number}";

        public static string To(int number, string parties) => $"{parties}, to state {number}";
    }
}
