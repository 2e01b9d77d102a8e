using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Primitives;
using ScenarioEngine.Model;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Rooms;

namespace ScenarioEngine.Web.Playing;

/// <summary>
/// What a form of a seat says: terms under the names of their fields, and the rest under names that begin with an underscore, as in the
/// address of a table.
/// </summary>
/// <param name="Changes">What is wished for each field of which something is said; without a value it is to go off the table.</param>
internal sealed record Wishes(ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> Changes)
{
    /// <summary>The version of the table that the form was made for; -1 where it does not say.</summary>
    public int Base { get; private init; }

    /// <summary>The offer that is answered or withdrawn; 0 for none.</summary>
    public int Offer { get; private init; }

    /// <summary>The offer that is countered; 0 for none.</summary>
    public int Counters { get; private init; }

    /// <summary>The reason, or null.</summary>
    public string? Said { get; private init; }

    /// <summary>The sentence with which a line of the seat's own is crossed, or null.</summary>
    public string? Signed { get; private init; }

    /// <summary>Whether a sentence is longer than a ledger takes it.</summary>
    public bool IsTooLong => Said?.Length > Move.LongestText || Signed?.Length > Move.LongestText;

    /// <summary>Reads a form, or the query of an address.</summary>
    public static Wishes Read(IEnumerable<KeyValuePair<string, StringValues>> form, RulePack pack)
    {
        var said = form.ToDictionary(StringComparer.Ordinal);
        // Of a set nobody hears that all its boxes are empty, so the form names the sets that it has.
        var sets = said.GetValueOrDefault("_set")
            .OfType<string>()
            .Where(path => !said.ContainsKey(path))
            .Select(path => KeyValuePair.Create(path, ImmutableArray.Create(TableAddress.EmptySet)));
        var terms =
            from term in said
            where !term.Key.StartsWith('_')
            let values = term
                .Value.OfType<string>()
                .Select(value => value.Trim())
                .Where(value => value.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .ToImmutableArray()
            where !values.IsEmpty
            select KeyValuePair.Create(term.Key, values.Contains(TableAddress.Silent) ? [] : Ordered(pack, term.Key, values));
        return new Wishes([.. terms.Concat(sets)])
        {
            Base = Number("_base") ?? -1,
            Offer = Number("_offer") ?? 0,
            Counters = Number("_counters") ?? 0,
            Said = OneLine.Of(said.GetValueOrDefault("_said").ToString()),
            Signed = OneLine.Of(said.GetValueOrDefault("_signed").ToString()),
        };

        int? Number(string name) =>
            int.TryParse(said.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>Several values, in the order of the pack; the sign for a set with nothing in it only where nothing is.</summary>
    private static ImmutableArray<string> Ordered(RulePack pack, string path, ImmutableArray<string> values)
    {
        if (values.Length < 2 || pack.Fields.FirstOrDefault(field => field.Path == path) is not { Type.IsSet: true } field)
        {
            return values;
        }

        var options = field.Type.Options.Select(option => option.Id).ToList();
        return [.. values.Remove(TableAddress.EmptySet).OrderBy(value => options.IndexOf(value))];
    }
}
