using System.Collections.Immutable;
using ScenarioEngine.Deciding;
using ScenarioEngine.Model;

namespace ScenarioEngine.Evaluating;

/// <summary>The finding of one position in one scenario.</summary>
/// <remarks>Reasons and changes are read off the evaluation when they are first asked for.</remarks>
public sealed class Finding
{
    private readonly Evaluation _evaluation;
    private Reason? _reason;
    private ImmutableArray<Change> _alternatives;

    internal Finding(Evaluation evaluation, int index, FindingStatus status)
    {
        _evaluation = evaluation;
        Index = index;
        Status = status;
    }

    /// <summary>The number of the position in the pack.</summary>
    internal int Index { get; }

    /// <summary>The position.</summary>
    public Position Position => _evaluation.Scenario.Pack.Positions[Index];

    /// <summary>The status.</summary>
    public FindingStatus Status { get; }

    /// <summary>
    /// Whether no term decides it, and yet every possible package that agrees with the scenario gives it: however what is open will be
    /// settled.
    /// </summary>
    public bool IsWhicheverWay => _evaluation.GroundOf(Index) == Ground.WhicheverWay;

    /// <summary>Whether it is open only because telling would take more steps than are allowed.</summary>
    public bool IsNotToldApart => _evaluation.GroundOf(Index) == Ground.NotToldApart;

    /// <summary>Where it holds whichever way, why there is no other; null elsewhere, and where that could not be told.</summary>
    internal Necessity? Necessity => IsWhicheverWay ? _evaluation.Packages?.NecessityOf(Index, Status) : null;

    /// <summary>
    /// A package that goes against the position, or takes up an openness, where packages were asked; null where there is none.
    /// </summary>
    public Package? Against => IsAsked ? _evaluation.Packages?.Against(Index) : null;

    /// <summary>
    /// A package that does not go against the position, or does not take up an openness, where packages were asked; null where there is
    /// none.
    /// </summary>
    public Package? Keeping => IsAsked ? _evaluation.Packages?.Keeping(Index) : null;

    /// <summary>
    /// Of a package that agrees with the scenario, the choices that tell on the finding: those of fields that the scenario leaves open.
    /// </summary>
    public ImmutableArray<PackageChoice> TellingChoices(Package package) => _evaluation.TellingChoices(Index, package);

    /// <summary>Of a preference, what is had of it; null for the other kinds.</summary>
    internal WorthRange? Worth => Position.Policy.IsWeighed ? _evaluation.WorthOf(Index) : null;

    /// <summary>Why. No terms where the status is open, or does not depend on any.</summary>
    public Reason Reason => _reason ??= _evaluation.ReasonOf(Index, Status);

    /// <summary>The smallest set of terms that forces the status.</summary>
    public ImmutableArray<FieldState> Because => Reason.Terms;

    /// <summary>The exception that keeps the position from applying, or null.</summary>
    public ExceptedCase? Exception => Status == FindingStatus.NotApplicable ? _evaluation.ExceptionOf(Position) : null;

    /// <summary>The exceptions that had not been stated by the day of the scenario, and so do not count yet.</summary>
    public ImmutableArray<ExceptedCase> ExceptionsToCome =>
        [.. Position.Exceptions.Where(exception => !exception.Statement.WasMadeBy(_evaluation.Scenario.AsOf))];

    /// <summary>
    /// Each single change of a term that turns the status, save those that would make the scenario contradictory or impossible.
    /// </summary>
    public ImmutableArray<Change> Changes => [.. Alternatives.Where(change => change.Status != Status && !change.BreaksScenario)];

    /// <summary>
    /// The changes that turn a conflict, an objection or a concern into something better; those that give up the purpose of a settlement
    /// last.
    /// </summary>
    public ImmutableArray<Change> WaysOut =>
        IsViolated
            ?
            [
                .. Changes
                    .Where(change => change.Status is FindingStatus.Respected or FindingStatus.Met or FindingStatus.NotApplicable)
                    .OrderBy(change => change.GivesUp),
            ]
            : [];

    /// <summary>
    /// For an open finding: the unsettled fields that matter, and what each of their values would bring that a possible package has.
    /// </summary>
    public ImmutableArray<Change> WouldSettle
    {
        get
        {
            if (Status != FindingStatus.Open)
            {
                return [];
            }

            // Whether something is stated is known now, and changes when it is: such a field matters though nothing about it is unknown.
            var matters = _evaluation.UnsettledFieldsOf(Index);
            matters.UnionWith(Changes.Select(change => change.Field).Where(changed => !_evaluation.StateOf(changed).IsSettled));
            return [.. Alternatives.Where(change => matters.Contains(change.Field) && !change.BreaksScenario)];
        }
    }

    /// <summary>Whether the terms go against the position.</summary>
    public bool IsViolated => Status is FindingStatus.Crossed or FindingStatus.Unmet;

    private bool IsAsked => Status == FindingStatus.Open || IsWhicheverWay;

    private ImmutableArray<Change> Alternatives =>
        _alternatives.IsDefault ? _alternatives = _evaluation.AlternativesOf(Index) : _alternatives;

    /// <summary>The position and its status.</summary>
    public override string ToString() => $"{Position.FullName}: {Words.Of(Status)}";
}

/// <summary>One term changed, and what that makes of a position.</summary>
/// <param name="Field">The field of the term.</param>
/// <param name="To">The values that it may be changed to.</param>
/// <param name="Status">The status of the position then.</param>
public sealed record Change(Field Field, ValueRange To, FindingStatus Status)
{
    /// <summary>Other positions that count and that the change would cross or leave unmet, where they are not so now.</summary>
    public ImmutableArray<Position> Worsens { get; init; } = [];

    /// <summary>
    /// Whether the change would make the scenario contradictory, or leave no possible package that agrees with it, where it is not so now.
    /// </summary>
    public bool BreaksScenario { get; init; }

    /// <summary>Whether the change gives up the purpose of a settlement, such as that the fighting goes on.</summary>
    public bool GivesUp => Field.Type.GivesUp(To);

    /// <summary>The term in the words of the file.</summary>
    public override string ToString() => $"{Field.Path}: {To.Describe(Field.Type)}";
}

/// <summary>A position that does not count in a scenario.</summary>
/// <param name="Position">The position.</param>
/// <param name="Reason">The reason why it does not count.</param>
public sealed record LeftOutPosition(Position Position, LeftOutReason Reason)
{
    /// <summary>The position and why it does not count.</summary>
    public override string ToString() => $"{Position.FullName}: {Words.Of(Reason)}";
}

/// <summary>A field that a scenario states one way and implies another, or implies two ways.</summary>
/// <param name="Field">The field.</param>
/// <param name="Stated">The value that the scenario states; null where it is implied two ways.</param>
/// <param name="Implied">The implications that settle it otherwise, or against each other, each with its reason.</param>
public sealed record Contradiction(Field Field, FieldState? Stated, ImmutableArray<ContradictingTerm> Implied)
{
    /// <summary>The field.</summary>
    public override string ToString() => Field.Path;
}

/// <summary>A term that takes part in a contradiction.</summary>
/// <param name="Implication">The implication that it follows from.</param>
/// <param name="Term">The term.</param>
/// <param name="Reason">The reason why the implication holds.</param>
public sealed record ContradictingTerm(Implication Implication, ImpliedTerm Term, Reason Reason);

/// <summary>The finding of a constraint.</summary>
/// <param name="Constraint">The constraint.</param>
/// <param name="IsBroken">Whether the package cannot exist; null where that cannot be told yet.</param>
/// <param name="Reason">Why; without terms where it cannot be told yet.</param>
public sealed record ConstraintFinding(Constraint Constraint, bool? IsBroken, Reason Reason)
{
    /// <summary>The constraint, and whether it is broken.</summary>
    public override string ToString() => $"{Constraint.Id}: {IsBroken switch { true => "broken", false => "kept", null => "open" }}";
}

/// <summary>The sum of a party's findings.</summary>
/// <param name="Party">The party.</param>
/// <param name="Verdict">Its verdict: the mildest that any possible package which agrees with the scenario gives it.</param>
/// <param name="Findings">Its findings, in the order of the pack.</param>
/// <param name="Vague">Its statements that are too vague to be tested and that count on the day.</param>
public sealed record PartyResult(Party Party, Verdict Verdict, ImmutableArray<Finding> Findings, ImmutableArray<Position> Vague)
{
    /// <summary>
    /// A smallest set of positions that cannot all be kept, where no single finding gives the verdict and yet each possible package does.
    /// </summary>
    public ImmutableArray<Position> Deadlock { get; internal init; } = [];

    /// <summary>Whether it could not be told, within the steps that are allowed, if what is open can all be kept.</summary>
    public bool IsNotToldApart { get; internal init; }

    /// <summary>The degree to which the terms meet its preferences; null where none counts.</summary>
    public ScoreRange? Score
    {
        get
        {
            if (PreferenceOrder.Of(Findings.Select(finding => finding.Position)) is not [var order])
            {
                return null;
            }

            var worths = new Dictionary<Position, WorthRange>(ReferenceEqualityComparer.Instance);
            foreach (var finding in Findings)
            {
                if (finding.Worth is { } worth)
                {
                    worths.Add(finding.Position, worth);
                }
            }

            return new ScoreRange(order.Score(preference => worths[preference].Low), order.Score(preference => worths[preference].High));
        }
    }

    /// <summary>The party and its verdict: <c>ukraine: conflict</c>.</summary>
    public override string ToString() => $"{Party.Id}: {Words.Of(Verdict)}";
}
