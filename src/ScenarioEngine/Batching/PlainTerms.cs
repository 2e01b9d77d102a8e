using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using ScenarioEngine.Binding;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;
using ScenarioEngine.Text;

namespace ScenarioEngine.Batching;

/// <summary>
/// Reads the terms of scenarios of one pack from JSON. A value is read once by the ordinary reader of values, and known from then on.
/// </summary>
/// <remarks>Not for several threads at once.</remarks>
internal sealed class PlainTerms
{
    /// <summary>How many values of a field are known at most; a field of numbers may have any number of them.</summary>
    private const int MostKnown = 1_000;

    private static readonly byte[] Open = Encoding.UTF8.GetBytes(Names.Open);

    private readonly SourceLocation _location;
    private readonly TermKeys _keys;
    private readonly Utf8Names<Term>[] _known;
    private readonly ImmutableArray<Term>.Builder _terms = ImmutableArray.CreateBuilder<Term>();
    private readonly ImmutableArray<LeftOpen>.Builder _leftOpen = ImmutableArray.CreateBuilder<LeftOpen>();
    private readonly int[] _keySeenIn;
    private readonly int[] _fieldSeenIn;
    private int _reading;

    /// <param name="pack">The pack.</param>
    /// <param name="location">The place that terms are given.</param>
    public PlainTerms(RulePack pack, SourceLocation location)
    {
        Pack = pack;
        _location = location;
        (_keys, var count) = TermKeys.Of(pack);
        _keySeenIn = new int[count];
        _fieldSeenIn = new int[pack.Fields.Length];
        _known = new Utf8Names<Term>[pack.Fields.Length];
        for (var field = 0; field < _known.Length; field++)
        {
            _known[field] = new Utf8Names<Term>();
        }
    }

    public RulePack Pack { get; }

    /// <summary>The terms of the object at which the reader is; null where something about them is out of the ordinary.</summary>
    public (ImmutableArray<Term> Terms, ImmutableArray<LeftOpen> LeftOpen)? Read(ref Utf8JsonReader json)
    {
        _reading = unchecked(_reading + 1);
        _terms.Clear();
        _leftOpen.Clear();
        return ReadBelow(ref json, _keys) ? (_terms.ToImmutable(), _leftOpen.ToImmutable()) : null;
    }

    private bool ReadBelow(ref Utf8JsonReader json, TermKeys keys)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueIsEscaped || keys.Find(json.ValueSpan) is not { } key || !IsFirst(_keySeenIn, key.Number))
            {
                return false;
            }

            json.Read();
            if (!(key.Field is { } field ? IsFirst(_fieldSeenIn, field.Index) && ReadTerm(ref json, field) : ReadBelow(ref json, key)))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsFirst(int[] seenIn, int number)
    {
        var isFirst = seenIn[number] != _reading;
        seenIn[number] = _reading;
        return isFirst;
    }

    private bool ReadTerm(ref Utf8JsonReader json, Field field)
    {
        if (json is { TokenType: JsonTokenType.String, ValueIsEscaped: false } && json.ValueSpan.SequenceEqual(Open))
        {
            _leftOpen.Add(new LeftOpen(field, _location));
            return true;
        }

        var term = field.Type.IsSet ? ReadSet(ref json, field) : ReadWord(ref json, field);
        if (term is not null)
        {
            _terms.Add(term);
        }

        return term is not null;
    }

    private Term? ReadSet(ref Utf8JsonReader json, Field field)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            return null;
        }

        var members = 0UL;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (ReadWord(ref json, field) is not { } option)
            {
                return null;
            }

            members |= option.Value.Members;
        }

        return new Term(field, Value.OfSet(members), _location);
    }

    /// <summary>The term that one word makes; of a set, with that option alone.</summary>
    private Term? ReadWord(ref Utf8JsonReader json, Field field)
    {
        if (json.TokenType is not (JsonTokenType.String or JsonTokenType.Number) || json.ValueIsEscaped)
        {
            return null;
        }

        var known = _known[field.Index];
        if (known.TryFind(json.ValueSpan, out var term))
        {
            return term;
        }

        var word = new Word(Encoding.UTF8.GetString(json.ValueSpan), _location);
        var binder = new ValueBinder(new DiagnosticBag());
        if ((field.Type.IsSet ? binder.BindSet(field, [word]) : binder.Bind(field, word)) is not { } value)
        {
            return null;
        }

        term = new Term(field, value, _location);
        if (known.Count < MostKnown)
        {
            known.Add(json.ValueSpan, term);
        }

        return term;
    }
}
