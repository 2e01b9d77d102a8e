using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Pages;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Table;

/// <summary>
/// One field as a control: its options with the packages left beside each. There are hundreds of options on a table, so this is written as
/// markup.
/// </summary>
internal sealed class FieldControl
{
    private readonly Markup _html;
    private readonly Field _field;
    private readonly FieldState _state;
    private readonly FieldRoom? _room;
    private readonly ImmutableArray<string> _said;
    private readonly bool _canClose;
    private readonly bool _canOpen;

    private FieldControl(Markup html, TableView view, Field field)
    {
        _html = html;
        _field = field;
        _state = view.Evaluation.StateOf(field);
        _room = view.Room?.Fields[field.Index];
        _said = view.Address.Terms.GetValueOrDefault(field.Path, []);
        _canClose = _room is { } room && (!room.Silent.IsZero || room.Options.Any(option => !option.Left.IsZero));
        _canOpen = view.Room is { Zone.IsZero: true };
    }

    private bool IsSet => _field.Type.IsSet;

    private string? Typed => _field.Type.IsContinuous && _said is [.., not TableAddress.Open and var value] ? value : null;

    private string? Example =>
        _field.Type switch
        {
            { IsDay: true } => null,
            { Meaning: { TakesUnit: false, Example: { } example } } => English.Controls.SuchAs(example(null)),
            { Unit: var unit } => English.Controls.SuchAs($"15 {unit}".TrimEnd()),
        };

    /// <summary>What the value means, and where it comes from when nobody stated it.</summary>
    private string? Says =>
        _state switch
        {
            { Origin: Origin.Derived, Implication: { } implication, Value: { } value } => English.Controls.Follows(
                English.Value(_field, _field.Type.Format(value)),
                implication.Because
            ),
            { Origin: Origin.Stated, IsApplicable: false } => English.Controls.PassedOver,
            { Value: { } value } when _field.Type.HasOptions => _field.Type.Options[value.Option].Description is { } description
                ? $"{English.Value(_field, _field.Type.Options[value.Option].Id)}: {description}{(_state.Origin == Origin.Assumed ? $" ({English.Origin(_state)})" : "")}"
                : null,
            _ => null,
        };

    /// <summary>Writes the control of a field; for a page that has it already, only what may have become different.</summary>
    public static void Write(Markup html, TableView view, Field field)
    {
        var control = new FieldControl(html, view, field);
        if (view.Before?.Has(field) == true)
        {
            control.WriteState();
        }
        else
        {
            control.WriteWhole();
        }
    }

    private void WriteWhole()
    {
        _html.Add(
            $"""<fieldset class="field of-{Words.Of(_field.Type.Kind)} is-{Words.Of(_state.Origin)}" id="f{_field.Index}"><legend>{English.FieldInIssue(_field)}</legend><div class="options">"""
        );
        foreach (var choice in Choices())
        {
            WriteWhole(choice);
        }

        if (_field.Type.IsContinuous)
        {
            _html
                .Add(
                    $"""<span class="option line"><label for="f{_field.Index}-v">{English.Controls.Value}</label><input type="{(_field.Type.IsDay ? "date" : "text")}" name="{_field.Path}" id="f{_field.Index}-v" autocomplete="off" value="{Typed}" """
                )
                .AddIf(Example is not null, $"""placeholder="{Example}" """)
                .Add($"></span>");
            foreach (var range in Ranges())
            {
                WriteWhole(range);
            }
        }

        _html.Add($"""</div><p class="says">{Says}</p>""");
        WriteMeanings();
        _html.Add($"</fieldset>");
    }

    /// <summary>What each option means, to be read before one is chosen.</summary>
    private void WriteMeanings()
    {
        var described = _field.Type.Options.Where(option => option.Description is not null).ToList();
        if (described.Count == 0)
        {
            return;
        }

        _html.Add($"""<details class="means" id="m{_field.Index}"><summary>{English.Controls.Meanings}</summary><dl>""");
        foreach (var option in described)
        {
            _html.Add($"<dt>{English.Value(_field, option.Id)}</dt><dd>{option.Description}</dd>");
        }

        _html.Add($"</dl></details>");
    }

    private void WriteWhole(Choice choice)
    {
        var element = choice.Value is null ? "span" : "label";
        _html.Add($"<{element} class=\"option").AddIf(choice.Kind.Length > 0, $" {choice.Kind}");
        WriteMarks(choice);
        _html
            .Add($"\">")
            .AddIf(
                choice.Value is not null,
                $"""<input type="{(choice.IsBox ? "checkbox" : "radio")}" name="{_field.Path}" value="{choice.Value}" id="f{_field.Index}-{choice.Id}"{(choice.IsChosen ? " checked" : "")}>"""
            )
            .Add($"""<span class="name">{choice.Name}</span>""")
            .AddIf(choice.Left is not null, $"""<span class="left">{Say(choice)}</span>""")
            .Add($"</{element}>");
    }

    /// <summary>Writes, for the script, of each choice the marks and after a colon the packages left.</summary>
    private void WriteState()
    {
        _html
            .Add(
                $"""<fieldset class="field of-{Words.Of(_field.Type.Kind)} is-{Words.Of(_state.Origin)}" id="f{_field.Index}" data-typed="{Typed}" data-says="{Says}" """
            )
            .Add($"data-now=\"");
        foreach (var choice in Choices().Concat(Ranges()))
        {
            WriteMarks(choice);
            _html.AddIf(choice.IsChosen, $" checked").Add($":{Say(choice)};");
        }

        _html.Add($"\"></fieldset>");
    }

    private void WriteMarks(Choice choice) =>
        _html.AddIf(choice.Effect.Length > 0, $" {choice.Effect}").AddIf(choice.Mark.Length > 0, $" {choice.Mark}");

    private static string? Say(Choice choice) =>
        choice.Left is not { } left
            ? null
            : choice.Effect switch
            {
                "closed" => $"{Marks.Closed} {English.Controls.Closes}",
                _ when choice.WithMeaning is { IsZero: true } && !left.IsZero => English.Controls.WithoutMeaning,
                "opens" => English.Controls.Opens(Amounts.Compact(left)),
                _ when choice.WithMeaning < left => English.Controls.HasMeaningIn(
                    Amounts.Compact(left),
                    Amounts.Compact(choice.WithMeaning.GetValueOrDefault())
                ),
                _ => Amounts.Compact(left),
            };

    /// <summary>Silence, leaving open, and the options.</summary>
    private IEnumerable<Choice> Choices()
    {
        yield return new Choice("s", _field.Type.IsContinuous ? TableAddress.Silent : "", English.Controls.NotStated)
        {
            Kind = "unsaid",
            IsChosen = _said.IsEmpty,
            Left = _room?.Silent,
        };
        yield return new Choice("o", TableAddress.Open, English.Controls.LeftOpen)
        {
            Kind = "unsaid",
            IsChosen = _said is [TableAddress.Open],
            Left = _room?.Open,
        };
        if (IsSet)
        {
            yield return new Choice("e", TableAddress.EmptySet, English.Controls.NoneOfThese)
            {
                Kind = "unsaid",
                IsChosen = _said is [TableAddress.EmptySet],
            };
        }

        for (var index = 0; index < _field.Type.Options.Length; index++)
        {
            var option = _field.Type.Options[index];
            var room = _room?.Options[index];
            yield return new Choice(index.ToString(CultureInfo.InvariantCulture), option.Id, English.Value(_field, option.Id))
            {
                IsBox = IsSet,
                IsChosen = _said.Contains(option.Id),
                Effect = EffectOf(room?.Left),
                Mark = IsDerived(index) ? "derived" : "",
                Left = room?.Left,
                WithMeaning = room?.WithMeaning,
            };
        }
    }

    /// <summary>The intervals that rules tell apart.</summary>
    private IEnumerable<Choice> Ranges() =>
        _field.Type.IsContinuous && _room is { Options: { Length: > 1 } options }
            ? options.Select(option => new Choice("", null, English.Value(_field, option.Range.Describe(_field.Type)))
            {
                Kind = "mark",
                Effect = EffectOf(option.Left),
                Mark = Contains(option.Range) ? "here" : "",
                Left = option.Left,
                WithMeaning = option.WithMeaning,
            })
            : [];

    private bool IsDerived(int index) =>
        _state is { Origin: Origin.Derived or Origin.Assumed, Value: { } value } && _field.Type.HasOptions && value.Option == index;

    private bool Contains(ValueRange range) =>
        _state.Value is { } value
        && (range.Low is not { } low || low.Ordinal < value.Ordinal || (range.IncludesLow && low.Ordinal == value.Ordinal))
        && (range.High is not { } high || value.Ordinal < high.Ordinal || (range.IncludesHigh && high.Ordinal == value.Ordinal));

    /// <summary>
    /// A choice closes the zone where another choice for the same field keeps it open, and opens it where none is left now.
    /// </summary>
    private string EffectOf(BigInteger? left) =>
        left switch
        {
            { IsZero: true } when _canClose => "closed",
            { IsZero: false } when _canOpen => "opens",
            _ => "",
        };

    /// <summary>Something that a field may become.</summary>
    /// <param name="Id">Where in the control it stands.</param>
    /// <param name="Value">What the form says when it is chosen; null where it cannot be.</param>
    /// <param name="Name">What it is called.</param>
    private readonly record struct Choice(string Id, string? Value, string Name)
    {
        public string Kind { get; init; } = "";

        public bool IsBox { get; init; }

        public bool IsChosen { get; init; }

        public string Effect { get; init; } = "";

        public string Mark { get; init; } = "";

        public BigInteger? Left { get; init; }

        public BigInteger? WithMeaning { get; init; }
    }
}
