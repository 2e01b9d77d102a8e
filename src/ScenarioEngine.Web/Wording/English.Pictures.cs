using ScenarioEngine.Explaining;
using ScenarioEngine.Exploring;

namespace ScenarioEngine.Web.Wording;

#pragma warning disable CS1591 // A fixed text is its own description.

/// <content>The words beside pictures.</content>
public static partial class English
{
    public static class Pictures
    {
        public const string Title = "In pictures";
        public const string Room = "How much room is left";
        public const string Prices = "What each red line costs";
        public const string NoPrices =
            "Without any one of the lines it would be the same: each is covered by others, or nothing crosses it.";
        public const string Deadlocks = "Which red lines stand in each other’s way";
        public const string Time = "The same package on other days";
        public const string FewDays = "Its pack knows too few days on which something was said for a picture.";
        public const string Class = "The packages by two counts";
        public const string Crossed = "stated red lines crossed";
        public const string Unmet = "demands and preconditions unmet";
        public const string Package = "Package";
        public const string Kind = "Whose";
        public const string OfTheClass = "of the class";
        public const string OfThePack = "of the pack";

        public static string Titled(string table) => $"{Title}: {table}";

        /// <summary>The share of the zone in words, where one can hold it in mind.</summary>
        public static string InWords(Exploration exploration) =>
            exploration switch
            {
                { Possible.IsZero: true } => "No package with these terms is possible at all.",
                { Zone.IsZero: true } => "Of all possible packages with these terms none keeps to everybody’s stated red lines.",
                _ when Amounts.Share(exploration.Zone, exploration.Possible) is var share && share == "all" =>
                    "Every possible package with these terms keeps to everybody’s stated red lines.",
                _ =>
                    $"Of the possible packages with these terms {Amounts.Share(exploration.Zone, exploration.Possible)} keep to everybody’s stated red lines.",
            };

        public static string ClassLegend(int rings) =>
            rings == 0
                ? "A dot for each package, each on the day of its own file; those of one place stand beside each other. Fewer is to the left and below, and is no grade"
                : "A dot for each package of the class, a ring for each scenario of the pack, each on its own day; those of one place stand beside each other. Fewer is to the left and below, and is no grade";
    }
}
