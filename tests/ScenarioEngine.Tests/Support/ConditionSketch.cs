using System.Collections.Immutable;

namespace ScenarioEngine.Tests.Support;

/// <summary>A condition as a random test draws it. One that is not <see cref="Together"/> prints as one entry of a mapping.</summary>
internal abstract record ConditionSketch
{
    /// <summary>The condition as a mapping.</summary>
    public string ToYaml() => $"{{{string.Join(", ", Entries.Select(entry => $"{entry.Key}: {entry.Body}"))}}}";

    /// <summary>Simpler conditions that may fail in the same way.</summary>
    public virtual IEnumerable<ConditionSketch> Shrink() => [];

    protected abstract IEnumerable<(string Key, string Body)> Entries { get; }

    private static string List(IEnumerable<ConditionSketch> parts) => $"[{string.Join(", ", parts.Select(part => part.ToYaml()))}]";

    private static IEnumerable<ImmutableArray<ConditionSketch>> ShrinkParts(ImmutableArray<ConditionSketch> parts) =>
        Shrinking.Items(parts, part => part.Shrink()).Where(shorter => !shorter.IsEmpty);

    /// <summary>Tests of one field, with one or more operators.</summary>
    public sealed record Test(string Path, ImmutableArray<ComparisonSketch> Comparisons) : ConditionSketch
    {
        public string Key => Path.Contains('[', StringComparison.Ordinal) ? $"\"{Path}\"" : Path;

        public override IEnumerable<ConditionSketch> Shrink() =>
            Shrinking.Items(Comparisons, _ => []).Where(fewer => !fewer.IsEmpty).Select(fewer => this with { Comparisons = fewer });

        protected override IEnumerable<(string Key, string Body)> Entries =>
            [(Key, Comparisons is [{ IsShort: true } only] ? only.Value : Mapping)];

        private string Mapping =>
            $"{{{string.Join(", ", Comparisons.Select(comparison => $"{comparison.Operator}: {comparison.Value}"))}}}";
    }

    /// <summary>Several conditions in one mapping; their keys differ.</summary>
    public sealed record Together(ImmutableArray<ConditionSketch> Parts) : ConditionSketch
    {
        public bool HasDistinctKeys => Entries.Select(entry => entry.Key).Distinct().Count() == Entries.Count();

        public override IEnumerable<ConditionSketch> Shrink() =>
            [.. Parts, .. ShrinkParts(Parts).Select(parts => new Together(parts)).Where(shorter => shorter.HasDistinctKeys)];

        protected override IEnumerable<(string Key, string Body)> Entries => Parts.SelectMany(part => part.Entries);
    }

    public sealed record All(ImmutableArray<ConditionSketch> Parts) : ConditionSketch
    {
        public override IEnumerable<ConditionSketch> Shrink() => [.. Parts, .. ShrinkParts(Parts).Select(parts => new All(parts))];

        protected override IEnumerable<(string Key, string Body)> Entries => [("all", List(Parts))];
    }

    public sealed record Any(ImmutableArray<ConditionSketch> Parts) : ConditionSketch
    {
        public override IEnumerable<ConditionSketch> Shrink() => [.. Parts, .. ShrinkParts(Parts).Select(parts => new Any(parts))];

        protected override IEnumerable<(string Key, string Body)> Entries => [("any", List(Parts))];
    }

    public sealed record Not(ConditionSketch Part) : ConditionSketch
    {
        public override IEnumerable<ConditionSketch> Shrink() => [Part, .. Part.Shrink().Select(part => new Not(part))];

        protected override IEnumerable<(string Key, string Body)> Entries => [("not", Part.ToYaml())];
    }

    /// <summary><c>some</c>, <c>every</c>, <c>no</c>, or <c>count</c> with bounds.</summary>
    public sealed record Over(string Quantifier, string Issue, ConditionSketch Where, ImmutableArray<ComparisonSketch> Bounds)
        : ConditionSketch
    {
        public override IEnumerable<ConditionSketch> Shrink() => Where.Shrink().Select(where => this with { Where = where });

        protected override IEnumerable<(string Key, string Body)> Entries =>
            [($"{Quantifier} {Issue}", Bounds.IsEmpty ? Where.ToYaml() : Counted)];

        private string Counted =>
            $"{{where: {Where.ToYaml()}, {string.Join(", ", Bounds.Select(bound => $"{bound.Operator}: {bound.Value}"))}}}";
    }
}

/// <summary>An operator with its value, as written.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Value">The value.</param>
/// <param name="IsShort">Whether it is written as <c>path: value</c>.</param>
internal sealed record ComparisonSketch(string Operator, string Value, bool IsShort = false);
