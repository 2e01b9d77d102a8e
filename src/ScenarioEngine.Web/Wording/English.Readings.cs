using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Rereading;
using ScenarioEngine.Web.Address;

namespace ScenarioEngine.Web.Wording;

#pragma warning disable CS1591 // A fixed text is its own description.

/// <content>The words about readings of positions.</content>
public static partial class English
{
    public static class Readings
    {
        public const string Title = "How the words are read";
        public const string AsEncoded = "As encoded";
        public const string AllAsEncoded = "Read all as encoded";
        public const string Mark = "◇";
        public const string HasOthers = "has other readings";

        /// <summary>What the edit is called that stands in the file of a table.</summary>
        public static string EditName(TableAddress address) =>
            address.Readings.IsEmpty ? "Without these positions"
            : address.Without.IsEmpty ? "Read so"
            : "Read so, without these positions";

        internal static string Together(PackQuestion question) => $"answers with others: {question.Text}";

        /// <summary>What a verdict is otherwise, and where.</summary>
        internal static string Hangs(Hanging<Verdict> hanging) =>
            $"Hangs on a reading: {ReadingText.Otherwise(hanging, verdict => Naming.Spaced(Words.Of(verdict)))}.";

        /// <summary>What is read otherwise on the table.</summary>
        public static string Taken(IEnumerable<string> chosen) => $"Read otherwise than encoded: {Listing.And(chosen)}.";
    }
}
