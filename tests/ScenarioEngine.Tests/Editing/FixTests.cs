using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Tests.Diagnostics;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Editing;

/// <summary>What a diagnostic has to be written in its place, mends it: in every sample of a mistake that has such a word.</summary>
public sealed class FixTests
{
    private static IEnumerable<string> Scenarios =>
        DiagnosticGoldenTests.Cases.Where(name => !Sample.IsOfLint(name[..6]) && FixedIn(name) is not null);

    [TestCaseSource(nameof(Scenarios))]
    public void Replacement_ClearsTheMistake(string name)
    {
        var (diagnostic, file) = FixedIn(name) ?? throw new InvalidOperationException(name);
        var span = diagnostic.Location.Span;
        var mended = new SourceFile(file.Path, file.Text.Remove(span.Start, span.Length).Insert(span.Start, diagnostic.Replacement ?? ""));

        Assert.That(
            Check(mended, name).Select(left => left.ToString()),
            Has.None.StartsWith($"{file.Path}({diagnostic.Location.Line},{diagnostic.Location.Column}): error {diagnostic.Code}")
        );
    }

    [Test]
    public void ManyMistakes_HaveAReplacement() => Assert.That(Scenarios.Select(name => name[..6]).Distinct().Count(), Is.GreaterThan(8));

    private static (Diagnostic Diagnostic, SourceFile File)? FixedIn(string name)
    {
        var path = Repository.At("tests", "ScenarioEngine.Tests", "Golden", "diagnostics", name, "scenario.yaml");
        path = File.Exists(path) ? path : Path.Combine(Path.GetDirectoryName(path) ?? "", "pack.yaml");
        var file = File.Exists(path) ? new SourceFile(Path.GetFileName(path), File.ReadAllText(path)) : null;
        return
            file is not null
            && Check(file, name).FirstOrDefault(diagnostic => diagnostic.Replacement is not null && diagnostic.Location.File == file)
                is { } diagnostic
            ? (diagnostic, file)
            : null;
    }

    private static ImmutableArray<Diagnostic> Check(SourceFile file, string name) =>
        file.Path == "pack.yaml" ? Sample.OfPack(file.Text)
        : name.StartsWith("SE2026", StringComparison.Ordinal) ? Sample.OfScenarioByName(file)
        : Sample.OfScenario(file);
}
