namespace ScenarioEngine.Web.Wording;

#pragma warning disable CS1591 // A fixed text is its own description.

/// <content>The words about the room that is left once demands and preconditions are kept to as well.</content>
public static partial class English
{
    public static class Honest
    {
        public const string Title = "Room of each party, and what it leaves of that by what it asks";
        public const string Means =
            "Packages with these terms that keep to a party’s red lines; of them those that also meet its demands; of those the ones that also meet its preconditions. What does not apply counts as met, and what is too vague to test counts nowhere.";
        public const string All = "All of them";
        public const string Balance = "How many positions count";
        public const string BalanceMeans = "A party of which few are written down looks flexible.";
        public const string NoProbability =
            "A count depends on what the vocabulary can say; a share of packages is no probability, and measures nobody’s will.";

        public static string[] Heads => ["Red lines", "Also demands", "Also preconditions"];
    }
}
