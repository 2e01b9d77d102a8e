using System.Collections.Immutable;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>
/// Finds, for a deadlock, the fields on which an added option would resolve it, and what that option would have to satisfy.
/// </summary>
/// <remarks>
/// To a red line an added option is as some option that there is; to another red line it may be as another. So one is looked for among the
/// ways to be like an option for
/// each. Fields that the scenario states are left out, and so are those to which nothing can be added: yes or no, numbers, days and sets.
/// </remarks>
internal sealed class MissingOptions(Area area, int possible, ImmutableArray<Position> deadlock)
{
    private readonly Diagram _diagram = area.Space.Diagram;

    public ImmutableArray<MissingOption> Find() =>
        [
            .. area
                .Scenario.Pack.Fields.Where(field =>
                    field.Type is { HasOptions: true, DeclaresOptions: true } && !area.Scenario.Terms.Any(term => term.Field == field)
                )
                .Select(FindFor)
                .OfType<MissingOption>(),
        ];

    private MissingOption? FindFor(Field field)
    {
        var looking = deadlock.Select(line => (Line: line, Ways: WaysToBeLike(field, area.Space.Respecting(line)))).ToList();
        if (looking.Count(line => line.Ways.Count > 1) < 2)
        {
            return null;
        }

        var anyway = area
            .Space.OptionsOf(field)
            .Select(option => _diagram.With(possible, option.Level, option.Choice))
            .Aggregate(Diagram.Empty, _diagram.Or);
        var requirements = new List<OptionRequirement>();
        var rest = Choose(anyway, 0);
        return area.Packages.First(rest) is { } package
            ? Missing(field, [.. requirements], new Package([.. package.Choices.Where(choice => choice.Field != field)]))
            : null;

        int Choose(int set, int line)
        {
            if (set == Diagram.Empty || line == looking.Count)
            {
                return set;
            }

            foreach (var (left, like) in looking[line].Ways)
            {
                var isRequired = looking[line].Ways.Count > 1;
                if (isRequired)
                {
                    requirements.Add(new OptionRequirement(looking[line].Line, like));
                }

                if (Choose(_diagram.And(set, left), line + 1) is var found && found != Diagram.Empty)
                {
                    return found;
                }

                if (isRequired)
                {
                    requirements.RemoveAt(requirements.Count - 1);
                }
            }

            return Diagram.Empty;
        }
    }

    private MissingOption Missing(Field field, ImmutableArray<OptionRequirement> requirements, Package rest)
    {
        var satisfying = area
            .Space.OptionsOf(field)
            .Select(option => option.Range)
            .FirstOrDefault(option => requirements.All(requirement => requirement.Like.Contains(option)));
        return new MissingOption(field, requirements, rest, satisfying is null ? null : WhyClosed(field, satisfying, rest));
    }

    private ClosedOption WhyClosed(Field field, ValueRange option, Package rest)
    {
        var terms = rest.ToTerms().Add(new Term(field, option.Sample(field.Type), field.Location));
        var evaluation = area.Evaluator.Evaluate(area.Scenario with { Terms = terms, LeftOpen = [] });
        return new ClosedOption(
            option,
            [.. evaluation.Constraints.Where(constraint => constraint.IsBroken == true).Select(constraint => constraint.Constraint)],
            [
                .. evaluation
                    .Contradictions.SelectMany(contradiction => contradiction.Implied)
                    .Select(implied => implied.Implication)
                    .Distinct(),
            ]
        );
    }

    /// <summary>
    /// What a red line leaves of the other fields, for each group of options that are the same to it; the most lenient first.
    /// </summary>
    private List<(int Left, ImmutableArray<ValueRange> Like)> WaysToBeLike(Field field, int respecting) =>
        [
            .. area
                .Space.OptionsOf(field)
                .GroupBy(option => _diagram.With(respecting, option.Level, option.Choice), option => option.Range)
                .OrderByDescending(group => group.Key == Diagram.All)
                .Select(group => (group.Key, group.ToImmutableArray())),
        ];
}
