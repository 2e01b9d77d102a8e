using System.Collections.Immutable;
using System.Text.Json;
using ScenarioEngine.Formatting;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;
using ScenarioEngine.Text;

namespace ScenarioEngine.Editing;

/// <summary>Finds the words that can be written in a place: keys that are not there yet, and values.</summary>
internal sealed class Completer(ShapeWalk walk, Meanings meanings, SourceFile file)
{
    /// <summary>The words, in the order of the pack and of the language of files.</summary>
    /// <param name="place">The place.</param>
    /// <param name="packs">The ids of the packs that can be found.</param>
    public ImmutableArray<Offer> Find(Place place, IEnumerable<string> packs)
    {
        var shapes = walk.At(place.Owner.Path);
        var keys =
            place.Kind == PlaceKind.Value
                ? []
                : meanings
                    .KeysFor(place.Owner)
                    .Select(key => OfKey(place, key, []))
                    .Concat(shapes.SelectMany(walk.Keys).Select(key => OfKey(place, key.Key, key.Values)));
        var values =
            place.Kind == PlaceKind.Key ? []
            : place.Owner is { Key: ScenarioReader.RulesKey, Parent.Parent: null }
                ? packs.Select(pack => OfValue(place, pack, isItem: false))
            : shapes
                .SelectMany(shape => ValuesOf(place, shape))
                .Concat(meanings.NamesFor(place.Owner).Select(name => OfValue(place, name, isItem: false)));
        return [.. keys.OfType<Offer>().Concat(values).DistinctBy(offer => offer.Word)];
    }

    private IEnumerable<Offer> ValuesOf(Place place, Reached shape) =>
        ShapeWalk
            .Words(shape)
            .Select(word => OfValue(place, word, isItem: false))
            .Concat(
                place is { Kind: PlaceKind.Value, Owner.Key: not null }
                    ? walk.Below(shape, null).SelectMany(ShapeWalk.Words).Select(word => OfValue(place, word, isItem: true))
                    : []
            );

    private Offer OfValue(Place place, string word, bool isItem)
    {
        var text = isItem ? $"[{ScalarText.Of(word)}]" : ScalarText.Of(word);
        return new Offer(word, $"{SpaceBefore(place)}{text}", place.Span, meanings.OfValue(place.Owner, word));
    }

    private Offer? OfKey(Place place, string key, ImmutableArray<Reached> values)
    {
        if (place.Owner.Children.Exists(sibling => sibling.Key == key && sibling.Span != place.Span))
        {
            return null;
        }

        var text =
            Names.IsId(key) ? key
            : key.Contains('[', StringComparison.Ordinal) ? $"\"{key}\""
            : key;
        return new Offer(
            key,
            $"{SpaceBefore(place)}{text}{(IsColonNext(place) ? "" : Behind(place, values))}",
            place.Span,
            meanings.OfKey(place.Owner, key)
        );
    }

    /// <summary>What goes behind a key: what stands below it alone goes on a line of its own.</summary>
    private string Behind(Place place, ImmutableArray<Reached> values)
    {
        var newLine = file.Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var indent = new string(' ', file.PositionOf(place.Span.Start).Column + 1);
        return place.Kind == PlaceKind.Key || place.Owner.IsInBrackets || values.IsEmpty ? ": "
            : values.All(value => TypeOf(value) == "object") ? $":{newLine}{indent}"
            : values.All(value => TypeOf(value) == "array") ? $":{newLine}{indent}- "
            : ": ";
    }

    private static string? TypeOf(Reached shape) =>
        shape.Shape["type"] is { } type && type.GetValueKind() == JsonValueKind.String ? type.GetValue<string>() : null;

    /// <summary>A space where the place begins behind a colon, a comma or a hyphen without one.</summary>
    private string SpaceBefore(Place place) =>
        place.Span.Start > 0 && file.Text[place.Span.Start - 1] is ':' or ',' or '-' && place.Span.Length == 0 ? " " : "";

    private bool IsColonNext(Place place) => file.Text.AsSpan(place.Span.End).TrimStart(' ') is [':', ..];
}
