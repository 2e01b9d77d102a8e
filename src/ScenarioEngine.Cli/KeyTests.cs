using System.Collections.Immutable;
using ScenarioEngine.Checking;
using ScenarioEngine.Cli.Commands;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Cli;

/// <summary>What became of an answer key.</summary>
internal enum KeyOutcome
{
    Passed,
    Failed,

    /// <summary>It is not met, and says itself that this is so for now.</summary>
    Todo,

    /// <summary>There is none.</summary>
    NoKey,

    /// <summary>The scenario has mistakes that its key does not expect.</summary>
    Unreadable,
}

/// <summary>A scenario and what became of its answer key.</summary>
/// <param name="Path">The file.</param>
/// <param name="Title">The scenario's title; the path where it could not be read.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Mismatches">What is not as the key expects.</param>
internal sealed record KeyResult(string Path, string Title, KeyOutcome Outcome, ImmutableArray<Mismatch> Mismatches)
{
    /// <summary>The evaluation; null where the scenario does not load.</summary>
    public Evaluation? Evaluation { get; init; }

    /// <summary>Why the key may stay unmet, where it says so.</summary>
    public string? Todo { get; init; }
}

/// <summary>Compares scenarios with their answer keys.</summary>
internal sealed class KeyTests(ScenarioLoader loader)
{
    /// <summary>The result for a file; null where a filter leaves it out.</summary>
    public KeyResult? Run(string path, string? filter)
    {
        var isNamed = filter is null || Contains(path, filter);
        var loaded = loader.Read(path);
        if (loaded.Value is not { } scenario)
        {
            return isNamed ? Unloaded(path, loaded.Diagnostics) : null;
        }

        return isNamed || Contains(scenario.Title, filter ?? "") ? Compare(scenario.File.Path, scenario, loaded.Diagnostics) : null;
    }

    private KeyResult Compare(string path, Scenario scenario, ImmutableArray<Diagnostic> diagnostics)
    {
        var evaluation = loader.EvaluatorOf(scenario).Evaluate(scenario);
        if (scenario.Expect is not { } key)
        {
            loader.Diagnosing.Show(diagnostics);
            return new KeyResult(path, scenario.Title, KeyOutcome.NoKey, []) { Evaluation = evaluation };
        }

        ImmutableArray<Diagnostic> all = [.. diagnostics, .. ScenarioCheck.Check(evaluation)];
        var mismatches = Mismatch.Find(evaluation);
        if (key.Diagnostics is { } codes)
        {
            mismatches =
            [
                .. mismatches,
                .. CompareCodes(key.Location, codes, all.Where(diagnostic => diagnostic.Location.File == scenario.File)),
            ];
        }
        else
        {
            loader.Diagnosing.Show(all);
        }

        var outcome =
            mismatches.IsEmpty ? KeyOutcome.Passed
            : key.Todo is null ? KeyOutcome.Failed
            : KeyOutcome.Todo;
        return new KeyResult(path, scenario.Title, outcome, mismatches) { Evaluation = evaluation, Todo = key.Todo };
    }

    private KeyResult Unloaded(string path, ImmutableArray<Diagnostic> diagnostics)
    {
        if (path == ScenarioFiles.StandardInput || Engine.ReadExpectedDiagnostics(path) is not { } codes)
        {
            loader.Diagnosing.Show(diagnostics);
            return new KeyResult(path, path, KeyOutcome.Unreadable, []);
        }

        var own = diagnostics.Where(diagnostic => diagnostic.Location.File.Path == path).ToList();
        var mismatches = CompareCodes(own.Count > 0 ? own[0].Location : new SourceFile(path, "").At(0, 0), codes, own).ToImmutableArray();
        if (!mismatches.IsEmpty)
        {
            loader.Diagnosing.Show(diagnostics);
        }

        return new KeyResult(path, path, mismatches.IsEmpty ? KeyOutcome.Passed : KeyOutcome.Failed, mismatches);
    }

    private static IEnumerable<Mismatch> CompareCodes(
        SourceLocation place,
        ImmutableArray<string> expected,
        IEnumerable<Diagnostic> diagnostics
    )
    {
        var found = diagnostics.Select(diagnostic => diagnostic.Code).ToImmutableSortedSet(StringComparer.Ordinal);
        if (!found.SetEquals(expected))
        {
            yield return new Mismatch(place, "the diagnostics", $"[{string.Join(", ", expected)}]", $"[{string.Join(", ", found)}]");
        }
    }

    private static bool Contains(string text, string filter) => text.Contains(filter, StringComparison.OrdinalIgnoreCase);
}
