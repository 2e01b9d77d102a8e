using System.Collections.Immutable;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Syntax;

/// <summary>Takes a path such as <c>guarantee[united-states].form</c> apart into names with places.</summary>
internal static class PathReader
{
    public static PathSyntax Read(Word word) => new(Split(word.Text, word.Location, word.Location.Span.Length == word.Text.Length), word.Location);

    public static PathSyntax Read(YamlScalar key) => new(Split(key.Text, key.Location, key.IsPlain), key.Location);

    /// <summary>A path whose last names stand in a key below the first ones.</summary>
    public static PathSyntax Below(PathSyntax? outer, YamlScalar key)
    {
        var inner = Read(key);
        return outer is null ? inner : inner with { Names = [.. outer.Names, .. inner.Names] };
    }

    private static ImmutableArray<Word> Split(string text, SourceLocation location, bool isPlain)
    {
        var names = ImmutableArray.CreateBuilder<Word>();
        // Quotes shift every name by one, unless the text has escapes; then offsets say nothing.
        var shift = isPlain ? 0 : location.Span.Length == text.Length + 2 ? 1 : -1;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is not ('.' or '[' or ']'))
            {
                continue;
            }

            // `]` and what follows it end at the same place: there is no name between `]` and `.`.
            var afterBracket = start > 0 && text[start - 1] == ']';
            if (i > start || !afterBracket)
            {
                var place = shift < 0 ? location : location.File.At(location.Span.Start + shift + start, i - start);
                names.Add(new Word(text[start..i], place));
            }

            start = i + 1;
        }

        return names.ToImmutable();
    }
}
