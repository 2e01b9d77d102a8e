using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Reporting;

/// <summary>Writes evaluations as JSON, in the shape of <c>evaluation.schema.json</c>.</summary>
/// <remarks>Properties without a value are left out. The version goes up when a property changes its meaning or goes away, not when one is added.</remarks>
public sealed class JsonReport
{
    private const int Version = 1;

    private readonly Utf8JsonWriter _json;

    private JsonReport(Utf8JsonWriter json) => _json = json;

    /// <summary>Writes one document for any number of evaluations.</summary>
    /// <param name="stream">Where to, as UTF-8.</param>
    /// <param name="evaluations">What was evaluated.</param>
    /// <param name="diagnostics">What is wrong or doubtful about the files.</param>
    public static void Write(Stream stream, IEnumerable<Evaluation> evaluations, IEnumerable<Diagnostic> diagnostics)
    {
        // The relaxed encoder leaves letters outside ASCII readable; the document is no part of a web page.
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using var json = new Utf8JsonWriter(stream, options);
        var report = new JsonReport(json);
        json.WriteStartObject();
        json.WriteString("format", "scenario-engine/evaluation");
        json.WriteNumber("version", Version);
        report.List("evaluations", evaluations, report.Evaluation);
        report.List("diagnostics", diagnostics, report.Diagnostic);
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    /// <summary>The JSON Schema (2020-12) of the document.</summary>
    public static string Schema()
    {
        using var schema = typeof(JsonReport).Assembly.GetManifestResourceStream("evaluation.schema.json")
            ?? throw new InvalidOperationException("The schema of the report is not part of the assembly.");
        using var reader = new StreamReader(schema);
        return reader.ReadToEnd();
    }

    private void Evaluation(Evaluation evaluation)
    {
        var scenario = evaluation.Scenario;
        Text("title", scenario.Title);
        Text("file", scenario.File.Path);
        Object("pack", () =>
        {
            Text("id", scenario.Pack.Id);
            Text("title", scenario.Pack.Title);
            Text("version", scenario.Pack.Version);
        });
        Day("asOf", scenario.AsOf);
        Text("silence", Words.Of(scenario.Silence));
        Text("note", scenario.Note);
        Text("outcome", Words.Of(evaluation.Outcome));
        List("parties", evaluation.Parties, Party);
        List("findings", evaluation.Findings, finding => Finding(evaluation, finding));
        List("contradictions", evaluation.Contradictions, Contradiction);
        List("constraints", evaluation.Constraints, Constraint);
        List("terms", scenario.Pack.Fields.Select(evaluation.StateOf).Where(state => state.IsSettled), state => Term(state));
        List("leftOut", evaluation.LeftOut, leftOut =>
        {
            Text("position", leftOut.Position.FullName);
            Text("reason", Words.Of(leftOut.Reason));
            Text("because", Phrases.LeftOut(leftOut));
        });
    }

    private void Party(PartyResult result)
    {
        Text("id", result.Party.Id);
        Text("title", result.Party.Title);
        Text("memberOf", result.Party.MemberOf?.Id);
        Text("role", Words.Of(result.Party.Role));
        Text("note", result.Party.Note);
        Text("verdict", Words.Of(result.Verdict));
        Object("preferences", () =>
        {
            _json.WriteNumber("met", result.WeightMet);
            _json.WriteNumber("applicable", result.WeightApplicable);
        });
        List("vague", result.Vague, position =>
        {
            Text("position", position.FullName);
            Text("title", position.Title);
            Text("why", position.Vague);
        });
    }

    private void Finding(Evaluation evaluation, Finding finding)
    {
        var position = finding.Position;
        Text("position", position.FullName);
        Text("party", position.Party.Id);
        Text("kind", Words.Of(position.Kind));
        Text("title", position.Title);
        Text("status", Words.Of(finding.Status));
        Text("claim", Phrases.Claim(finding));
        if (position.Weight > 0)
        {
            _json.WriteNumber("weight", position.Weight);
        }

        Text("standing", Words.Of(position.Status));
        Because(finding.Reason);
        Text("exception", finding.Exception?.Statement.Text);
        Text("rule", Phrases.Rule(position));
        Place("ruleAt", position.Location);
        Object("statement", () => Statement(position.Statement));
        Text("interest", position.Interest);
        Text("encoding", position.Encoding);
        List("tests", Observation.Of(evaluation, position), observation =>
        {
            Text("path", observation.Test.Field.Path);
            Text("test", ConditionText.Describe(observation.Test));
            Truth("holds", observation.Holds);
            Text("seen", Phrases.Seen(observation.Seen));
        });
        List("changes", finding.Changes, Change);
        List("wouldSettle", finding.WouldSettle, Change);
    }

    private void Change(Change change)
    {
        Text("path", change.Field.Path);
        Text("to", change.To.Describe(change.Field.Type));
        Text("status", Words.Of(change.Status));
        Names("worsens", change.Worsens.Select(position => position.FullName));
        if (change.BreaksScenario)
        {
            _json.WriteBoolean("breaksScenario", value: true);
        }
    }

    private void Contradiction(Contradiction contradiction)
    {
        Text("path", contradiction.Field.Path);
        if (contradiction.Stated is { } stated)
        {
            Object("stated", () => Term(stated));
        }

        List("implied", contradiction.Implied, implied =>
        {
            Text("to", implied.Term.Field.Type.Format(implied.Term.Value));
            Text("implication", implied.Implication.Id);
            Text("because", implied.Implication.Because);
            Place("at", implied.Term.Location);
            Because(implied.Reason);
        });
    }

    private void Constraint(ConstraintFinding finding)
    {
        Text("id", finding.Constraint.Id);
        Truth("broken", finding.IsBroken);
        Text("because", finding.Constraint.Because);
        Text("basis", Words.Of(finding.Constraint.Basis));
        Place("at", finding.Constraint.Location);
        Because(finding.Reason);
    }

    private void Because(Reason reason)
    {
        List("terms", reason.Terms, state => Term(state));
        List("derivations", reason.Derivations, derivation =>
        {
            Text("term", derivation.Term.ToString());
            Text("implication", derivation.Implication.Id);
            Text("because", derivation.Implication.Because);
            Text("basis", Words.Of(derivation.Implication.Basis));
            Place("at", derivation.Implication.Location);
        });
    }

    private void Term(FieldState state)
    {
        Text("path", state.Field.Path);
        Text("value", state.Value is { } value ? state.Field.Type.Format(value) : null);
        Text("origin", Words.Of(state.Origin));
        Place("at", state.Location);
    }

    private void Statement(Statement statement)
    {
        Text("text", statement.Text);
        Text("speaker", statement.Speaker);
        Day("stated", statement.Date);
        _json.WriteBoolean("assumption", statement.Source.IsAssumption);
        Text("source", statement.Source.Title);
        Text("publisher", statement.Source.Publisher);
        Text("author", statement.Source.Author);
        Day("published", statement.Source.Date);
        Text("url", statement.Source.Url);
        Text("read", statement.Source.Read is { } read ? Words.Of(read) : null);
        Text("locator", statement.Locator);
        Names("records", statement.Records);
    }

    private void Diagnostic(Diagnostic diagnostic)
    {
        Text("code", diagnostic.Code);
        Text("severity", Words.Of(diagnostic.Severity));
        Place("at", diagnostic.Location);
        Text("message", diagnostic.Message);
        Text("hint", diagnostic.Hint);
        List("related", diagnostic.Related, related =>
        {
            Place("at", related.Location);
            Text("label", related.Label);
        });
    }

    private void Text(string name, string? value)
    {
        if (value is not null)
        {
            _json.WriteString(name, value);
        }
    }

    private void Day(string name, DateOnly? day) => Text(name, day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private void Truth(string name, bool? truth) => Text(name, truth switch { true => "yes", false => "no", null => "unknown" });

    private void Place(string name, SourceLocation? location)
    {
        if (location is not null)
        {
            Object(name, () =>
            {
                Text("file", location.File.Path);
                _json.WriteNumber("line", location.Line);
                _json.WriteNumber("column", location.Column);
            });
        }
    }

    private void Names(string name, IEnumerable<string> names)
    {
        var list = names.ToImmutableArray();
        if (list.IsEmpty)
        {
            return;
        }

        _json.WriteStartArray(name);
        foreach (var item in list)
        {
            _json.WriteStringValue(item);
        }

        _json.WriteEndArray();
    }

    private void Object(string name, Action write)
    {
        _json.WriteStartObject(name);
        write();
        _json.WriteEndObject();
    }

    private void List<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        _json.WriteStartArray(name);
        foreach (var item in items)
        {
            _json.WriteStartObject();
            write(item);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }
}
