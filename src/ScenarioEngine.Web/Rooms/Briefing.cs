using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Repairing;
using ScenarioEngine.Web.Table;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Rooms;

/// <summary>
/// What there is to know of the table before which a class sits: what can be answered, and what is right. It is found once for a table, and
/// nothing of it is shown before its time.
/// </summary>
public sealed class Briefing
{
    private const int MostWaysOut = 4;
    private const string Nobody = "nobody";

    /// <summary>What can be predicted: everything that can come out, the likeliest first.</summary>
    private static readonly ImmutableArray<Outcome> Outcomes =
    [
        Outcome.Conflict,
        Outcome.Objection,
        Outcome.Open,
        Outcome.Clear,
        Outcome.Impossible,
        Outcome.Contradictory,
        Outcome.NothingToTest,
        Outcome.NoPosition,
    ];

    private readonly Lazy<ImmutableArray<Repair>> _waysOut;

    /// <param name="view">The table.</param>
    public Briefing(TableView view)
    {
        Evaluation = view.Evaluation;
        _waysOut = new Lazy<ImmutableArray<Repair>>(() =>
            view.WaysOut?.Repairs is { Cost: > 0 } plan ? [.. plan.Repairs.Take(MostWaysOut)] : []
        );
    }

    /// <summary>What becomes of the package.</summary>
    public Evaluation Evaluation { get; }

    /// <summary>The red lines that it crosses.</summary>
    public IEnumerable<Finding> Crossed => Evaluation.Findings.Where(finding => finding.Status == FindingStatus.Crossed);

    /// <summary>Whether there is a way out to ask for.</summary>
    public bool HasWaysOut => !_waysOut.Value.IsEmpty;

    /// <summary>What can be answered to a question.</summary>
    public ImmutableArray<Answer> AnswersTo(Question question) =>
        question switch
        {
            Question.Outcome =>
            [
                .. Outcomes.Select(outcome => new Answer(
                    Words.Of(outcome),
                    English.Heading(Phrases.Outcome(outcome)),
                    English.Meaning(outcome),
                    outcome == Evaluation.Outcome
                )
                {
                    Outcome = outcome,
                }),
            ],
            Question.WhoseLine =>
            [
                .. Evaluation
                    .Parties.Where(result => result.Findings.Any(finding => finding.Position.Policy.IsLine))
                    .Select(result => new Answer(
                        result.Party.Id,
                        result.Party.Title,
                        "",
                        Crossed.Any(finding => finding.Position.Party == result.Party)
                    )),
                new Answer(Nobody, English.Room.NobodysLine, "", !Crossed.Any()),
            ],
            _ =>
            [
                .. _waysOut.Value.Select(
                    (repair, index) =>
                        new Answer(
                            index.ToString(CultureInfo.InvariantCulture),
                            string.Join("; ", repair.Changes.Select(English.Term)),
                            English.WaysOut.Then(repair.Evaluation.Outcome),
                            IsRight: false
                        )
                ),
            ],
        };
}

/// <summary>Something that can be answered.</summary>
/// <param name="Id">What a vote says.</param>
/// <param name="Text">What it is called.</param>
/// <param name="Says">What it means, or what comes of it.</param>
/// <param name="IsRight">Whether it is what comes out; of ways out none is more right than another.</param>
public sealed record Answer(string Id, string Text, string Says, bool IsRight)
{
    /// <summary>The outcome that it stands for, or null.</summary>
    public Outcome? Outcome { get; init; }
}
