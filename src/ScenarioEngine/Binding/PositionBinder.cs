using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;
using ScenarioEngine.Text;

namespace ScenarioEngine.Binding;

/// <summary>Turns declared positions into positions, and sees to it that each has what its kind needs.</summary>
internal sealed class PositionBinder(Scope scope, ConditionBinder conditions, DiagnosticBag diagnostics)
{
    private readonly StatementBinder _statements = new(scope, diagnostics);
    private ReadingBinder? _readings;

    public ImmutableArray<Position> Bind(IEnumerable<PositionSyntax> positions)
    {
        var successors = new List<(Position Position, Word Name)>();
        foreach (var syntax in positions)
        {
            var bound = Bind(syntax);
            (_readings ??= new ReadingBinder(scope, conditions, _statements, diagnostics)).Bind(
                syntax,
                bound,
                excepted => Bind(excepted, scope.Damaged.Contains(syntax.Id.Text)),
                merged => CheckKind(merged)
            );
            if (bound is not { } position)
            {
                continue;
            }

            if (!scope.Positions.TryAdd(position.FullName, position))
            {
                diagnostics.Add(BindingDiagnostics.DeclaredTwice(syntax.Id, scope.Positions[position.FullName].Location, "Position"));
            }
            else if (syntax.Details.SupersededBy is { } name)
            {
                successors.Add((position, name));
            }
        }

        foreach (var (position, name) in successors)
        {
            position.SupersededBy = FindSuccessor(position, name);
        }

        CheckSuccession();
        return [.. scope.Positions.Values];
    }

    private Position? Bind(PositionSyntax syntax)
    {
        var isDamaged = scope.Damaged.Contains(syntax.Id.Text);
        var party = _statements.BindParty(syntax.Party);
        var statement = _statements.Bind(syntax.Statement, needsSpeaker: true, isDamaged);
        var appliesWhen = conditions.Bind(syntax.Details.AppliesWhen);
        var valued = BindWorth(syntax);
        var condition = valued is var (_, highest) ? highest : conditions.Bind(syntax.Details.CrossedWhen ?? syntax.Details.MetWhen);
        var exceptions = syntax.Details.Unless.Select(excepted => Bind(excepted, isDamaged)).OfType<ExceptedCase>().ToImmutableArray();
        var weight = CheckKind(syntax);
        if (party is null || statement is null)
        {
            return null;
        }

        if (syntax.Details is { Until: { } end, UntilLocation: { } place } && statement.Stated is { } stated && end.First <= stated.Last)
        {
            diagnostics.Add(TimeDiagnostics.EndsTooEarly(place, end, stated, statement.DateLocation));
        }

        return new Position(syntax.Id.Text, party, syntax.Kind, syntax.Title.Text, statement, syntax.Location)
        {
            Interest = syntax.Details.Interest?.Text,
            AppliesWhen = appliesWhen,
            Condition = condition,
            Exceptions = exceptions,
            Weight = weight,
            Priority = BindPriority(syntax),
            Worth = valued?.Worth,
            Status = syntax.Details.Status,
            Ended = syntax.Details.Until,
            Tags = [.. syntax.Details.Tags.Select(tag => tag.Text)],
            Encoding = syntax.Details.Encoding?.Text,
            Vague = syntax.Details.Vague?.Text,
        };
    }

    private ExceptedCase? Bind(ExceptedCaseSyntax syntax, bool isDamaged) =>
        conditions.Bind(syntax.When) is { } when && _statements.Bind(syntax.Statement, needsSpeaker: false, isDamaged) is { } statement
            ? new ExceptedCase(when, statement)
            : null;

    /// <summary>What the values of a field are worth to the party; null for everything but a preference that says so.</summary>
    private (Worth Worth, Condition Highest)? BindWorth(PositionSyntax syntax)
    {
        var details = syntax.Details;
        if (
            details.Of is null
            || details.ValuesLocation is null
            || details.Vague is not null
            || details.MetWhen is not null
            || !syntax.Policy.IsWeighed
        )
        {
            return null;
        }

        return new WorthBinder(scope, diagnostics).Bind(details.Of, details.Values, details.ValuesLocation);
    }

    private int? BindPriority(PositionSyntax syntax)
    {
        if (!syntax.Policy.IsWeighed)
        {
            Refuse(syntax.Details.Priority?.Location, "priority", syntax, "Only preferences have a priority.");
            return null;
        }

        if (syntax.Details.Priority is not { } word)
        {
            return null;
        }

        if (int.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var priority) && priority > 0)
        {
            return priority;
        }

        diagnostics.Add(WorthDiagnostics.WrongPriority(word));
        return null;
    }

    /// <summary>The weight; 0 for everything but a preference.</summary>
    private decimal CheckKind(PositionSyntax syntax)
    {
        CheckConditions(syntax);
        if (syntax.Details is { Status: PositionStatus.Withdrawn, Until: null, StatusLocation: { } status })
        {
            diagnostics.Add(BindingDiagnostics.WithdrawnWithoutDay(status));
        }

        if (!syntax.Policy.IsWeighed)
        {
            Refuse(
                syntax.Details.Weight?.Location,
                "weight",
                syntax,
                "Delete `weight`, or write `kind: preference`; only preferences have one."
            );
            return 0;
        }

        if (syntax.Details.Weight is not { } word)
        {
            return 1;
        }

        if (WorthBinder.ReadNumber(word) is > 0 and var weight)
        {
            return weight;
        }

        diagnostics.Add(WorthDiagnostics.WrongWeight(word));
        return 1;
    }

    private void CheckConditions(PositionSyntax syntax)
    {
        if (syntax.Details.Vague is not null)
        {
            var details = syntax.Details;
            foreach (
                var place in new[]
                {
                    details.AppliesWhen?.Location,
                    details.CrossedWhen?.Location,
                    details.MetWhen?.Location,
                    details.UnlessLocation,
                    details.OfLocation ?? details.ValuesLocation,
                }.OfType<SourceLocation>()
            )
            {
                diagnostics.Add(
                    BindingDiagnostics.KeyNotForKind(
                        place,
                        "vague",
                        "a condition",
                        "Leave the condition out, or delete `vague` where the statement can be tested."
                    )
                );
            }

            return;
        }

        if (scope.Damaged.Contains(syntax.Id.Text))
        {
            return;
        }

        if (syntax.Details is { OfLocation: not null } or { ValuesLocation: not null })
        {
            CheckValued(syntax);
            return;
        }

        // What is missing first: a condition under the key of another kind is then the one mistake.
        var policy = syntax.Policy;
        var (met, crossed) = ((PositionPolicy.MetWhen, syntax.Details.MetWhen), (PositionPolicy.CrossedWhen, syntax.Details.CrossedWhen));
        foreach (var (key, condition) in policy.Condition == PositionPolicy.CrossedWhen ? new[] { crossed, met } : [met, crossed])
        {
            Require(policy.Condition == key, condition, key, syntax);
        }

        if (policy.Needs.All(keys => keys.Contains(PositionPolicy.AppliesWhen)))
        {
            Require(true, syntax.Details.AppliesWhen, PositionPolicy.AppliesWhen, syntax);
        }
    }

    /// <summary>A preference says what the values of a field are worth, or when it is met.</summary>
    private void CheckValued(PositionSyntax syntax)
    {
        var (of, values) = (syntax.Details.OfLocation, syntax.Details.ValuesLocation);
        if (!syntax.Policy.IsWeighed)
        {
            Refuse(of ?? values, of is null ? "values" : "of", syntax, "Only preferences give the values of a field a worth.");
        }
        else if (of is null && values is not null)
        {
            diagnostics.Add(
                BindingDiagnostics.KeyNotForKind(
                    values,
                    "values",
                    "a preference without `of`",
                    "Add `of:` with the path of the field that is valued."
                )
            );
        }
        else if (values is null && of is not null)
        {
            diagnostics.Add(
                BindingDiagnostics.KeyNotForKind(
                    of,
                    "of",
                    "a preference without `values`",
                    "Add `values:` with a number for each value of the field."
                )
            );
        }
        else if ((syntax.Details.MetWhen ?? syntax.Details.CrossedWhen) is { } condition)
        {
            diagnostics.Add(
                BindingDiagnostics.KeyNotForKind(
                    condition.Location,
                    syntax.Details.MetWhen is null ? "crossed-when" : "met-when",
                    "a preference with `values`",
                    "Leave it out, or `of` and `values`: a preference is worth 1 where it is met, or what its values say."
                )
            );
        }
    }

    private void Require(bool isNeeded, ConditionSyntax? condition, string key, PositionSyntax position)
    {
        if (isNeeded && condition is null)
        {
            diagnostics.Add(BindingDiagnostics.MissingCondition(position, key));
        }
        else if (!isNeeded)
        {
            var policy = position.Policy;
            var owner = UserText.Capitalised(UserText.WithArticle(policy.InWords));
            Refuse(
                condition?.Location,
                key,
                position,
                policy.Condition is { } own ? $"{owner} has `{own}`." : $"{owner} has `{PositionPolicy.AppliesWhen}` only."
            );
        }
    }

    private void Refuse(SourceLocation? location, string key, PositionSyntax position, string hint)
    {
        if (location is not null)
        {
            diagnostics.Add(BindingDiagnostics.KeyNotForKind(location, key, $"a {Words.Of(position.Kind)}", hint));
        }
    }

    private Position? FindSuccessor(Position position, Word name)
    {
        // Both the short and the full name are at hand for a reader: within a party's file the short one is clear.
        var prefix = position.Party.Id + "/";
        var fullName = name.Text.StartsWith(prefix, StringComparison.Ordinal) ? name.Text : prefix + name.Text;
        if (scope.Positions.TryGetValue(fullName, out var successor))
        {
            if (position.Statement.Date is { } stated && successor != position && successor.Statement.WasMadeBy(stated))
            {
                diagnostics.Add(TimeDiagnostics.SupersededByOlder(name, successor, stated));
            }

            return successor;
        }

        if (scope.Positions.TryGetValue(name.Text, out var other))
        {
            diagnostics.Add(TimeDiagnostics.SupersededByOther(name, position, other));
        }
        else if (
            !scope.Damaged.Contains(fullName[prefix.Length..]) && !scope.Damaged.Contains(name.Text[(name.Text.LastIndexOf('/') + 1)..])
        )
        {
            diagnostics.Add(
                BindingDiagnostics.UnknownPosition(
                    name,
                    scope.Positions.Values.Where(p => p.Party == position.Party && p != position).Select(p => p.Id),
                    "other positions"
                )
            );
        }

        return null;
    }

    private void CheckSuccession()
    {
        foreach (var position in scope.Positions.Values)
        {
            var path = new List<string> { position.FullName };
            for (var next = position.SupersededBy; next is not null && path.Count <= scope.Positions.Count; next = next.SupersededBy)
            {
                path.Add(next.FullName);
                if (next == position)
                {
                    diagnostics.Add(BindingDiagnostics.Circle(position.Location, "Successions", path));
                    return;
                }
            }
        }
    }
}
