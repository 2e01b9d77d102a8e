using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;
using ScenarioEngine.Text;

namespace ScenarioEngine.Binding;

/// <summary>Looks up what the answer key of a scenario names in its pack.</summary>
internal sealed class AnswerKeyBinder(Scope scope, DiagnosticBag diagnostics)
{
    private readonly ReadingChoiceBinder _readings = new(scope, diagnostics);
    private readonly PathBinder _paths = new(scope, diagnostics);

    public AnswerKey Bind(ExpectSyntax syntax) =>
        new(syntax.Location)
        {
            Outcome = Expect(syntax.Outcome),
            Verdicts = [.. syntax.Verdicts.Select(BindVerdict).OfType<ExpectedVerdict>()],
            Findings = [.. syntax.Findings.Select(BindFinding).OfType<ExpectedFinding>()],
            Readings = [.. syntax.Readings.SelectMany(BindReading)],
            Others = Expect(syntax.Others),
            Contradictions = syntax.Contradictions is { } paths ? BindPaths(paths) : null,
            Packages = Expect(syntax.Packages),
            Possible = Expect(syntax.Possible),
            Zone = Expect(syntax.Zone),
            Deadlocks = syntax.Deadlocks is { } deadlocks ? BindSets(deadlocks) : null,
            Concessions = syntax.Concessions is { } concessions ? BindSets(concessions) : null,
            Best = Expect(syntax.Best),
            Scores = [.. syntax.Scores.Select(BindScore).OfType<ExpectedScore>()],
            Stable = [.. syntax.Stable.Select(BindStable).OfType<ExpectedStability>()],
            Repairs = syntax.Repairs,
            Diagnostics = syntax.Diagnostics is { } codes ? [.. codes.Select(code => code.Text)] : null,
            Todo = syntax.Todo?.Text,
        };

    private static Expected<T>? Expect<T>((T Value, SourceLocation Location)? written) =>
        written is var (value, location) ? new Expected<T>(value, location) : null;

    private ExpectedVerdict? BindVerdict(ExpectedVerdictSyntax expected) =>
        FindParty(expected.Party) is { } party ? new ExpectedVerdict(party, expected.Verdict, expected.Location) : null;

    private ExpectedScore? BindScore((Word Party, Word Score) expected) =>
        FindParty(expected.Party) is { } party ? new ExpectedScore(party, expected.Score.Text, expected.Score.Location) : null;

    private ExpectedStability? BindStable((Word Party, Word Letters) expected) =>
        FindParty(expected.Party) is { } party
            ? new ExpectedStability(
                party,
                expected.Letters.Text == ExpectedStability.ByNone ? "" : expected.Letters.Text,
                expected.Letters.Location
            )
            : null;

    private Party? FindParty(Word name)
    {
        if (scope.Parties.TryGetValue(name.Text, out var party))
        {
            return party;
        }

        diagnostics.Add(BindingDiagnostics.UnknownParty(name, scope.Parties.Keys));
        return null;
    }

    private ExpectedFinding? BindFinding(ExpectedFindingSyntax expected)
    {
        var because = expected.Because is { } paths ? BindPaths(paths) : (ImmutableArray<Field>?)null;
        return scope.FindPosition(expected.Position, diagnostics) is { } position
            ? new ExpectedFinding(position, expected.Status, because, expected.Location)
            : null;
    }

    private IEnumerable<ExpectedReading> BindReading(ExpectedReadingSyntax expected) =>
        expected
            .Findings.Select(finding =>
                _readings.Bind(new ReadingChoiceSyntax(finding.Position, expected.Reading)) is { } choice
                && BindFinding(finding) is { } bound
                    ? new ExpectedReading(choice, bound)
                    : null
            )
            .OfType<ExpectedReading>();

    private ExpectedSets BindSets(ExpectedSetsSyntax expected) =>
        new(
            expected.Number,
            expected.Sets?.Select(set => set.Select(BindRedLine).OfType<Position>().ToImmutableArray()).ToImmutableArray(),
            expected.Location
        );

    private Position? BindRedLine(Word name)
    {
        var position = scope.FindPosition(name, diagnostics);
        if (position is null or { Policy.IsLine: true })
        {
            return position;
        }

        diagnostics.Add(AnswerKeyDiagnostics.NotARedLine(name, position));
        return null;
    }

    private ImmutableArray<Field> BindPaths(ImmutableArray<PathSyntax> paths) =>
        [.. paths.Select(path => _paths.Bind(path)).OfType<Field>()];
}
