using System.Collections.Immutable;
using System.Text;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Support;

/// <summary>A rule pack as a random test draws it: plain records that print themselves as a user would write them.</summary>
internal sealed record PackSketch
{
    public const string Id = "drawn";

    public required ImmutableArray<string> Parties { get; init; }

    public required ImmutableArray<IssueSketch> Issues { get; init; }

    /// <summary>Whether the vocabulary is written last things first. Names may be used before they are declared.</summary>
    public bool IsReversed { get; init; }

    public ImmutableArray<PositionSketch> Positions { get; init; } = [];

    public ImmutableArray<string> Questions { get; init; } = [];

    /// <summary>The scores below which parties walk away.</summary>
    public ImmutableDictionary<string, string> WalksAway { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableArray<ImplicationSketch> Implications { get; init; } = [];

    public ImmutableArray<ConstraintSketch> Constraints { get; init; } = [];

    /// <summary>The fields of all instances, in order of dependence: what a field depends on comes before it.</summary>
    public IEnumerable<SlotSketch> Slots => Issues.SelectMany(issue => issue.Slots);

    public SourceFile ToFile() => new("rules/drawn/pack.yaml", ToYaml());

    public string ToYaml()
    {
        var yaml = new StringBuilder($"id: {Id}\ntitle: Drawn\nversion: 1\nsummary: Drawn at random.\nparties:\n");
        yaml.AppendJoin(
            "",
            Parties.Select(party =>
                $"  {party}: {{title: {party}, role: signatory{(WalksAway.TryGetValue(party, out var score) ? $", walks-away-below: {score}" : "")}}}\n"
            )
        );
        yaml.Append("sources:\n  record: {title: Record, publisher: Nobody}\nissues:\n")
            .AppendJoin("", WrittenIssues.Select(issue => issue.ToYaml()));
        Add(yaml, "questions", Questions.Select(question => $"  {question}: What is meant?\n"));
        Add(yaml, "positions", Positions.Select(position => position.ToYaml()));
        Add(yaml, "implications", Implications.Select(implication => implication.ToYaml()));
        Add(yaml, "constraints", Constraints.Select(constraint => constraint.ToYaml()));
        return yaml.ToString();
    }

    public IEnumerable<PackSketch> Shrink() =>
        [
            .. IsReversed ? new[] { this with { IsReversed = false } } : [],
            .. Shrinking.Items(Positions, position => position.Shrink()).Select(positions => this with { Positions = positions }),
            .. Shrinking
                .Items(Implications, implication => implication.Shrink())
                .Select(implications => this with { Implications = implications }),
            .. Shrinking
                .Items(Constraints, constraint => constraint.Shrink())
                .Select(constraints => this with { Constraints = constraints }),
            .. Shrinking.Items(Issues, issue => issue.Shrink()).Select(issues => this with { Issues = issues }),
            .. Shrinking.Items(Parties, _ => []).Select(parties => this with { Parties = parties }),
        ];

    private IEnumerable<IssueSketch> WrittenIssues =>
        IsReversed ? Issues.Reverse().Select(issue => issue with { Fields = [.. issue.Fields.Reverse()] }) : Issues;

    private static void Add(StringBuilder yaml, string key, IEnumerable<string> items)
    {
        if (items.Any())
        {
            yaml.Append(key).Append(":\n").AppendJoin("", items);
        }
    }
}

/// <summary>An implication as a random test draws it.</summary>
internal sealed record ImplicationSketch(string Id, ConditionSketch When, ImmutableArray<TermSketch> Then)
{
    /// <summary>The implication as an item of <c>implications:</c>.</summary>
    public string ToYaml() =>
        $"  - id: {Id}\n    when: {When.ToYaml()}\n    then: {{{string.Join(", ", Then.Select(term => term.ToYaml()))}}}\n    because: Drawn.\n    basis: assumption\n";

    public IEnumerable<ImplicationSketch> Shrink() =>
        [
            .. Shrinking.Items(Then, _ => []).Where(then => !then.IsEmpty).Select(then => this with { Then = then }),
            .. When.Shrink().Select(when => this with { When = when }),
        ];
}

/// <summary>A constraint as a random test draws it.</summary>
internal sealed record ConstraintSketch(string Id, ConditionSketch When)
{
    /// <summary>The constraint as an item of <c>constraints:</c>.</summary>
    public string ToYaml() => $"  - id: {Id}\n    impossible-when: {When.ToYaml()}\n    because: Drawn.\n    basis: definition\n";

    public IEnumerable<ConstraintSketch> Shrink() => When.Shrink().Select(when => this with { When = when });
}
