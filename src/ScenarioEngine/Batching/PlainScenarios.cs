using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Batching;

/// <summary>Reads scenarios that are plainly written as JSON, without the detour over nodes with places.</summary>
/// <remarks>
/// It reads what it is sure of and nothing else: no answer keys, no edits, no escapes, and nothing that is wrong. The ordinary reader takes
/// the rest, so there is one
/// meaning and one set of diagnostics. Not for several threads at once.
/// </remarks>
internal sealed class PlainScenarios
{
    /// <summary>What may stand in a string of JSON, and YAML reads in a way of its own.</summary>
    private static readonly SearchValues<char> Odd = SearchValues.Create([
        .. Enumerable.Range(0x7F, 0x21).Select(code => (char)code),
        '\u2028',
        '\u2029',
        '\uFEFF',
    ]);

    private readonly SourceFile _file;
    private readonly SourceLocation _location;
    private readonly Func<string?, RulePack?> _findPack;
    private readonly Utf8Names<PlainTerms> _packs = new();
    private readonly PlainTerms? _usual;

    /// <param name="source">The name of what holds the scenarios.</param>
    /// <param name="findPack">The pack of a name, or without a name that of scenarios that give none; null where there is none, or it has
    /// mistakes.</param>
    public PlainScenarios(string source, Func<string?, RulePack?> findPack)
    {
        _file = new SourceFile(source, "");
        _location = _file.At(0, 0);
        _findPack = findPack;
        _usual = findPack(null) is { } usual ? new PlainTerms(usual, _location) : null;
    }

    /// <summary>The name of what holds the scenarios.</summary>
    public string Source => _file.Path;

    /// <summary>The scenario that a text of JSON describes; null where the ordinary reader has to look at it.</summary>
    public Scenario? Read(ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text))
        {
            return null;
        }

        try
        {
            var json = new Utf8JsonReader(text);
            return Read(ref json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private Scenario? Read(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        var head = new Head();
        Utf8JsonReader later = default;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (!json.ValueTextEquals("terms"u8))
            {
                if (!ReadHead(ref json, ref head))
                {
                    return null;
                }

                continue;
            }

            json.Read();
            if (head.Terms is not null || later.TokenType != JsonTokenType.None)
            {
                return null;
            }

            // Which terms there are depends on the pack, which may be named further down.
            if (head.Pack is null)
            {
                later = json;
                json.Skip();
            }
            else if ((head.Terms = head.Pack.Read(ref json)) is null)
            {
                return null;
            }
        }

        // Anything that follows the object throws.
        json.Read();
        var pack = head.Pack ?? _usual;
        if (later.TokenType != JsonTokenType.None)
        {
            head.Terms = pack?.Read(ref later);
        }

        return pack is not null && head.Title is { } title && head.Terms is var (terms, leftOpen)
            ? new Scenario(title, pack.Pack, _file)
            {
                Location = _location,
                AsOf = head.AsOf,
                Silence = head.Silence ?? Silence.Open,
                Note = head.Note,
                Terms = terms,
                LeftOpen = leftOpen,
            }
            : null;
    }

    /// <summary>
    /// Reads a key other than <c>terms</c>. False where it is unknown, was there before, or its value is out of the ordinary.
    /// </summary>
    private bool ReadHead(ref Utf8JsonReader json, ref Head head)
    {
        if (json.ValueTextEquals("rules"u8))
        {
            return head.Pack is null && ReadPack(ref json) is { } pack && (head.Pack = pack) is not null;
        }

        if (json.ValueTextEquals("scenario"u8))
        {
            return head.Title is null && ReadText(ref json) is { } title && (head.Title = title) is not null;
        }

        if (json.ValueTextEquals("as-of"u8))
        {
            return head.AsOf is null && ReadText(ref json) is { } text && (head.AsOf = IsoDate.Parse(text)) is not null;
        }

        if (json.ValueTextEquals("silence"u8))
        {
            return head.Silence is null && ReadText(ref json) is { } word && (head.Silence = Words.Parse<Silence>(word)) is not null;
        }

        return json.ValueTextEquals("note"u8) && head.Note is null && ReadText(ref json) is { } note && (head.Note = note) is not null;
    }

    private PlainTerms? ReadPack(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.String || json.ValueIsEscaped)
        {
            return null;
        }

        if (!_packs.TryFind(json.ValueSpan, out var known) && _findPack(Encoding.UTF8.GetString(json.ValueSpan)) is { } pack)
        {
            known = new PlainTerms(pack, _location);
            _packs.Add(json.ValueSpan, known);
        }

        return known;
    }

    private static string? ReadText(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.String || json.ValueIsEscaped)
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(json.ValueSpan).Trim();
        return text.Length == 0 || text.AsSpan().ContainsAny(Odd) ? null : text;
    }

    private struct Head
    {
        public string? Title;
        public PlainTerms? Pack;
        public DateOnly? AsOf;
        public Silence? Silence;
        public string? Note;
        public (ImmutableArray<Term> Terms, ImmutableArray<LeftOpen> LeftOpen)? Terms;
    }
}
