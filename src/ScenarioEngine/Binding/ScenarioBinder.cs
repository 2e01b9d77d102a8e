using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;

namespace ScenarioEngine.Binding;

/// <summary>Looks up what a scenario names in its pack.</summary>
internal sealed class ScenarioBinder
{
    private readonly RulePack _pack;
    private readonly Scope _scope;
    private readonly DiagnosticBag _diagnostics;
    private readonly PathBinder _paths;
    private readonly TermBinder _terms;

    private ScenarioBinder(RulePack pack, DiagnosticBag diagnostics)
    {
        _pack = pack;
        _scope = Scope.Of(pack);
        _diagnostics = diagnostics;
        _paths = new PathBinder(_scope, diagnostics);
        _terms = new TermBinder(_scope, diagnostics);
    }

    /// <summary>The scenario, or null when anything is wrong with it.</summary>
    public static Scenario? Bind(ScenarioSyntax syntax, RulePack pack, DiagnosticBag diagnostics) =>
        new ScenarioBinder(pack, diagnostics).Bind(syntax);

    /// <summary>The edit, or null when anything is wrong with it.</summary>
    public static WhatIf? BindEdit(WhatIfSyntax syntax, RulePack pack, DiagnosticBag diagnostics)
    {
        var edit = new ScenarioBinder(pack, diagnostics).Bind(syntax);
        return diagnostics.HasErrors ? null : edit;
    }

    private Scenario? Bind(ScenarioSyntax syntax)
    {
        if (syntax.Rules.Text != _pack.Id)
        {
            _diagnostics.Add(BindingDiagnostics.AnotherPack(syntax.Rules, _pack));
            return null;
        }

        var (terms, leftOpen) = _terms.Bind(syntax.Terms);
        var edits = syntax.WhatIfs.Select(Bind).ToImmutableArray();
        var expect = syntax.Expect is { } key ? Bind(key) : null;
        return _diagnostics.HasErrors ? null : new Scenario(syntax.Title.Text, _pack, syntax.File)
        {
            Location = syntax.Title.Location,
            AsOf = syntax.AsOf,
            Silence = syntax.Silence,
            Note = syntax.Note?.Text,
            Terms = terms,
            LeftOpen = leftOpen,
            WhatIfs = edits,
            Expect = expect,
        };
    }

    private WhatIf Bind(WhatIfSyntax syntax)
    {
        var (set, open) = _terms.Bind(syntax.Set);
        return new WhatIf(syntax.Name.Text, syntax.Name.Location)
        {
            Set = set,
            Open = open,
            Unset = BindPaths(syntax.Unset),
            Without = [.. syntax.Without.Select(BindPosition).OfType<Position>()],
            WithoutImplications = [.. syntax.WithoutImplications.Select(BindImplication).OfType<Implication>()],
            AsOf = syntax.AsOf,
        };
    }

    private AnswerKey Bind(ExpectSyntax syntax) => new(syntax.Location)
    {
        Outcome = syntax.Outcome is var (outcome, location) ? new Expected<Outcome>(outcome, location) : null,
        Verdicts = [.. syntax.Verdicts.Select(BindVerdict).OfType<ExpectedVerdict>()],
        Findings = [.. syntax.Findings.Select(BindFinding).OfType<ExpectedFinding>()],
        Others = syntax.Others is var (status, where) ? new Expected<FindingStatus>(status, where) : null,
        Contradictions = syntax.Contradictions is { } paths ? BindPaths(paths) : null,
        Repairs = syntax.Repairs is var (number, place) ? new Expected<int>(number, place) : null,
        Diagnostics = syntax.Diagnostics is { } codes ? [.. codes.Select(code => code.Text)] : null,
        Todo = syntax.Todo?.Text,
    };

    private ExpectedVerdict? BindVerdict(ExpectedVerdictSyntax expected)
    {
        if (_scope.Parties.TryGetValue(expected.Party.Text, out var party))
        {
            return new ExpectedVerdict(party, expected.Verdict, expected.Location);
        }

        _diagnostics.Add(BindingDiagnostics.UnknownParty(expected.Party, _scope.Parties.Keys));
        return null;
    }

    private ExpectedFinding? BindFinding(ExpectedFindingSyntax expected)
    {
        var because = expected.Because is { } paths ? BindPaths(paths) : (ImmutableArray<Field>?)null;
        return BindPosition(expected.Position) is { } position
            ? new ExpectedFinding(position, expected.Status, because, expected.Location)
            : null;
    }

    private ImmutableArray<Field> BindPaths(ImmutableArray<PathSyntax> paths) => [.. paths.Select(path => _paths.Bind(path)).OfType<Field>()];

    private Position? BindPosition(Word name)
    {
        if (_scope.Positions.TryGetValue(name.Text, out var position))
        {
            return position;
        }

        _diagnostics.Add(BindingDiagnostics.UnknownPosition(name, _scope.Positions.Keys));
        return null;
    }

    private Implication? BindImplication(Word name)
    {
        if (_scope.Implications.TryGetValue(name.Text, out var implication))
        {
            return implication;
        }

        _diagnostics.Add(BindingDiagnostics.UnknownImplication(name, _scope.Implications.Keys));
        return null;
    }
}
