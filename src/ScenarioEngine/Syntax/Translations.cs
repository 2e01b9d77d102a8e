using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Syntax;

/// <summary>Texts in other languages that stand beside those that they translate: <c>title.uk</c> beside <c>title</c>.</summary>
/// <remarks>Everything after it sees the texts of one language only, and no key of another.</remarks>
/// <param name="language">The language that is asked for; null for the texts as they are.</param>
/// <param name="diagnostics">Where mistakes go.</param>
internal sealed class Translations(string? language, DiagnosticBag diagnostics)
{
    /// <summary>What holds paths and values and no texts, so that a dot in it is one of a path.</summary>
    private static readonly ImmutableArray<string> Untold =
    [
        "crossed-when",
        "met-when",
        "applies-when",
        "when",
        "impossible-when",
        "only-when",
        "then",
        "terms",
        "set",
        "values",
        "expect",
        "without-options",
        "moves",
        "status-quo",
        "ranking",
    ];

    private readonly SortedSet<string> _languages = new(StringComparer.Ordinal);
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>The languages in which there is something.</summary>
    public ImmutableArray<string> Languages => [.. _languages];

    /// <summary>The texts that stand in the language that was asked for, and say it otherwise than their own.</summary>
    public IReadOnlyCollection<string> Told => _told;

    /// <summary>A file in the language that is asked for; what is not translated stays as it is, and most files are not at all.</summary>
    public YamlNode Read(YamlNode root) => HasAny(root, isNamed: false) ? Read(root, isNamed: false) : root;

    private static bool HasAny(YamlNode node, bool isNamed) =>
        node switch
        {
            YamlMapping mapping => mapping.Entries.Any(entry =>
                IsTranslation(entry.Key.Text, isNamed)
                || (
                    entry.Value is not YamlScalar
                    && !Untold.Contains(entry.Key.Text)
                    && HasAny(entry.Value, TranslatedTexts.Named.Contains(entry.Key.Text))
                )
            ),
            YamlSequence list => list.Items.Any(item => HasAny(item, isNamed: false)),
            _ => false,
        };

    private YamlNode Read(YamlNode node, bool isNamed) =>
        node switch
        {
            YamlMapping mapping => Read(mapping, isNamed),
            YamlSequence list => new YamlSequence(list.Location, [.. list.Items.Select(item => Read(item, isNamed: false))]),
            _ => node,
        };

    private YamlMapping Read(YamlMapping mapping, bool isNamed)
    {
        var translated = mapping.Entries.Where(entry => IsTranslation(entry.Key.Text, isNamed)).ToList();
        var chosen = translated.Where(entry => Check(entry, mapping)).ToLookup(entry => TranslatedTexts.Split(entry.Key.Text)?.Key);
        return new YamlMapping(
            mapping.Location,
            [
                .. mapping
                    .Entries.Except(translated)
                    .Select(entry => new YamlEntry(
                        entry.Key,
                        chosen.Contains(entry.Key.Text) ? Choose(entry, [.. chosen[entry.Key.Text]])
                            : Untold.Contains(entry.Key.Text) ? entry.Value
                            : Read(entry.Value, TranslatedTexts.Named.Contains(entry.Key.Text))
                    )),
            ]
        );
    }

    private static bool IsTranslation(string key, bool isNamed) =>
        TranslatedTexts.Split(key) is var (of, _) && (isNamed || TranslatedTexts.Keys.Contains(of));

    private bool Check(YamlEntry entry, YamlMapping mapping)
    {
        var (of, tag) = TranslatedTexts.Split(entry.Key.Text).GetValueOrDefault();
        if (!LanguageTag.IsKnown(tag))
        {
            diagnostics.Add(SyntaxDiagnostics.UnknownLanguage(entry.Key, of, tag));
            return false;
        }

        if (mapping.Entries.All(other => other.Key.Text != of || other.Value is not YamlScalar))
        {
            diagnostics.Add(SyntaxDiagnostics.TranslatesNothing(entry.Key, of));
            return false;
        }

        _languages.Add(tag);
        return true;
    }

    private YamlNode Choose(YamlEntry own, IReadOnlyCollection<YamlEntry> translations)
    {
        var tags = translations.ToDictionary(
            entry => TranslatedTexts.Split(entry.Key.Text)?.Language ?? "",
            entry => entry.Value,
            StringComparer.Ordinal
        );
        if (language is null || LanguageTag.Best(language, tags.Keys) is not { } best)
        {
            return own.Value;
        }

        if (tags[best] is YamlScalar { Text: var told } && told != (own.Value as YamlScalar)?.Text)
        {
            _told.Add(told);
        }

        return tags[best];
    }
}
