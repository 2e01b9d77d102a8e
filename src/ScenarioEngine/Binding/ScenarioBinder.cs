using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;
using ScenarioEngine.Text;

namespace ScenarioEngine.Binding;

/// <summary>Looks up what a scenario names in its pack.</summary>
internal sealed class ScenarioBinder
{
    private readonly RulePack _pack;
    private readonly Scope _scope;
    private readonly DiagnosticBag _diagnostics;
    private readonly PathBinder _paths;
    private readonly TermBinder _terms;
    private readonly ValueBinder _values;
    private readonly ReadingChoiceBinder _readings;

    private ScenarioBinder(RulePack pack, DiagnosticBag diagnostics)
    {
        _pack = pack;
        _scope = Scope.Of(pack);
        _diagnostics = diagnostics;
        _paths = new PathBinder(_scope, diagnostics);
        _terms = new TermBinder(_scope, diagnostics);
        _values = new ValueBinder(diagnostics);
        _readings = new ReadingChoiceBinder(_scope, diagnostics);
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
        foreach (
            var (first, second) in syntax
                .WhatIfs.GroupBy(edit => edit.Name.Text)
                .SelectMany(same => same.Skip(1).Select(later => (same.First(), later)))
        )
        {
            _diagnostics.Add(BindingDiagnostics.DeclaredTwice(second.Name, first.Name.Location, "Edit"));
        }

        var expect = syntax.Expect is { } key ? new AnswerKeyBinder(_scope, _diagnostics).Bind(key) : null;
        var scenario = new Scenario(syntax.Title.Text, _pack, syntax.File)
        {
            Location = syntax.Title.Location,
            AsOf = syntax.AsOf,
            Silence = syntax.Silence,
            SilenceLocation = syntax.SilenceLocation,
            Note = syntax.Note?.Text,
            Happened = syntax.Happened is { } happened ? Bind(happened) : null,
            Terms = terms,
            LeftOpen = leftOpen,
            WithoutOptions = BindOptions(syntax.WithoutOptions),
            WhatIfs = edits,
            Expect = expect,
        };
        CheckStatusQuo(scenario, syntax.SilenceLocation);
        foreach (var edit in edits)
        {
            CheckStatusQuo(scenario.With(edit), edit.Location);
        }

        return _diagnostics.HasErrors ? null : scenario;
    }

    /// <summary>
    /// Reports what would be assumed though it is not there. What is wrong with the scenario itself is not said again of its edits.
    /// </summary>
    private void CheckStatusQuo(Scenario scenario, SourceLocation? place)
    {
        if (scenario.Silence != Silence.StatusQuo || place is null || _diagnostics.HasErrors)
        {
            return;
        }

        HashSet<Field> spoken = [.. scenario.Terms.Select(term => term.Field), .. scenario.LeftOpen.Select(open => open.Field)];
        foreach (
            var absent in scenario.AbsentOptions.Where(absent =>
                absent.What.Field.StatusQuo is { } value && absent.What.IsIn(value) && !spoken.Contains(absent.What.Field)
            )
        )
        {
            _diagnostics.Add(TimeDiagnostics.AbsentStatusQuo(place, absent));
        }
    }

    private Happening? Bind(HappeningSyntax syntax)
    {
        if (_pack.Sources.FirstOrDefault(source => source.Id == syntax.Source.Text) is { } source)
        {
            return new Happening(syntax.Fate, syntax.When, source, syntax.Location);
        }

        _diagnostics.Add(BindingDiagnostics.UnknownSource(syntax.Source, _pack.Sources.Select(source => source.Id)));
        return null;
    }

    private WhatIf Bind(WhatIfSyntax syntax)
    {
        var (set, open) = _terms.Bind(syntax.Set);
        return new WhatIf(syntax.Name.Text, syntax.Name.Location)
        {
            Set = set,
            Open = open,
            Unset = BindPaths(syntax.Unset),
            Without = [.. syntax.Without.Select(name => _scope.FindPosition(name, _diagnostics)).OfType<Position>()],
            WithoutImplications = [.. syntax.WithoutImplications.Select(BindImplication).OfType<Implication>()],
            WithoutOptions = BindOptions(syntax.WithoutOptions),
            AsOf = syntax.AsOf,
            Readings = _readings.Bind(syntax.Readings),
        };
    }

    private ImmutableArray<FieldOption> BindOptions(ImmutableArray<FieldOptionsSyntax> syntax)
    {
        var options = ImmutableArray.CreateBuilder<FieldOption>();
        foreach (var (path, words) in syntax)
        {
            foreach (var field in _paths.BindEach(path))
            {
                if (field.Type.Options.IsEmpty)
                {
                    _diagnostics.Add(TimeDiagnostics.NothingToTakeAway(path.Location, field));
                    break;
                }

                var known = words.Select(word => _values.BindOption(field, word)).ToList();
                options.AddRange(known.OfType<int>().Select(index => new FieldOption(field, index)));
                if (known.Contains(null))
                {
                    break;
                }
            }
        }

        return [.. options.Distinct()];
    }

    private ImmutableArray<Field> BindPaths(ImmutableArray<PathSyntax> paths) =>
        [.. paths.Select(path => _paths.Bind(path)).OfType<Field>()];

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
