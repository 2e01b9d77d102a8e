using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using ScenarioEngine.Drafting;
using ScenarioEngine.Model;

namespace ScenarioEngine.Web.Own;

/// <summary>What a visitor has answered so far about a statement that is to be added.</summary>
/// <param name="Form">The form as it was sent.</param>
public sealed record StatementForm(IFormCollection Form)
{
    /// <summary>The last step, on which it is looked at as YAML.</summary>
    public const int Look = 5;

    private const int LongestText = 4_000;

    /// <summary>The names of the answers, step by step.</summary>
    private static readonly ImmutableArray<ImmutableArray<string>> Steps =
    [
        ["party", "kind", "title"],
        ["statement", "speaker", "stated", "source", "source-title", "publisher", "date", "url", "locator"],
        ["field"],
        ["operator", "value", "vague", "encoding"],
    ];

    /// <summary>An answer; empty where there is none.</summary>
    public string this[string name] =>
        Form[name].ToString() is var text && text.Length > LongestText ? text[..LongestText] : Form[name].ToString();

    /// <summary>The answers that other steps ask for, to be sent along.</summary>
    public IEnumerable<(string Name, string Value)> Others(int step) =>
        from index in Enumerable.Range(0, Steps.Length)
        where index != step - 1
        from name in Steps[index]
        from value in Form[name]
        where !string.IsNullOrEmpty(value)
        select (name, value);

    /// <summary>Whether a value is chosen.</summary>
    public bool Has(string name, string value) => Form[name].Contains(value);

    /// <summary>The step that is asked for, or an earlier one on which something is missing.</summary>
    public int StepIn(RulePack pack)
    {
        var asked = int.TryParse(Form["go"].LastOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, 1, Look)
            : 1;
        return Math.Min(asked, FirstGap(pack) ?? asked);
    }

    /// <summary>The field on which it turns; null where none is chosen.</summary>
    public Field? FieldIn(RulePack pack) => pack.Fields.FirstOrDefault(field => field.Path == this["field"]);

    /// <summary>The comparisons that a field takes, likeliest first.</summary>
    internal static ImmutableArray<Operator> OperatorsOf(Field field) =>
        field.Type switch
        {
            { IsSet: true } => [Operator.Includes, Operator.IncludesAll, Operator.Excludes],
            { HasOptions: true, IsOrdered: true } => [Operator.OneOf, Operator.AtLeast, Operator.AtMost, Operator.NoneOf],
            { HasOptions: true } => [Operator.OneOf, Operator.NoneOf],
            { IsDay: true } => [Operator.Before, Operator.After, Operator.Is],
            _ => [Operator.AtLeast, Operator.AtMost, Operator.MoreThan, Operator.LessThan, Operator.Is],
        };

    /// <summary>The statement; null while something is missing.</summary>
    internal NewStatement? ToStatement(RulePack pack)
    {
        if (
            FirstGap(pack) is not null
            || pack.Parties.FirstOrDefault(party => party.Id == this["party"]) is not { } party
            || Words.Parse<PositionKind>(this["kind"]) is not { } kind
        )
        {
            return null;
        }

        var field = FieldIn(pack);
        var isNew = this["source"].Length == 0;
        return new NewStatement(party, kind, this["title"], this["statement"])
        {
            Speaker = this["speaker"],
            Stated = this["stated"],
            Source = isNew
                ? StatementWriter.IdFor(this["source-title"], id => pack.Sources.Any(source => source.Id == id))
                : this["source"],
            NewSource = isNew ? new NewSource(this["source-title"], this["publisher"]) { Date = this["date"], Url = this["url"] } : null,
            Locator = this["locator"],
            Field = field,
            Operator = field is null ? Operator.Is : Words.Parse<Operator>(this["operator"]) ?? OperatorsOf(field)[0],
            Values = field is null ? [] : [.. Form["value"].OfType<string>().Where(value => value.Length > 0)],
            Vague = field is null ? this["vague"] : null,
            Encoding = this["encoding"],
        };
    }

    private int? FirstGap(RulePack pack) =>
        this["title"].Trim().Length == 0 || this["kind"].Length == 0 || this["party"].Length == 0 ? 1
        : this["statement"].Trim().Length == 0
        || (this["source"].Length == 0 && (this["source-title"].Trim().Length == 0 || this["publisher"].Trim().Length == 0))
            ? 2
        : FieldIn(pack) is null
            ? (
                Form.ContainsKey("field")
                    ? this["vague"].Trim().Length == 0
                        ? 4
                        : null
                    : 3
            )
        : Form["value"].OfType<string>().All(value => value.Length == 0) ? 4
        : null;
}
