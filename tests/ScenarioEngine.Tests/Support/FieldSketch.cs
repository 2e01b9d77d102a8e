using System.Collections.Immutable;

namespace ScenarioEngine.Tests.Support;

/// <summary>An issue as a random test draws it. It has one value when its only field has no name.</summary>
internal sealed record IssueSketch(string Id, ImmutableArray<string> Per, ImmutableArray<FieldSketch> Fields)
{
    /// <summary>Its fields, each for all instances before the next.</summary>
    public IEnumerable<SlotSketch> Slots =>
        Fields.SelectMany(_ => Per.IsEmpty ? [null] : Per.Cast<string?>(), (part, instance) => new SlotSketch(this, instance, part));

    /// <summary>The issue as an entry below <c>issues:</c>.</summary>
    public string ToYaml()
    {
        var per = Per.IsEmpty ? "" : $"    per: [{string.Join(", ", Per)}]\n";
        var head = $"  {Id}:\n    title: {Id}\n{per}";
        return Fields is [{ Name: null } only]
            ? head + string.Concat(only.Keys.Select(key => $"    {key}\n"))
            : $"{head}    fields:\n{string.Concat(Fields.Select(field => $"      {field.Name}: {{{string.Join(", ", field.Keys)}}}\n"))}";
    }

    public IEnumerable<IssueSketch> Shrink() =>
        [
            .. Shrinking.Items(Per, _ => []).Where(per => !per.IsEmpty).Select(per => this with { Per = per }),
            .. Shrinking
                .Items(Fields, field => field.Shrink())
                .Where(fields => !fields.IsEmpty)
                .Select(fields => this with { Fields = fields }),
        ];
}

/// <summary>A field as a random test draws it.</summary>
/// <param name="Name">Its name, or null in an issue with one value.</param>
/// <param name="Type">The word for its type.</param>
/// <param name="Values">The options; for a number, percent, duration or date, the values that tests and terms use, lowest first.</param>
internal sealed record FieldSketch(string? Name, string Type, ImmutableArray<string> Values)
{
    public string? Unit { get; init; }

    public string? Minimum { get; init; }

    public string? Maximum { get; init; }

    public string? StatusQuo { get; init; }

    public ConditionSketch? OnlyWhen { get; init; }

    public bool IsSet => Type == "set";

    public bool IsContinuous => Type is "number" or "percent" or "duration" or "date";

    /// <summary>The field's keys with their values.</summary>
    public IEnumerable<string> Keys
    {
        get
        {
            yield return $"type: {Type}";
            if (!IsContinuous && Type != "yes-no")
            {
                yield return $"options: [{string.Join(", ", Values)}]";
            }

            foreach (
                var (key, value) in new[]
                {
                    ("unit", Unit),
                    ("min", Minimum),
                    ("max", Maximum),
                    ("status-quo", StatusQuo),
                    ("only-when", OnlyWhen?.ToYaml()),
                }
            )
            {
                if (value is not null)
                {
                    yield return $"{key}: {value}";
                }
            }
        }
    }

    public IEnumerable<FieldSketch> Shrink()
    {
        foreach (var onlyWhen in Shrinking.Optional(OnlyWhen))
        {
            yield return this with
            {
                OnlyWhen = onlyWhen,
            };
        }

        if (StatusQuo is not null)
        {
            yield return this with
            {
                StatusQuo = null,
            };
        }

        if (Minimum is not null || Maximum is not null)
        {
            yield return this with
            {
                Minimum = null,
                Maximum = null,
            };
        }

        if (!IsContinuous && Type != "yes-no")
        {
            foreach (var fewer in Shrinking.Items(Values, _ => []).Where(values => values.Length >= 2))
            {
                yield return this with
                {
                    Values = fewer,
                };
            }
        }
    }
}

/// <summary>A field of one instance: what a path names.</summary>
internal sealed record SlotSketch(IssueSketch Issue, string? Instance, FieldSketch Field)
{
    public string Path => Issue.Id + (Instance is null ? "" : $"[{Instance}]") + (Field.Name is null ? "" : $".{Field.Name}");
}
