using System.Collections.Immutable;
using ScenarioEngine.Cli.Output;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Cli.Drafting;

/// <summary>
/// Asks for the terms of a scenario, field by field in the order of the pack, and says after each answer what it does to the verdicts.
/// </summary>
/// <remarks>Plain lines from top to bottom, one question at a time, so that it can be heard as well as read.</remarks>
internal sealed class Interview
{
    private readonly Terminal _terminal;
    private readonly Page _page;
    private readonly TextReader _answers;
    private readonly Evaluator _evaluator;
    private readonly Stack<State> _before = new();
    private readonly HashSet<Field> _toldDerived = [];
    private State _state;
    private bool _isOver;
    private (Issue Issue, Party? Instance)? _shown;

    public Interview(Terminal terminal, TextReader answers, Evaluator evaluator, Scenario scenario)
    {
        _terminal = terminal;
        _page = Page.On(terminal);
        _answers = answers;
        _evaluator = evaluator;
        _state = new State(scenario, evaluator.Evaluate(scenario), []);
    }

    /// <summary>What has been answered so far.</summary>
    public Scenario Scenario => _state.Scenario;

    /// <summary>Says what is going to happen.</summary>
    public void Open()
    {
        _page.Paragraph($"A scenario for {Scenario.Pack.Id}: {Scenario.Pack.Title}", Tone.Heading);
        _page.Blank();
        _page.Paragraph(
            "Answer with a number or a word. Enter says nothing on a question, and what is not said is never taken for none or no."
        );
        _page.Item("?", "explains a question, and what each answer would do");
        _page.Item("o", "leaves the field open on purpose");
        _page.Item("b", "goes back");
        _page.Item("n", "goes on to the next issue; to a question of yes or no it says no");
        _page.Item("q", "stops, and writes what there is");
        _page.Blank();
    }

    /// <summary>Asks for the title.</summary>
    /// <returns>Whether to go on.</returns>
    public bool AskTitle()
    {
        _page.Paragraph($"What is the scenario called? Enter: {Scenario.Title}.");
        var title = Read();
        _isOver = title is null or "q";
        if (!_isOver && title is { Length: > 0 })
        {
            _state = _state with { Scenario = Scenario with { Title = title } };
        }

        return !_isOver;
    }

    /// <summary>Asks until there is nothing more to ask, or the user has had enough.</summary>
    public void AskTerms()
    {
        if (_isOver)
        {
            return;
        }

        _page.Paragraph("While nothing is said:");
        WriteVerdicts();
        while (FindNext() is { } field && Ask(field)) { }

        _page.Blank();
        WriteRest();
        _page.Paragraph($"Outcome: {Phrases.Outcome(_state.Evaluation.Outcome)}");
        WriteVerdicts();
        _page.Blank();
    }

    /// <summary>The first field that has not been asked for, has meaning beside the answers, and does not follow from them.</summary>
    private Field? FindNext()
    {
        foreach (var field in Scenario.Pack.Fields.Where(field => !_state.Asked.Contains(field)))
        {
            var found = _state.Evaluation.StateOf(field);
            if (found.IsApplicable == true && found.Origin != Origin.Derived)
            {
                return field;
            }

            if (found is { IsApplicable: true, Implication: { } implication } && _toldDerived.Add(field))
            {
                _page.Blank();
                _page.Paragraph($"{found} follows, and is not asked. {implication.Because}");
            }
        }

        return null;
    }

    /// <summary>Asks for one field until there is an answer.</summary>
    /// <returns>Whether to go on.</returns>
    private bool Ask(Field field)
    {
        var question = new Question(field, Scenario.Pack);
        WriteIssue(field);
        _page.Blank();
        question.Write(_page);
        while (true)
        {
            var answer = Read();
            switch (answer?.ToLowerInvariant())
            {
                case null or "q":
                    return false;
                case "":
                    GoOn(_state with { Asked = _state.Asked.Add(field) });
                    return true;
                case "n" when !field.Type.HasFixedOptions:
                    GoOn(_state with { Asked = _state.Asked.Union(field.Issue.Fields) });
                    return true;
                case "b" when _before.TryPop(out var before):
                    _state = before;
                    return true;
                case "b":
                    _page.Paragraph("This is the first question.");
                    break;
                case "?":
                    question.Explain(_page, _state.Evaluation);
                    break;
                default:
                    if (TryAnswer(field, question.Read(answer ?? "")))
                    {
                        return true;
                    }

                    break;
            }
        }
    }

    private bool TryAnswer(Field field, (WhatIf? Edit, string Problem) read)
    {
        if (read.Edit is not { } edit)
        {
            _page.Paragraph(read.Problem);
            return false;
        }

        var scenario = Scenario.With(edit);
        var evaluation = _evaluator.Evaluate(scenario);
        _page.Paragraph($"{edit.Parts[0].Name}.");
        foreach (var line in News.Between(_state.Evaluation, evaluation).DefaultIfEmpty("No verdict changes."))
        {
            _page.Paragraph(line);
        }

        GoOn(new State(scenario, evaluation, _state.Asked.Add(field)));
        return true;
    }

    private void GoOn(State next)
    {
        _before.Push(_state);
        _state = next;
    }

    private void WriteIssue(Field field)
    {
        var issue = field.Issue;
        if (_shown == (issue, field.Instance))
        {
            return;
        }

        var isNew = _shown?.Issue != issue;
        _shown = (issue, field.Instance);
        _page.Blank();
        var instance = field.Instance is { } party ? $", {party.Title}" : "";
        _page.Paragraph(
            $"Issue {Scenario.Pack.Issues.IndexOf(issue) + 1} of {Scenario.Pack.Issues.Length}: {issue.Title}{instance}",
            Tone.Heading
        );
        if (isNew && issue.Note is { } note)
        {
            _page.Paragraph(note);
        }
    }

    private void WriteRest()
    {
        var unclear = Scenario.Pack.Fields.Count(field =>
            !_state.Asked.Contains(field) && _state.Evaluation.StateOf(field).IsApplicable is null
        );
        if (unclear > 0 && FindNext() is null)
        {
            _page.Paragraph(
                Listing.Sentence(
                    $"{Wording.Count(unclear, "field")} {(unclear == 1 ? "was" : "were")} not asked: whether there is anything to say there depends on what was left out."
                )
            );
            _page.Blank();
        }
    }

    private void WriteVerdicts() =>
        _page.Table([
            ["  Party", "Verdict"],
            .. _state.Evaluation.Parties.Select(result => (string[])[$"  {result.Party.Title}", Phrases.Verdict(result)]),
        ]);

    /// <summary>The next line of the user without the spaces around it; null where there is none to come.</summary>
    private string? Read()
    {
        _terminal.Output.Write("> ");
        _terminal.Output.Flush();
        var line = _answers.ReadLine()?.Trim();
        if (line is null)
        {
            _page.Blank();
        }

        return line;
    }

    /// <summary>Where the conversation stands.</summary>
    /// <param name="Scenario">The terms so far.</param>
    /// <param name="Evaluation">What they come to.</param>
    /// <param name="Asked">The fields that were asked for, or passed over.</param>
    private sealed record State(Scenario Scenario, Evaluation Evaluation, ImmutableHashSet<Field> Asked);
}
