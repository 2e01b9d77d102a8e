using System.Collections.Immutable;

namespace ScenarioEngine.Model;

/// <summary>
/// What a kind of position is: which of its conditions counts, what becomes of it, and what that does to a verdict. A kind is one row of
/// this table.
/// </summary>
internal sealed record PositionPolicy
{
    /// <summary>The key of the condition that says when a line is crossed.</summary>
    public const string CrossedWhen = "crossed-when";

    /// <summary>The key of the condition that says when a position is met.</summary>
    public const string MetWhen = "met-when";

    /// <summary>The key of the condition that says when a position says anything.</summary>
    public const string AppliesWhen = "applies-when";

    private static readonly PositionPolicy[] Rows =
    [
        new()
        {
            Kind = PositionKind.RedLine,
            Plural = "Red lines",
            Means = "what the party says it will not do; crossed, it is a conflict.",
            Violation = Verdict.Conflict,
            Held = FindingStatus.Crossed,
            Kept = FindingStatus.Respected,
            Condition = CrossedWhen,
            Needs =
            [
                [CrossedWhen],
            ],
            Touches = "crosses",
            Clears = "respects",
            Against = "Crossed",
            Keeping = "Not crossed",
        },
        new()
        {
            Kind = PositionKind.Demand,
            Plural = "Demands",
            Means = "what it asks for; unmet, it is an objection.",
            Violation = Verdict.Objection,
            Held = FindingStatus.Unmet,
            Kept = FindingStatus.Met,
            Condition = MetWhen,
            Needs =
            [
                [MetWhen],
            ],
            Touches = "meets",
            Clears = "meets",
            Against = "Unmet",
            Keeping = "Not unmet",
        },
        new()
        {
            Kind = PositionKind.Precondition,
            Plural = "Preconditions",
            Means = "what it asks for before something else; unmet, it is an objection.",
            Violation = Verdict.Objection,
            Held = FindingStatus.Unmet,
            Kept = FindingStatus.Met,
            Condition = MetWhen,
            Needs =
            [
                [AppliesWhen, MetWhen],
            ],
            Touches = "meets",
            Clears = "meets",
            Against = "Unmet",
            Keeping = "Not unmet",
        },
        new()
        {
            Kind = PositionKind.Preference,
            Plural = "Preferences",
            Means = "what it would rather have; it moves no verdict.",
            Held = FindingStatus.Unmet,
            Kept = FindingStatus.Met,
            Condition = MetWhen,
            Needs =
            [
                [MetWhen],
                ["of", "values"],
            ],
            IsWeighed = true,
            Touches = "meets",
            Clears = "meets",
            Against = "Unmet",
            Keeping = "Not unmet",
        },
        new()
        {
            Kind = PositionKind.Openness,
            Plural = "Openness",
            Means = "a flexibility that it has shown.",
            Held = FindingStatus.Offered,
            Kept = FindingStatus.NotApplicable,
            Needs =
            [
                [AppliesWhen],
            ],
            Touches = "takes up",
            Clears = "takes up",
            Against = "Taken up",
            Keeping = "Not taken up",
        },
    ];

    /// <summary>All kinds, in the order of <see cref="PositionKind"/>, the weightiest first.</summary>
    public static ReadOnlySpan<PositionPolicy> All => Rows;

    /// <summary>The kind.</summary>
    public required PositionKind Kind { get; init; }

    /// <summary>Several of the kind, as a heading: <c>Red lines</c>.</summary>
    public required string Plural { get; init; }

    /// <summary>What the kind is, to somebody who chooses it.</summary>
    public required string Means { get; init; }

    /// <summary>The verdict of a party one of whose positions is violated; null where that moves no verdict.</summary>
    public Verdict? Violation { get; private init; }

    /// <summary>
    /// The status where the formula that decides holds: that of a violation, or for an offer that the terms call upon it.
    /// </summary>
    public required FindingStatus Held { get; init; }

    /// <summary>The status of a position that applies where that formula does not hold.</summary>
    public required FindingStatus Kept { get; init; }

    /// <summary>
    /// The key of the condition beside <c>applies-when</c>; null for a kind that has none, as one that only offers something.
    /// </summary>
    public string? Condition { get; private init; }

    /// <summary>The keys without which a position of the kind cannot be tested: one list of them, or another.</summary>
    public required ImmutableArray<ImmutableArray<string>> Needs { get; init; }

    /// <summary>Whether its positions have a weight, a priority and a worth, and add up to a score.</summary>
    public bool IsWeighed { get; private init; }

    /// <summary>What terms do to it, in one word: <c>crosses</c>.</summary>
    public required string Touches { get; init; }

    /// <summary>What terms do that are as it asks: <c>respects</c>.</summary>
    public required string Clears { get; init; }

    /// <summary>The label of a package in which the formula that decides holds.</summary>
    public required string Against { get; init; }

    /// <summary>The label of a package in which it does not.</summary>
    public required string Keeping { get; init; }

    /// <summary>Whether it is a line: what crosses it is a conflict, and the zone lies within it.</summary>
    public bool IsLine => Violation == Verdict.Conflict;

    /// <summary>Whether it is something asked for that is no line: unmet, it is an objection.</summary>
    public bool IsAsked => Violation == Verdict.Objection;

    /// <summary>Whether it moves a verdict.</summary>
    public bool MovesVerdict => Violation is not null;

    /// <summary>Whether it only offers something, so that nothing can go against it.</summary>
    public bool IsOffer => Condition is null;

    /// <summary>Whether it speaks of certain terms only, and asks for something there.</summary>
    public bool IsConditional => Condition is not null && Needs.All(keys => keys.Contains(AppliesWhen));

    /// <summary>Whether its condition says when it is violated; else it says when it is met.</summary>
    public bool IsViolatedByCondition => Condition == CrossedWhen;

    /// <summary>Its condition as a report introduces it: <c>crossed when</c>.</summary>
    public string ConditionInWords => (Condition ?? AppliesWhen).Replace('-', ' ');

    /// <summary>The kind in words: <c>red line</c>.</summary>
    public string InWords => Words.Of(Kind).Replace('-', ' ');

    /// <summary>The row of a kind.</summary>
    public static PositionPolicy Of(PositionKind kind) => Rows[(int)kind];

    /// <summary>Whether a position of a kind may have a condition; any may while the kind is not known.</summary>
    /// <param name="kind">The kind; null where the file names none.</param>
    /// <param name="key">The key of the condition.</param>
    public static bool Takes(PositionKind? kind, string key) => kind is not { } known || key == AppliesWhen || Of(known).Condition == key;

    /// <summary>The status of a position, were it to count.</summary>
    /// <param name="applies">Whether it applies; null where that is open.</param>
    /// <param name="violated">Whether it applies and is violated; null where that is open.</param>
    public FindingStatus StatusOf(bool? applies, bool? violated) =>
        applies == false
            ? FindingStatus.NotApplicable
            : (IsOffer ? applies : violated) switch
            {
                true => Held,
                false => Kept,
                null => FindingStatus.Open,
            };
}
