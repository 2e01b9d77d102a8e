using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Reporting.Documents;
using ScenarioEngine.Rereading;

namespace ScenarioEngine.Reporting.Writers;

/// <summary>Writes evaluations as JSON, in the shape of <c>evaluation.schema.json</c>.</summary>
/// <remarks>
/// Properties without a value are left out. The version goes up when a property changes its meaning or goes away, not when one is added.
/// </remarks>
public sealed class JsonReport
{
    private const int Version = 1;

    private readonly JsonText _json;

    private JsonReport(JsonText json) => _json = json;

    /// <summary>Writes one document for any number of evaluations.</summary>
    /// <param name="stream">Where to, as UTF-8.</param>
    /// <param name="evaluations">What was evaluated.</param>
    /// <param name="diagnostics">The mistakes and doubts about the files.</param>
    public static void Write(Stream stream, IEnumerable<Evaluation> evaluations, IEnumerable<Diagnostic> diagnostics)
    {
        JsonText.WriteDocument(
            stream,
            "evaluation",
            Version,
            json =>
            {
                var report = new JsonReport(json);
                json.List("evaluations", evaluations, report.Evaluation);
                json.List("diagnostics", diagnostics, json.Diagnostic);
            }
        );
    }

    private void Evaluation(Evaluation evaluation)
    {
        var scenario = evaluation.Scenario;
        _json.Text("title", scenario.Title);
        _json.Text("file", scenario.File.Path);
        _json.Object(
            "pack",
            () =>
            {
                _json.Text("id", scenario.Pack.Id);
                _json.Text("title", scenario.Pack.Title);
                _json.Text("version", scenario.Pack.Version);
                _json.Text("folder", scenario.Pack.Folder);
            }
        );
        _json.Day("asOf", scenario.AsOf);
        _json.Text("silence", Words.Of(scenario.Silence));
        _json.Names("engines", evaluation.Engines);
        if (scenario.Pack != scenario.Pack.Own)
        {
            _json.Names("readAs", scenario.Pack.ReadAs.Select(reading => reading.ToString()));
        }

        _json.Text("note", scenario.Note);
        if (scenario.Happened is { } happened)
        {
            _json.Object(
                "happened",
                () =>
                {
                    _json.Text("what", Words.Of(happened.Fate));
                    _json.Text("when", happened.When.ToString());
                    _json.Text("source", happened.Source.Id);
                }
            );
        }

        _json.Text("outcome", Words.Of(evaluation.Outcome));
        if (evaluation.Impossibility is { } impossibility)
        {
            _json.Object("impossibility", () => Necessity(impossibility));
        }

        _json.Names("deadlock", evaluation.Deadlock.Select(position => position.FullName));
        if (evaluation.IsPossibilityUntold)
        {
            _json.Yes("notToldApart", true);
        }

        var readings = ReadingBlocks.Look(evaluation);
        _json.List(
            "parties",
            evaluation.Parties,
            result => Party(result, readings?.Verdicts.First(verdict => verdict.Party == result.Party).Hanging)
        );
        _json.List("findings", evaluation.Findings, finding => Finding(evaluation, finding));
        _json.List("contradictions", evaluation.Contradictions, Contradiction);
        _json.List("constraints", evaluation.Constraints, Constraint);
        _json.List("terms", scenario.Pack.Fields.Select(evaluation.StateOf).Where(state => state.IsSettled), state => Term(state));
        _json.List(
            "leftOut",
            evaluation.LeftOut,
            leftOut =>
            {
                _json.Text("position", leftOut.Position.FullName);
                _json.Text("reason", Words.Of(leftOut.Reason));
                _json.Text("because", Phrases.LeftOut(leftOut));
            }
        );
    }

    private void Party(PartyResult result, Hanging<Verdict>? hanging)
    {
        _json.Text("id", result.Party.Id);
        _json.Text("title", result.Party.Title);
        _json.Text("memberOf", result.Party.MemberOf?.Id);
        _json.Text("role", Words.Of(result.Party.Role));
        _json.Text("note", result.Party.Note);
        _json.Text("verdict", Words.Of(result.Verdict));
        if (hanging is { HoldsUnderEvery: false })
        {
            _json.Object("readings", () => ReadingTables.Write(_json, hanging));
        }

        _json.Names("deadlock", result.Deadlock.Select(position => position.FullName));
        if (result.IsNotToldApart)
        {
            _json.Yes("notToldApart", true);
        }

        if (result.Score is { } score)
        {
            _json.Object(
                "score",
                () =>
                {
                    _json.Score("low", score.Low);
                    _json.Score("high", score.High);
                }
            );
        }

        _json.List(
            "vague",
            result.Vague,
            position =>
            {
                _json.Text("position", position.FullName);
                _json.Text("title", position.Title);
                _json.Text("why", position.Vague);
            }
        );
    }

    private void Finding(Evaluation evaluation, Finding finding)
    {
        var position = finding.Position;
        _json.Text("position", position.FullName);
        _json.Text("party", position.Party.Id);
        _json.Text("kind", Words.Of(position.Kind));
        _json.Text("title", position.Title);
        _json.Text("status", Words.Of(finding.Status));
        _json.Text("claim", Phrases.Claim(finding));
        Whichever(finding);
        if (finding.Worth is { } worth)
        {
            _json.Decimal("weight", position.Weight);
            _json.Object(
                "worth",
                () =>
                {
                    _json.Text("low", worth.Low.ToString());
                    _json.Text("high", worth.High.ToString());
                    _json.Text("highest", position.HighestWorth.ToString());
                }
            );
        }

        _json.Text("standing", Words.Of(position.Status));
        Because(finding.Reason);
        _json.Text("exception", finding.Exception?.Statement.Text);
        _json.Text("rule", Phrases.Rule(finding));
        _json.Place("ruleAt", position.Location);
        _json.Object("statement", () => Statement(position.Statement));
        _json.Text("interest", position.Interest);
        _json.Text("encoding", position.Encoding);
        if (evaluation.Scenario is var scenario && scenario.Pack.FactsBeside(position, scenario.AsOf).ToList() is { Count: > 0 } facts)
        {
            _json.List("facts", facts, Fact);
        }

        _json.List(
            "tests",
            Observation.Of(evaluation, position),
            observation =>
            {
                _json.Text("path", observation.Test.Field.Path);
                _json.Text("test", ConditionText.Describe(observation.Test));
                _json.Truth("holds", observation.Holds);
                _json.Text("seen", Phrases.Seen(observation.Seen));
            }
        );
        _json.List("changes", finding.Changes, Change);
        _json.List("wouldSettle", finding.WouldSettle, Change);
    }

    private void Fact(Fact fact)
    {
        _json.Text("id", fact.Id);
        _json.Object("statement", () => Statement(fact.Statement));
        _json.Text("because", fact.Because);
    }

    private void Whichever(Finding finding)
    {
        if (finding.IsNotToldApart)
        {
            _json.Yes("notToldApart", true);
        }

        if (finding.Necessity is { } necessity)
        {
            _json.Object("whicheverWay", () => Necessity(necessity));
        }
        else if (finding.IsWhicheverWay)
        {
            _json.Object("whicheverWay", () => { });
        }

        Example("against", finding.Against);
        Example("keeping", finding.Keeping);

        void Example(string name, Package? package)
        {
            if (package is not null)
            {
                _json.List(
                    name,
                    finding.TellingChoices(package),
                    choice =>
                    {
                        _json.Text("path", choice.Field.Path);
                        _json.Text("value", choice.Range.Describe(choice.Field.Type));
                    }
                );
            }
        }
    }

    private void Necessity(Necessity necessity)
    {
        _json.List("terms", necessity.Terms, Term);
        _json.Names("constraints", necessity.Constraints.Select(constraint => constraint.Id));
        _json.Names("implications", necessity.Implications.Select(implication => implication.Id));
    }

    private void Change(Change change)
    {
        _json.Text("path", change.Field.Path);
        _json.Text("to", change.To.Describe(change.Field.Type));
        _json.Text("status", Words.Of(change.Status));
        _json.Names("worsens", change.Worsens.Select(position => position.FullName));
        if (change.BreaksScenario)
        {
            _json.Yes("breaksScenario", true);
        }
    }

    private void Contradiction(Contradiction contradiction)
    {
        _json.Text("path", contradiction.Field.Path);
        if (contradiction.Stated is { } stated)
        {
            _json.Object("stated", () => Term(stated));
        }

        _json.List(
            "implied",
            contradiction.Implied,
            implied =>
            {
                _json.Text("to", implied.Term.Field.Type.Format(implied.Term.Value));
                _json.Text("implication", implied.Implication.Id);
                _json.Text("because", implied.Implication.Because);
                _json.Place("at", implied.Term.Location);
                Because(implied.Reason);
            }
        );
    }

    private void Constraint(ConstraintFinding finding)
    {
        _json.Text("id", finding.Constraint.Id);
        _json.Truth("broken", finding.IsBroken);
        _json.Text("because", finding.Constraint.Because);
        _json.Text("basis", Words.Of(finding.Constraint.Basis));
        _json.Place("at", finding.Constraint.Location);
        Because(finding.Reason);
    }

    private void Because(Reason reason)
    {
        _json.List("terms", reason.Terms, state => Term(state));
        _json.List(
            "derivations",
            reason.Derivations,
            derivation =>
            {
                _json.Text("term", derivation.Term.ToString());
                _json.Text("implication", derivation.Implication.Id);
                _json.Text("because", derivation.Implication.Because);
                _json.Text("basis", Words.Of(derivation.Implication.Basis));
                _json.Place("at", derivation.Implication.Location);
            }
        );
    }

    private void Term(FieldState state)
    {
        _json.Text("path", state.Field.Path);
        _json.Text("value", state.Value is { } value ? state.Field.Type.Format(value) : null);
        _json.Text("origin", Words.Of(state.Origin));
        _json.Place("at", state.Location);
    }

    private void Statement(Statement statement)
    {
        _json.Text("text", statement.Text);
        _json.Text("speaker", statement.Speaker);
        _json.Text("stated", statement.Stated?.ToString());
        _json.Yes("assumption", statement.Source.IsAssumption);
        _json.Text("source", statement.Source.Title);
        _json.Text("publisher", statement.Source.Publisher);
        _json.Text("author", statement.Source.Author);
        _json.Day("published", statement.Source.Date);
        _json.Text("url", statement.Source.Url);
        _json.Text("tier", statement.Source.Tier is { } tier ? Words.Of(tier) : null);
        _json.Text("read", statement.Source.Read is { } read ? Words.Of(read) : null);
        _json.Text("locator", statement.Locator);
        _json.Names("records", statement.Records);
    }
}
