using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ScenarioEngine.Tests.Support;

/// <summary>A position as a random test draws it.</summary>
internal sealed record PositionSketch(string Party, string Id, string Kind, string Stated)
{
    public bool IsAssumption { get; init; }

    public ConditionSketch? AppliesWhen { get; init; }

    /// <summary><c>crossed-when</c> of a red line, <c>met-when</c> of the others.</summary>
    public ConditionSketch? Condition { get; init; }

    public ImmutableArray<ExceptionSketch> Unless { get; init; } = [];

    public string? Until { get; init; }

    public string? Status { get; init; }

    public string? SupersededBy { get; init; }

    public string? Weight { get; init; }

    public int? Priority { get; init; }

    /// <summary>
    /// The field that a preference values in place of a condition, and what its values are worth; null where it has a condition.
    /// </summary>
    public (SlotSketch Of, ImmutableArray<int> Worths)? Valued { get; init; }

    public bool IsVague { get; init; }

    public ImmutableArray<ReadingSketch> Readings { get; init; } = [];

    public string FullName => $"{Party}/{Id}";

    /// <summary>The position as an item of <c>positions:</c>.</summary>
    public string ToYaml()
    {
        var yaml = new StringBuilder($"  - id: {Id}\n");
        Add(yaml, "party", Party);
        Add(yaml, "kind", Kind);
        Add(yaml, "title", Id);
        Add(yaml, "statement", "Drawn at random.");
        if (!IsAssumption)
        {
            Add(yaml, "speaker", "Somebody");
            Add(yaml, "stated", Stated);
        }

        Add(yaml, "source", IsAssumption ? "assumption" : "record");
        Add(yaml, "weight", Weight);
        Add(yaml, "priority", Priority?.ToString(CultureInfo.InvariantCulture));
        Add(yaml, "of", Valued is var (field, _) ? $"\"{field.Path}\"" : null);
        Add(
            yaml,
            "values",
            Valued is var (of, worths)
                ? $"{{{string.Join(", ", of.Field.Values.Zip(worths, (value, worth) => FormattableString.Invariant($"{value}: {worth}")))}}}"
                : null
        );
        Add(yaml, "status", Status);
        Add(yaml, "until", Until);
        Add(yaml, "superseded-by", SupersededBy);
        Add(yaml, "vague", IsVague ? "It says nothing that could be tested." : null);
        Add(yaml, "applies-when", AppliesWhen?.ToYaml());
        Add(yaml, Kind == "red-line" ? "crossed-when" : "met-when", Condition?.ToYaml());
        if (!Unless.IsEmpty)
        {
            yaml.Append("    unless:\n").AppendJoin("", Unless.Select(exception => exception.ToYaml()));
        }

        if (!Readings.IsEmpty)
        {
            yaml.Append("    readings:\n").AppendJoin("", Readings.Select(reading => reading.ToYaml()));
        }

        return yaml.ToString();
    }

    public IEnumerable<PositionSketch> Shrink() =>
        [
            .. Shrinking.Items(Readings, _ => []).Select(readings => this with { Readings = readings }),
            .. Status is null && Until is null && SupersededBy is null
                ? []
                : new[] { this with { Status = null, Until = null, SupersededBy = null } },
            .. Shrinking.Items(Unless, exception => exception.Shrink()).Select(unless => this with { Unless = unless }),
            .. Shrinking.Optional(AppliesWhen).Select(appliesWhen => this with { AppliesWhen = appliesWhen }),
            .. Priority is null ? [] : new[] { this with { Priority = null } },
            .. Condition?.Shrink().Select(condition => this with { Condition = condition }) ?? [],
        ];

    private static void Add(StringBuilder yaml, string key, string? value)
    {
        if (value is not null)
        {
            yaml.Append("    ").Append(key).Append(": ").Append(value).Append('\n');
        }
    }
}

/// <summary>An exception of a position as a random test draws it.</summary>
internal sealed record ExceptionSketch(ConditionSketch When, string Stated)
{
    /// <summary>The exception as an item of <c>unless:</c>.</summary>
    public string ToYaml() =>
        $"      - when: {When.ToYaml()}\n        statement: Excepted at random.\n        speaker: Somebody\n        stated: {Stated}\n        source: record\n";

    public IEnumerable<ExceptionSketch> Shrink() => When.Shrink().Select(when => this with { When = when });
}
