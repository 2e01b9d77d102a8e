using ScenarioEngine.Compiling;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;

namespace ScenarioEngine.Checking;

/// <summary>Finds what a vocabulary offers and nothing in the pack asks for.</summary>
internal sealed class VocabularyLint
{
    private readonly CompiledPack _pack;
    private readonly IReadOnlySet<Field> _used;
    private readonly IReadOnlySet<Field> _besideRedLines;
    private readonly ILookup<int, HashSet<int>> _tests;

    private VocabularyLint(CompiledPack pack)
    {
        _pack = pack;
        _used = FieldUse.Find(pack.Pack);
        _besideRedLines = FieldUse.FindBesideRedLines(pack.Pack);
        _tests = pack.TellingApart().ToLookup(test => test.Slot, test => test.Cells);
    }

    public static IEnumerable<Diagnostic> Run(CompiledPack pack)
    {
        var lint = new VocabularyLint(pack);
        return pack.Pack.Issues.SelectMany(lint.Look);
    }

    /// <summary>
    /// The fields that nothing asks about, but for those that the pack allows: it means them to be there for readers of scenarios.
    /// </summary>
    public static IReadOnlySet<Field> FindUnused(RulePack pack)
    {
        var used = FieldUse.Find(pack);
        var unused = pack.Fields.Where(field => !used.Contains(field)).ToList();
        var reported = Allowances
            .Apply(
                unused.SelectMany(field => new[] { LintDiagnostics.UnusedIssue(field.Issue), LintDiagnostics.UnusedField(field) }),
                pack.Files
            )
            .Select(warning => warning.Location)
            .ToHashSet();
        return unused.Where(field => reported.Contains(field.Location) && reported.Contains(field.Issue.Location)).ToHashSet();
    }

    private IEnumerable<Diagnostic> Look(Issue issue)
    {
        if (!issue.Fields.Any(_used.Contains))
        {
            return [LintDiagnostics.UnusedIssue(issue)];
        }

        // The instances of an issue share their fields' names, types and places.
        return issue.Fields.GroupBy(field => field.Name).SelectMany(Look);
    }

    private IEnumerable<Diagnostic> Look(IGrouping<string?, Field> instances)
    {
        var field = instances.First();
        if (!instances.Any(_used.Contains))
        {
            yield return LintDiagnostics.UnusedField(field);
            yield break;
        }

        foreach (var options in instances.Any(_besideRedLines.Contains) ? NotToldApart(field, [.. instances]) : [])
        {
            yield return LintDiagnostics.NotToldApart(field, options);
        }

        if (field.Type is { IsOrdered: true, Options.Length: > 2 } && !instances.Any(UsesOrder))
        {
            yield return LintDiagnostics.OrderUnused(field);
        }
    }

    /// <summary>
    /// Groups of options with which every test of every instance comes to the same. Of a set, the options that no test looks for.
    /// </summary>
    private IEnumerable<List<Option>> NotToldApart(Field field, List<Field> instances)
    {
        var options = field.Type.Options;
        if (field.Type.IsSet)
        {
            var lookedFor = instances.Aggregate(0UL, (members, instance) => members | LookedFor(instance));
            var others = options.Where((_, member) => (lookedFor >> member & 1) == 0).ToList();
            return others.Count > 0 ? [others] : [];
        }

        var tests = instances.SelectMany(instance => _pack.ValueSlots[instance.Index]).SelectMany(slot => _tests[slot]).ToList();
        // Moves and rankings tell apart what a party controls.
        return !field.Type.DeclaresOptions || field.ControlledBy is not null
            ? []
            : options
                .Select((option, cell) => (Option: option, Truths: string.Concat(tests.Select(cells => cells.Contains(cell) ? '1' : '0'))))
                .GroupBy(pair => pair.Truths, pair => pair.Option)
                .Select(group => group.ToList())
                .Where(group => group.Count > 1);
    }

    /// <summary>The options of a set that some test looks for, or that an implication decides.</summary>
    private ulong LookedFor(Field set) =>
        _pack.Pack.Implications.SelectMany(implication => implication.Then).Any(term => term.Field == set)
            ? ulong.MaxValue
            : TestsOf(set)
                .Aggregate(
                    0UL,
                    (members, test) =>
                        members
                        | test.Meaning.Takes switch
                        {
                            Operand.Value => ulong.MaxValue,
                            Operand.YesNo => 0,
                            _ => test.Values[0].Members,
                        }
                );

    /// <summary>
    /// Whether a test asks for more or less, or parts the scale in two: the strongest option is all that is at least as strong.
    /// </summary>
    private bool UsesOrder(Field field) =>
        TestsOf(field)
            .Any(test =>
                test.Meaning.IsBound
                || (
                    !test.AsksWhetherStated && IsAnEnd([.. test.Values.Select(value => value.Option).Distinct()], field.Type.Options.Length)
                )
            );

    /// <summary>Whether options stand side by side at one end of a scale.</summary>
    private static bool IsAnEnd(List<int> options, int length) =>
        options.Max() - options.Min() == options.Count - 1 && (options.Min() == 0 || options.Max() == length - 1);

    private IEnumerable<Condition.Test> TestsOf(Field field) =>
        _pack.Pack.Conditions.SelectMany(condition => condition.Tests).Where(test => test.Field == field);
}
