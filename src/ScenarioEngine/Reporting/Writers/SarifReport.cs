using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Reporting.Writers;

/// <summary>Writes what is wrong with scenarios in SARIF 2.1.0, which editors and code hosts show beside the lines it is about.</summary>
internal sealed class SarifReport
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private static readonly (string Id, string Text)[] Rules =
    [
        ("crossed", "A stated red line is crossed."),
        ("unmet", "A stated demand or precondition is unmet."),
        ("open", "Unsettled terms decide a red line, a demand or a precondition."),
        ("impossible", "A constraint says that the package cannot exist."),
        ("contradictory", "A term is stated one way and implied another, or implied two ways."),
    ];

    private readonly JsonText _json;

    private SarifReport(JsonText json) => _json = json;

    /// <summary>Writes one log for any number of evaluations.</summary>
    /// <param name="stream">Where to, as UTF-8.</param>
    /// <param name="evaluations">What was evaluated.</param>
    /// <param name="diagnostics">The mistakes and doubts about the files.</param>
    public static void Write(Stream stream, IEnumerable<Evaluation> evaluations, IReadOnlyCollection<Diagnostic> diagnostics) =>
        JsonText.WriteObject(
            stream,
            json =>
            {
                json.Text("$schema", Schema);
                json.Text("version", "2.1.0");
                json.List(
                    "runs",
                    [0],
                    _ =>
                    {
                        json.Object("tool", () => json.Object("driver", () => WriteDriver(json, diagnostics)));
                        json.Text("columnKind", "utf16CodeUnits");
                        var report = new SarifReport(json);
                        json.List("results", [.. evaluations.SelectMany(ResultsOf), .. diagnostics.Select(ResultOf)], report.Write);
                    }
                );
            }
        );

    private static void WriteDriver(JsonText json, IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var descriptors = diagnostics
            .Select(diagnostic => (diagnostic.Code, diagnostic.Descriptor.Title))
            .Distinct()
            .OrderBy(pair => pair.Code, StringComparer.Ordinal);
        json.Text("name", "ScenarioEngine");
        json.Text("version", Receipt.ToolVersion);
        json.List(
            "rules",
            Rules.Concat(descriptors),
            rule =>
            {
                json.Text("id", rule.Item1);
                json.Object("shortDescription", () => json.Text("text", rule.Item2));
            }
        );
    }

    private static IEnumerable<Result> ResultsOf(Evaluation evaluation)
    {
        var whole = evaluation.Scenario.File.At(0, 0);
        foreach (var finding in evaluation.Constraints.Where(finding => finding.IsBroken == true))
        {
            yield return new Result(
                "impossible",
                "error",
                $"Impossible: {finding.Constraint.Because}",
                PlaceOf(finding.Reason) ?? whole,
                finding.Constraint.Location
            );
        }

        if (evaluation.Impossibility is not null && WhicheverWay.Impossibility(evaluation) is { } sentence)
        {
            yield return new Result("impossible", "error", $"Impossible: {sentence}", whole, null);
        }

        foreach (var party in evaluation.Parties.Where(party => !party.Deadlock.IsEmpty))
        {
            var (rule, level) = party.Verdict == Verdict.Conflict ? ("crossed", "error") : ("unmet", "warning");
            yield return new Result(rule, level, WhicheverWay.Deadlock(party) ?? "", whole, party.Deadlock[0].Location);
        }

        foreach (var contradiction in evaluation.Contradictions)
        {
            var implied = contradiction.Implied[0];
            yield return new Result(
                "contradictory",
                "error",
                $"Contradictory: {contradiction.Field.Path}. {implied.Implication.Because}",
                contradiction.Stated?.Location ?? PlaceOf(implied.Reason) ?? whole,
                implied.Implication.Location
            );
        }

        foreach (var finding in evaluation.Findings.Where(finding => finding.Position.Policy.MovesVerdict))
        {
            var (rule, level) = finding.Status switch
            {
                FindingStatus.Crossed => ("crossed", "error"),
                FindingStatus.Unmet => ("unmet", "warning"),
                FindingStatus.Open => ("open", "note"),
                _ => ("", ""),
            };
            if (rule.Length > 0)
            {
                yield return new Result(
                    rule,
                    level,
                    $"The scenario {Phrases.Claim(finding)}: {finding.Position.Title}. ({finding.Position.FullName})",
                    PlaceOf(finding.Reason) ?? whole,
                    finding.Position.Location
                );
            }
        }
    }

    private static Result ResultOf(Diagnostic diagnostic) =>
        new(
            diagnostic.Code,
            diagnostic.Severity switch
            {
                Severity.Error => "error",
                Severity.Warning => "warning",
                _ => "note",
            },
            diagnostic.Hint is { } hint ? $"{diagnostic.Message} {hint}" : diagnostic.Message,
            diagnostic.Location,
            diagnostic.Related.IsEmpty ? null : diagnostic.Related[0].Location
        );

    /// <summary>The first stated term of a reason; null where there is none.</summary>
    private static SourceLocation? PlaceOf(Reason reason) =>
        reason.Terms.Select(term => term.Location).FirstOrDefault(place => place is not null);

    private void Write(Result result)
    {
        _json.Text("ruleId", result.Rule);
        _json.Text("level", result.Level);
        _json.Object("message", () => _json.Text("text", result.Message));
        _json.List("locations", [result.Place], place => Location(place));
        _json.List("relatedLocations", result.Related is { } related ? [related] : Array.Empty<SourceLocation>(), place => Location(place));
    }

    private void Location(SourceLocation place) =>
        _json.Object(
            "physicalLocation",
            () =>
            {
                var end = place.File.At(place.Span.End, 0);
                _json.Object("artifactLocation", () => _json.Text("uri", UriOf(place.File.Path)));
                _json.Object(
                    "region",
                    () =>
                    {
                        _json.Number("startLine", place.Line);
                        _json.Number("startColumn", place.Column);
                        _json.Number("endLine", end.Line);
                        _json.Number("endColumn", end.Column);
                    }
                );
            }
        );

    /// <summary>An address relative to where the tool was called; of a path from the root it has to be a whole one.</summary>
    private static string UriOf(string path)
    {
        var parts = path.Replace('\\', '/').Split('/');
        var isFromRoot = parts is ["", ..] || parts[0] is [_, ':'];
        var escaped = parts.Select((part, at) => isFromRoot && at == 0 ? part : Uri.EscapeDataString(part));
        return (
                isFromRoot
                    ? parts[0].Length == 0
                        ? "file://"
                        : "file:///"
                    : ""
            ) + string.Join('/', escaped);
    }

    private sealed record Result(string Rule, string Level, string Message, SourceLocation Place, SourceLocation? Related);
}
