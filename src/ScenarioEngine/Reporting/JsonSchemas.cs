using System.Collections.Immutable;

namespace ScenarioEngine.Reporting;

/// <summary>The JSON Schemas (2020-12) of the documents that reports write.</summary>
public static class JsonSchemas
{
    /// <summary>What there is a schema for.</summary>
    public static ImmutableArray<string> Names { get; } = ["evaluation", "comparison", "exploration"];

    /// <summary>The schema of a document.</summary>
    /// <exception cref="ArgumentException">There is no schema of that name.</exception>
    public static string Read(string name)
    {
        using var schema = typeof(JsonSchemas).Assembly.GetManifestResourceStream($"{name}.schema.json")
            ?? throw new ArgumentException($"There is no schema of {name}.", nameof(name));
        using var reader = new StreamReader(schema);
        return reader.ReadToEnd();
    }
}
