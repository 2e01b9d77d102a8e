using System.Collections.Immutable;
using System.Text;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Support;

/// <summary>A scenario as a random test draws it, with one edit of it.</summary>
internal sealed record ScenarioSketch
{
    public string? AsOf { get; init; }

    public bool TakesStatusQuo { get; init; }

    /// <summary>Whether terms are written as paths in one piece.</summary>
    public bool IsDotted { get; init; }

    /// <summary>At most one for each path; a value may be <c>open</c>.</summary>
    public ImmutableArray<TermSketch> Terms { get; init; } = [];

    public EditSketch? Edit { get; init; }

    public SourceFile ToFile() => new("scenarios/drawn.yaml", ToYaml());

    public string ToYaml()
    {
        var yaml = new StringBuilder($"scenario: Drawn\nrules: {PackSketch.Id}\n");
        yaml.Append(AsOf is null ? "" : $"as-of: {AsOf}\n").Append(TakesStatusQuo ? "silence: status-quo\n" : "");
        yaml.Append(Terms.IsEmpty ? "terms: {}\n" : "terms:\n")
            .AppendJoin("", IsDotted ? Terms.Select(term => $"  {term.ToYaml()}\n") : NestedTerms);
        return yaml.Append(Edit?.ToYaml()).ToString();
    }

    /// <summary>
    /// The scenario with its edit written into it. Positions and implications that the edit takes out are in the pack, and stay.
    /// </summary>
    public ScenarioSketch Edited() =>
        Edit is null
            ? this
            : this with
            {
                AsOf = Edit.AsOf ?? AsOf,
                Terms = [.. Terms.Where(term => !Edit.Touches(term.Slot.Path)), .. Edit.Set],
                Edit = null,
            };

    public IEnumerable<ScenarioSketch> Shrink() =>
        [
            .. Edit is null ? [] : new[] { this with { Edit = null } },
            .. Shrinking.Items(Terms, _ => []).Select(terms => this with { Terms = terms }),
            .. TakesStatusQuo ? new[] { this with { TakesStatusQuo = false } } : [],
            .. AsOf is null ? [] : new[] { this with { AsOf = null } },
            .. Edit?.Shrink().Select(edit => this with { Edit = edit }) ?? [],
        ];

    private IEnumerable<string> NestedTerms =>
        from term in Terms
        group term by term.Slot.Issue.Id into issue
        select $"  {issue.Key}: {(issue.First().Slot is { Instance: null, Field.Name: null } ? issue.First().Value : Nest(issue))}\n";

    private static string Nest(IEnumerable<TermSketch> issue) =>
        "{"
        + string.Join(
            ", ",
            from term in issue
            group term by term.Slot.Instance into instance
            let fields = string.Join(", ", instance.Select(term => $"{term.Slot.Field.Name}: {term.Value}"))
            select instance.Key is null ? fields
            : instance.First().Slot.Field.Name is null ? $"{instance.Key}: {instance.First().Value}"
            : $"{instance.Key}: {{{fields}}}"
        )
        + "}";
}

/// <summary>A term as a random test draws it.</summary>
internal sealed record TermSketch(SlotSketch Slot, string Value)
{
    /// <summary>The term as an entry of a mapping.</summary>
    public string ToYaml() => $"\"{Slot.Path}\": {Value}";
}

/// <summary>An edit as a random test draws it.</summary>
internal sealed record EditSketch
{
    /// <summary>Values may be <c>open</c>.</summary>
    public ImmutableArray<TermSketch> Set { get; init; } = [];

    public ImmutableArray<string> Unset { get; init; } = [];

    public ImmutableArray<string> Without { get; init; } = [];

    public ImmutableArray<string> WithoutImplications { get; init; } = [];

    public string? AsOf { get; init; }

    public bool Touches(string path) => Unset.Contains(path) || Set.Any(term => term.Slot.Path == path);

    /// <summary>The edit as the only item of <c>what-if:</c>.</summary>
    public string ToYaml() =>
        "what-if:\n  - name: Drawn edit\n"
        + Line("set", Set.IsEmpty ? null : $"{{{string.Join(", ", Set.Select(term => term.ToYaml()))}}}")
        + Line("unset", Unset.IsEmpty ? null : $"[{string.Join(", ", Unset.Select(path => $"\"{path}\""))}]")
        + Line("without", Without.IsEmpty ? null : $"[{string.Join(", ", Without)}]")
        + Line("without-implications", WithoutImplications.IsEmpty ? null : $"[{string.Join(", ", WithoutImplications)}]")
        + Line("as-of", AsOf);

    public IEnumerable<EditSketch> Shrink() =>
        [
            .. Shrinking.Items(Set, _ => []).Select(set => this with { Set = set }),
            .. Shrinking.Items(Unset, _ => []).Select(unset => this with { Unset = unset }),
            .. Shrinking.Items(Without, _ => []).Select(without => this with { Without = without }),
            .. Shrinking.Items(WithoutImplications, _ => []).Select(without => this with { WithoutImplications = without }),
            .. AsOf is null ? [] : new[] { this with { AsOf = null } },
        ];

    private static string Line(string key, string? value) => value is null ? "" : $"    {key}: {value}\n";
}
