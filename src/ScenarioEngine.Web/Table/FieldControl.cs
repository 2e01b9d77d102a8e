using System.Collections.Immutable;
using System.Numerics;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Counting;
using ScenarioEngine.Web.Pages;

namespace ScenarioEngine.Web.Table;

/// <summary>One field as a control: its options with the packages left beside each. There are hundreds of options on a table, so this is written as markup.</summary>
public sealed class FieldControl : ComponentBase
{
    private const string Checked = " checked";

    /// <summary>The table.</summary>
    [Parameter, EditorRequired]
    public required TableView View { get; set; }

    /// <summary>The field.</summary>
    [Parameter, EditorRequired]
    public required Field Field { get; set; }

    private FieldState State => View.Evaluation.StateOf(Field);

    private FieldRoom? Room => View.Room?.Fields[Field.Index];

    private bool IsLine => Field.Type.IsContinuous;

    private ImmutableArray<string> Said => View.Address.Terms.GetValueOrDefault(Field.Path, []);

    private string? Example => Field.Type.Kind switch
    {
        FieldKind.Percent => "such as 12.5%",
        FieldKind.Date => null,
        _ => $"such as 15 {Field.Type.Unit}".TrimEnd(),
    };

    /// <summary>What the value means, and where it comes from when nobody stated it.</summary>
    private string? Says => State switch
    {
        { Origin: Origin.Derived, Implication: { } implication, Value: { } value } => $"{Field.Type.Format(value)} follows: {implication.Because}",
        { Origin: Origin.Stated, IsApplicable: false } => "Passed over: it has no meaning with these terms.",
        { Value: { } value } when Field.Type.HasOptions => Field.Type.Options[value.Option].Description is { } description
            ? $"{Field.Type.Options[value.Option].Id}: {description}{(State.Origin == Origin.Assumed ? " (assumed: the status quo)" : "")}"
            : null,
        _ => null,
    };

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Write().ToMarkup());

    private Markup Write()
    {
        var html = new Markup();
        html.Add($"""
            <fieldset class="field of-{Words.Of(Field.Type.Kind)} is-{Words.Of(State.Origin)}" id="f{Field.Index}"><legend>{Field.Title ?? Field.Instance?.Title ?? Field.Issue.Title} <code>{Field.Path}</code></legend><div class="options">
            """);
        AddUnsaid(html, "s", IsLine ? TableAddress.Silent : "", "not stated", Said.IsEmpty);
        AddUnsaid(html, "o", TableAddress.Open, "left open", Said is [TableAddress.Open]);
        if (Field.Type.Kind == FieldKind.Set)
        {
            html.Add($"""<label class="option unsaid"><input type="radio" name="{Field.Path}" value="{TableAddress.EmptySet}" id="f{Field.Index}-e"{(Said is [TableAddress.EmptySet] ? Checked : "")}><span class="name">none of these</span></label>""");
        }

        foreach (var (index, option) in Field.Type.Options.Index())
        {
            AddOption(html, index, option);
        }

        if (IsLine)
        {
            AddLine(html);
        }

        html.Add($"</div>");
        if (Says is { } says)
        {
            html.Add($"""<p class="says">{says}</p>""");
        }

        return html.Add($"</fieldset>");
    }

    private void AddUnsaid(Markup html, string suffix, string value, string name, bool isChosen)
    {
        html.Add($"""<label class="option unsaid"><input type="radio" name="{Field.Path}" value="{value}" id="f{Field.Index}-{suffix}"{(isChosen ? Checked : "")}><span class="name">{name}</span>""");
        AddLeft(html, Room?.Silent);
        html.Add($"</label>");
    }

    private void AddOption(Markup html, int index, Option option)
    {
        var room = Room?.Options[index].Left;
        html.Add($"""<label class="option {Effect(room)} {(IsDerived(index) ? "derived" : "")}" """)
            .AddIf(option.Description is not null, $"""title="{option.Description}" """)
            .Add($"""><input type="{(Field.Type.Kind == FieldKind.Set ? "checkbox" : "radio")}" name="{Field.Path}" value="{option.Id}" id="f{Field.Index}-{index}"{(Said.Contains(option.Id) ? Checked : "")}><span class="name">{option.Id}</span>""");
        AddLeft(html, room);
        html.Add($"</label>");
    }

    private void AddLine(Markup html)
    {
        html.Add($"""<span class="option line"><label for="f{Field.Index}-v">value</label><input type="{(Field.Type.Kind == FieldKind.Date ? "date" : "text")}" name="{Field.Path}" id="f{Field.Index}-v" autocomplete="off" """)
            .AddIf(Said is [.., not TableAddress.Open], $"""value="{Said.LastOrDefault()}" """)
            .AddIf(Example is not null, $"""placeholder="{Example}" """)
            .Add($"></span>");
        foreach (var range in Room is { Options.Length: > 1 } ? Room.Options : [])
        {
            html.Add($"""<span class="option mark {Effect(range.Left)} {(Contains(range.Range) ? "here" : "")}"><span class="name">{range.Range.Describe(Field.Type)}</span>""");
            AddLeft(html, range.Left);
            html.Add($"</span>");
        }
    }

    private void AddLeft(Markup html, BigInteger? left)
    {
        if (left is not { } packages)
        {
            return;
        }

        var words = Effect(packages) switch
        {
            "closed" => $"{Marks.Closed} closes",
            "opens" => $"opens {Amounts.Compact(packages)}",
            _ => Amounts.Compact(packages),
        };
        html.Add($"""<span class="left">{words}</span>""");
    }

    private bool IsDerived(int index) => State is { Origin: Origin.Derived or Origin.Assumed, Value: { } value } && Field.Type.HasOptions && value.Option == index;

    private bool Contains(ValueRange range) => State.Value is { } value
        && (range.Low is not { } low || low.Ordinal < value.Ordinal || (range.IncludesLow && low.Ordinal == value.Ordinal))
        && (range.High is not { } high || value.Ordinal < high.Ordinal || (range.IncludesHigh && high.Ordinal == value.Ordinal));

    /// <summary>A choice closes the zone where another choice for the same field keeps it open, and opens it where none is left now.</summary>
    private string Effect(BigInteger? left) => left switch
    {
        { IsZero: true } when Room is { } room && (!room.Silent.IsZero || room.Options.Any(option => !option.Left.IsZero)) => "closed",
        { IsZero: false } when View.Room is { Zone.IsZero: true } => "opens",
        _ => "",
    };
}
