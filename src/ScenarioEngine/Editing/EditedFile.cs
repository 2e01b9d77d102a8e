using System.Collections.Immutable;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;
using ScenarioEngine.Text;

namespace ScenarioEngine.Editing;

/// <summary>A text that somebody edits, with what is known of it.</summary>
/// <param name="file">The text, as it is at the moment.</param>
/// <param name="isScenario">Whether it is a scenario; else it is a file of a pack.</param>
/// <param name="pack">The pack whose names it uses, as it was when it could be loaded last; null where it never could.</param>
/// <param name="packs">The packs that it can name.</param>
internal sealed class EditedFile(SourceFile file, bool isScenario, RulePack? pack, PackLibrary packs)
{
    private readonly ShapeWalk _walk = ShapeWalk.Of(isScenario, Path.GetFileName(file.Path), pack);

    /// <summary>Whether a text has keys at its margin that scenarios have and packs have not.</summary>
    public static bool IsScenario(SourceFile file) =>
        Outline.Of(file).Root.Children.Any(entry => entry.Key is { } key && ScenarioReader.IsOwnKey(key));

    /// <summary>The id of the pack that a text names as a scenario, or null.</summary>
    public static string? PackOf(SourceFile file) => Outline.Of(file).Root.ValueOf(ScenarioReader.RulesKey);

    /// <summary>What the word at an offset stands for, and where it stands; null where it has no meaning of its own.</summary>
    public (Meaning Meaning, SourceSpan Span)? MeaningAt(int offset) =>
        Outline.Of(file, offset).Place is { } place && Meanings.Of(place) is { } meaning ? (meaning, place.Span) : null;

    /// <summary>The words that can be written at an offset.</summary>
    public ImmutableArray<Offer> OffersAt(int offset) =>
        Outline.Of(file, offset).Place is { } place ? new Completer(_walk, Meanings, file).Find(place, packs.NamesFor(file.Path)) : [];

    private Meanings Meanings => new(_walk, pack, id => packs.Find(id, file.Path));
}
