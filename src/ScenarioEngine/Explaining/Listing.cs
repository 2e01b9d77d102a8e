using System.Globalization;
using Humanizer;

namespace ScenarioEngine.Explaining;

/// <summary>Writes several things as a reader expects a list: <c>a, b and c</c>.</summary>
internal static class Listing
{
    /// <summary>What a sentence may end with, those of East Asia included.</summary>
    private const string Ends = ".?!…。？！";

    /// <summary>Without a comma before the last item, whatever the culture of the machine.</summary>
    private static readonly ICollectionFormatter Formatter = Configurator.CollectionFormatters.ResolveForCulture(
        CultureInfo.InvariantCulture
    );

    /// <summary>The items with commas, and a word before the last one.</summary>
    /// <param name="items">The items.</param>
    /// <param name="last">The word before the last item.</param>
    public static string Join(IEnumerable<string> items, string last) => Formatter.Humanize(items, last);

    /// <summary>Things in a list: <c>a, b and c</c>.</summary>
    public static string And(IEnumerable<string> items) => Join(items, "and");

    /// <summary>Things of which one is meant: <c>a, b or c</c>.</summary>
    public static string Or(IEnumerable<string> items) => Join(items, "or");

    /// <summary>
    /// The first of many things, and how many others there are: <c>a, b and 12 others</c>; all of them where only one more would be left
    /// out.
    /// </summary>
    public static string Some(IReadOnlyList<string> items, int most) =>
        items.Count <= most + 1 ? And(items) : And(items.Take(most).Append($"{Quantity.Number(items.Count - most)} others"));

    /// <summary>A text with its first letter made large.</summary>
    public static string Sentence(string text) => text.Length == 0 ? text : $"{char.ToUpperInvariant(text[0])}{text[1..]}";

    /// <summary>A text with a full stop, where it does not end like a sentence already.</summary>
    public static string Stop(string text) => text.Length > 0 && Ends.Contains(text[^1], StringComparison.Ordinal) ? text : $"{text}.";
}
