using System.Globalization;
using ScenarioEngine.Editing;
using ScenarioEngine.LanguageServer.Protocol;
using ScenarioEngine.Text;

namespace ScenarioEngine.LanguageServer;

/// <summary>Words to be written, as editors list them.</summary>
internal static class Completion
{
    /// <summary>A word with its meaning; the number keeps the order in which words were found.</summary>
    public static CompletionItem Of(SourceFile file, Offer offer, int number) =>
        new(
            offer.Word,
            KindOf(offer.Meaning?.Sort),
            offer.Meaning?.Title is { Length: > 0 } title ? title : null,
            offer.Meaning is { Text.Length: > 0 } meaning ? Markup.Markdown(meaning.Text) : null,
            number.ToString("D5", CultureInfo.InvariantCulture),
            $"{file.Text.AsSpan(offer.Span.Start, offer.Span.Length) switch { ['"' or '\'', ..] quoted => quoted[..1].ToString(), _ => "" }}{offer.Word}",
            new TextEdit(Places.RangeOf(file, offer.Span), offer.Text)
        );

    /// <summary>The picture that editors show beside a word.</summary>
    private static int KindOf(MeaningSort? sort) =>
        sort switch
        {
            MeaningSort.Issue => 9,
            MeaningSort.Field => 5,
            MeaningSort.Option => 20,
            MeaningSort.Party => 7,
            MeaningSort.Position => 23,
            MeaningSort.Source => 18,
            MeaningSort.Pack => 9,
            _ => 14,
        };
}
