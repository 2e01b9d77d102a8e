using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Syntax;

/// <summary>Reads the questions of a pack and the other readings of a position.</summary>
/// <param name="conditions">Reads conditions.</param>
/// <param name="readUnless">Reads the exceptions of a position, or of a reading.</param>
/// <param name="diagnostics">Where mistakes go.</param>
internal sealed class ReadingReader(
    ConditionReader conditions,
    Func<MappingReader, ImmutableArray<ExceptedCaseSyntax>> readUnless,
    DiagnosticBag diagnostics
)
{
    /// <summary>What no reading can change, since it is a matter of fact.</summary>
    private static readonly string[] Facts =
    [
        "party",
        "statement",
        "speaker",
        "stated",
        "records",
        "status",
        "until",
        "superseded-by",
        "interest",
        "weight",
        "priority",
        "of",
        "values",
        "tags",
    ];

    /// <summary>Whether a key holds what no reading can change.</summary>
    public static bool IsFact(string key) => Facts.Contains(key);

    /// <summary>The readings of a position.</summary>
    public ImmutableArray<ReadingSyntax> Read(MappingReader position)
    {
        var readings = ImmutableArray.CreateBuilder<ReadingSyntax>();
        foreach (var mapping in position.Mappings("readings"))
        {
            var id = mapping.Entries.FirstOrDefault(entry => entry.Key.Text == "id")?.Value as YamlScalar;
            var place =
                id is { Text.Length: > 0 } ? id.Location
                : mapping.Entries.IsEmpty ? mapping.Location
                : mapping.Entries[0].Key.Location;
            if (Read(new MappingReader(mapping, place, "a reading", diagnostics), mapping, place) is { } reading)
            {
                readings.Add(reading);
            }
        }

        return readings.ToImmutable();
    }

    private ReadingSyntax? Read(MappingReader reader, YamlMapping mapping, SourceLocation place)
    {
        var id = reader.RequiredId("id");
        var title = reader.RequiredText("title");
        var because = reader.RequiredText("because");
        var kind = reader.OneOf<PositionKind>("kind", "kind of position");
        var syntax = new ReadingDetails
        {
            Question = reader.Text("question"),
            Source = reader.Text("source"),
            Locator = reader.Text("locator"),
            Kind = kind,
            AppliesWhen = Condition(reader, "applies-when"),
            CrossedWhen = Condition(reader, "crossed-when"),
            MetWhen = Condition(reader, "met-when"),
            Unless = reader.Entry("unless") is null ? null : readUnless(reader),
            Vague = reader.Text("vague"),
            Encoding = reader.Text("encoding"),
            Fact = mapping.Entries.FirstOrDefault(entry => Facts.Contains(entry.Key.Text))?.Key is { } key
                ? new Word(key.Text, key.Location)
                : null,
        };
        foreach (var fact in Facts.Where(fact => mapping.Entries.Any(entry => entry.Key.Text == fact)))
        {
            // It is known, though it does not belong here: the binder says so.
            reader.Entry(fact);
        }

        reader.Finish();
        return id is not null && title is not null && because is not null ? new ReadingSyntax(id, title, because, syntax, place) : null;
    }

    private ConditionSyntax? Condition(MappingReader reader, string key) => reader.Entry(key) is { } entry ? conditions.Read(entry) : null;
}
