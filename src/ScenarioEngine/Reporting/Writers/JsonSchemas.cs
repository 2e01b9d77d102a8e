namespace ScenarioEngine.Reporting.Writers;

/// <summary>The JSON Schemas (2020-12) of the documents that reports write.</summary>
internal static class JsonSchemas
{
    /// <summary>The schema of what <see cref="JsonReport"/> writes.</summary>
    public static string Evaluation => Read("evaluation");

    /// <summary>The schema of what <see cref="ComparisonJson"/> writes.</summary>
    public static string Comparison => Read("comparison");

    /// <summary>The schema of what <see cref="ExplorationJson"/> writes.</summary>
    public static string Exploration => Read("exploration");

    /// <summary>The schema of what <see cref="ReadingTables"/> writes.</summary>
    public static string Readings => Read("readings");

    /// <summary>The schema of each line that <see cref="Batching.Batch"/> writes.</summary>
    public static string Batch => Read("batch");

    /// <summary>The schema of what <see cref="Batching.BatchSummaryJson"/> writes.</summary>
    public static string Summary => Read("summary");

    /// <summary>The schema of what <see cref="StabilityWriters"/> writes.</summary>
    public static string Stability => Read("stability");

    private static string Read(string name)
    {
        using var schema =
            typeof(JsonSchemas).Assembly.GetManifestResourceStream($"{name}.schema.json")
            ?? throw new InvalidOperationException($"The schema of {name} is not part of the assembly.");
        using var reader = new StreamReader(schema);
        return reader.ReadToEnd();
    }
}
