using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;

namespace ScenarioEngine.Binding;

/// <summary>Turns declared issues into issues and fields, one field for each instance.</summary>
internal sealed class VocabularyBinder(Scope scope, DiagnosticBag diagnostics)
{
    /// <summary>More fields than any negotiation has; parties times fields could otherwise be made to fill the memory.</summary>
    private const int MaximumFields = 5_000;

    /// <summary>Each step is a value of its own in every diagram; finer ones than a thousandth of the range tell nobody anything.</summary>
    private const int MaximumSteps = 1_000;

    private readonly ValueBinder _values = new(diagnostics);
    private readonly ConditionBinder _conditions = new(scope, diagnostics);
    private readonly List<BoundField> _fields = [];

    /// <summary>Adds the issues to the scope, and gives all fields in order of declaration.</summary>
    public ImmutableArray<Field> Bind(IEnumerable<IssueSyntax> issues)
    {
        foreach (var syntax in issues)
        {
            BindIssue(syntax);
        }

        // Only now are all fields known that a condition may name.
        foreach (var (field, syntax) in _fields)
        {
            field.OnlyWhen = _conditions.Bind(syntax.OnlyWhen, new IssueScope(field.Issue, field.Instance));
        }

        return [.. _fields.Select(bound => bound.Field)];
    }

    private void BindIssue(IssueSyntax syntax)
    {
        if (scope.Issues.TryGetValue(syntax.Id.Text, out var first))
        {
            diagnostics.Add(BindingDiagnostics.DeclaredTwice(syntax.Id, first.Location, "Issue"));
            return;
        }

        var issue = new Issue(syntax.Id.Text, syntax.Title.Text, syntax.Id.Location)
        {
            Topic = syntax.Topic?.Text,
            Note = syntax.Note?.Text,
            Per = BindPer(syntax.Per),
            HasOneValue = syntax.Fields is [{ Name: null }],
        };
        scope.Issues.Add(issue.Id, issue);
        if (_fields.Count + ((long)Math.Max(1, issue.Per.Length) * syntax.Fields.Length) > MaximumFields)
        {
            diagnostics.Add(BindingDiagnostics.TooManyFields(syntax.Id, MaximumFields));
            return;
        }

        var types = syntax.Fields.Select(BindType).ToList();
        Party?[] instances = issue.Per.IsEmpty ? [null] : [.. issue.Per];
        var start = _fields.Count;
        foreach (var instance in instances)
        {
            foreach (var (field, type) in syntax.Fields.Zip(types))
            {
                _fields.Add(new BoundField(BindField(issue, instance, field, type), field));
            }
        }

        issue.Fields = [.. _fields.Skip(start).Select(bound => bound.Field)];
    }

    private ImmutableArray<Party> BindPer(ImmutableArray<Word> names)
    {
        var parties = ImmutableArray.CreateBuilder<Party>();
        foreach (var name in names)
        {
            if (!scope.Parties.TryGetValue(name.Text, out var party))
            {
                if (!scope.Damaged.Contains(name.Text))
                {
                    diagnostics.Add(BindingDiagnostics.UnknownParty(name, scope.Parties.Keys));
                }
            }
            else if (parties.Contains(party))
            {
                diagnostics.Add(
                    BindingDiagnostics.DeclaredTwice(name, names.First(first => first.Text == name.Text).Location, "The instance of")
                );
            }
            else
            {
                parties.Add(party);
            }
        }

        return parties.ToImmutable();
    }

    private Field BindField(Issue issue, Party? instance, FieldSyntax syntax, FieldType type)
    {
        var field = new Field(_fields.Count, issue, instance, syntax.Name?.Text, type, syntax.Location)
        {
            Title = syntax.Title?.Text,
            ControlledBy = BindControl(syntax, type),
        };
        if (syntax.Moves is { } moves && field.ControlledBy is not null)
        {
            field = new Field(_fields.Count, issue, instance, syntax.Name?.Text, type, syntax.Location)
            {
                Title = field.Title,
                ControlledBy = field.ControlledBy,
                Moves = BindMoves(field, moves),
            };
        }
        field.StatusQuo = syntax.StatusQuo is { } statusQuo ? _values.Bind(field, statusQuo) : null;
        return field;
    }

    private Party? BindControl(FieldSyntax syntax, FieldType type)
    {
        if (syntax.ControlledBy is not { } name)
        {
            if (syntax.MovesLocation is { } moves)
            {
                diagnostics.Add(MoveDiagnostics.NobodyMoves(moves));
            }

            return null;
        }

        if (!type.HasOptions)
        {
            diagnostics.Add(MoveDiagnostics.NothingToMove(name, type.Kind));
            return null;
        }

        if (!scope.Parties.TryGetValue(name.Text, out var party) && !scope.Damaged.Contains(name.Text))
        {
            diagnostics.Add(BindingDiagnostics.UnknownParty(name, scope.Parties.Keys));
        }

        return party;
    }

    private ImmutableArray<ImmutableArray<int>> BindMoves(Field field, ImmutableArray<(Word From, ImmutableArray<Word> To)> syntax)
    {
        var moves = new ImmutableArray<int>[field.Type.Options.Length];
        Array.Fill(moves, []);
        foreach (var (from, to) in syntax)
        {
            var options = to.Select(word => _values.BindOption(field, word)).OfType<int>().ToImmutableArray();
            if (_values.BindOption(field, from) is { } option)
            {
                moves[option] = options;
            }
        }

        return [.. moves];
    }

    private FieldType BindType(FieldSyntax syntax)
    {
        var type = new FieldType(syntax.Kind);
        if (type.DeclaresOptions && syntax.Options is null or { IsEmpty: true })
        {
            diagnostics.Add(
                BindingDiagnostics.FieldKeyMissing(
                    syntax.Location,
                    "options",
                    syntax.Kind,
                    "Add `options: [one, two]`, or each with its description."
                )
            );
        }

        CheckKey(!type.DeclaresOptions, syntax.Options is { IsEmpty: false } options ? options[0].Id : null, "options", syntax.Kind);
        CheckKey(!type.Meaning.TakesUnit, syntax.Unit, "unit", syntax.Kind);
        CheckKey(!type.IsContinuous, syntax.Minimum, "min", syntax.Kind);
        CheckKey(!type.IsContinuous, syntax.Maximum, "max", syntax.Kind);
        CheckKey(!type.IsContinuous || type.IsDay, syntax.Step, "step", syntax.Kind);
        if (type.IsLength && !ValueBinder.DurationUnits.Contains(syntax.Unit?.Text))
        {
            diagnostics.Add(BindingDiagnostics.NotAUnitOfTime(syntax.Unit, syntax.Location, ValueBinder.DurationUnits));
            return type;
        }

        type = type with { Unit = syntax.Unit?.Text };
        return type.DeclaresOptions ? type with { Options = BindOptions(syntax) }
            : type.IsContinuous ? BindRange(type, syntax)
            : type;
    }

    private void CheckKey(bool mustBeAbsent, Word? word, string key, FieldKind kind)
    {
        if (mustBeAbsent && word is not null)
        {
            diagnostics.Add(BindingDiagnostics.FieldKeyNotForType(word.Location, key, kind));
        }
    }

    private ImmutableArray<Option> BindOptions(FieldSyntax syntax)
    {
        var options = ImmutableArray.CreateBuilder<Option>();
        var known = new Dictionary<string, Word>(StringComparer.Ordinal);
        foreach (var option in syntax.Options ?? [])
        {
            if (known.TryAdd(option.Id.Text, option.Id))
            {
                CheckDays(option);
                options.Add(
                    new Option(option.Id.Text, option.Description?.Text, option.Id.Location)
                    {
                        From = option.From,
                        Until = option.Until,
                        GivesUp = option.GivesUp,
                    }
                );
            }
            else
            {
                diagnostics.Add(BindingDiagnostics.DeclaredTwice(option.Id, known[option.Id.Text].Location, "Option"));
            }
        }

        if (syntax.Meaning.IsSet && options.Count > FieldType.MaximumSetOptions)
        {
            diagnostics.Add(BindingDiagnostics.TooManyOptions(syntax.Location));
        }

        return options.ToImmutable();
    }

    private void CheckDays(OptionSyntax option)
    {
        if (option is { From: { } from, Until: { } until, UntilLocation: { } location } && until <= from)
        {
            diagnostics.Add(TimeDiagnostics.NeverThere(location, option.Id.Text, from, until));
        }
    }

    private FieldType BindRange(FieldType type, FieldSyntax syntax)
    {
        // A field without range, for the messages about the ends of the range themselves.
        var field = new Field(0, new Issue(syntax.Name?.Text ?? "this field", "", syntax.Location), null, null, type, syntax.Location);
        var minimum = syntax.Minimum is { } low ? _values.Bind(field, low) : null;
        var maximum = syntax.Maximum is { } high ? _values.Bind(field, high) : null;
        if (minimum?.Ordinal > maximum?.Ordinal && syntax is { Minimum: { } first, Maximum: { } last })
        {
            diagnostics.Add(BindingDiagnostics.EmptyField(first.Location, first.Text, last.Text));
        }

        // Lengths, shares and counts begin at nothing, unless the pack gives a lower end, or an upper one below that.
        var range = type with
        {
            Minimum = minimum ?? (type.Counts && !(maximum?.Ordinal < 0) ? Value.OfNumber(0) : null),
            Maximum = maximum,
        };
        return syntax.Step is { } word && _values.Bind(field, word) is { } step ? BindStep(range, word, step) : range;
    }

    private FieldType BindStep(FieldType range, Word word, Value step)
    {
        var why =
            step.Ordinal <= 0 ? "a step is more than nothing"
            : range.Minimum is not { } low || range.Maximum is not { } high ? "steps need both `min` and `max`"
            : (high.Ordinal - low.Ordinal) % step.Ordinal != 0 ? "the steps from `min` do not end at `max`"
            : (high.Ordinal - low.Ordinal) / step.Ordinal > MaximumSteps ? $"there would be more than {MaximumSteps} of them"
            : null;
        if (why is null)
        {
            return range with { Step = step };
        }

        diagnostics.Add(WorthDiagnostics.WrongStep(word, why));
        return range;
    }

    private sealed record BoundField(Field Field, FieldSyntax Syntax);
}
