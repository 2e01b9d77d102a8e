using System.Collections.Immutable;
using System.Globalization;

namespace ScenarioEngine.Tests.Support;

/// <summary>Draws packs. What depends on what follows the order of the fields, so no pack goes round in a circle.</summary>
/// <param name="dice">Chance.</param>
/// <param name="testsStated">Whether conditions may test that fields are stated.</param>
/// <param name="isWide">Whether packs have many fields, and positions that depend on all of them.</param>
internal sealed class PackGenerator(Dice dice, bool testsStated, bool isWide)
{
    /// <summary>Few days, so that they often coincide; positions are stated, end and are looked at on them.</summary>
    public static readonly ImmutableArray<string> Days = ["2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04"];

    private static readonly ImmutableArray<string> AllParties = ["alfa", "bravo", "charlie"];

    public PackSketch Draw()
    {
        ImmutableArray<string> parties = [.. AllParties.Take(dice.Between(isWide ? 2 : 1, AllParties.Length))];
        var vocabulary = new PackSketch { Parties = parties, Issues = DrawIssues(parties) };
        ImmutableArray<SlotSketch> slots = [.. vocabulary.Slots];
        return PreferenceGenerator.Value(
            vocabulary with
            {
                IsReversed = dice.Chance(25),
                Positions = DrawPositions(parties, Conditions(slots)),
                Implications = DrawImplications(slots),
                Constraints =
                [
                    .. Enumerable
                        .Range(1, dice.Pick([0, 0, 0, 1, 2]))
                        .Select(number => new ConstraintSketch(Name("c", number), Conditions(slots).Draw())),
                ],
            }
        );
    }

    private static string Name(string prefix, int number) => prefix + number.ToString(CultureInfo.InvariantCulture);

    private ConditionGenerator Conditions(IEnumerable<SlotSketch> slots) => new([.. slots], dice) { TestsStated = testsStated };

    private ImmutableArray<IssueSketch> DrawIssues(ImmutableArray<string> parties)
    {
        var pack = new PackSketch { Parties = parties, Issues = [] };
        foreach (var name in dice.Take(["aid", "border", "ceasefire", "guarantee"], isWide ? 4 : dice.Between(1, 4)))
        {
            ImmutableArray<string> per =
                isWide ? parties
                : dice.Chance(45) ? [.. dice.Take(parties, dice.Between(1, parties.Length))]
                : [];
            var names = dice.Chance(isWide ? 0 : 50)
                ? [null]
                : dice.Take<string?>(["form", "length", "share"], dice.Between(isWide ? 2 : 1, 3));
            pack = pack with { Issues = pack.Issues.Add(DrawIssue(new IssueSketch(name, per, []), names, pack)) };
        }

        return pack.Issues;
    }

    private IssueSketch DrawIssue(IssueSketch issue, IEnumerable<string?> names, PackSketch before)
    {
        foreach (var name in names)
        {
            var field = FieldGenerator.Draw(name, dice);
            var conditions = Conditions((before with { Issues = issue.Fields.IsEmpty ? before.Issues : before.Issues.Add(issue) }).Slots);
            if (conditions.IsPossible && dice.Chance(35))
            {
                field = field with { OnlyWhen = conditions.Draw(issue.Fields.IsEmpty ? null : issue) };
            }

            issue = issue with { Fields = issue.Fields.Add(field) };
        }

        return issue;
    }

    private ImmutableArray<ImplicationSketch> DrawImplications(ImmutableArray<SlotSketch> slots)
    {
        ImmutableArray<ImplicationSketch> implications = [];
        for (var left = slots.Length < 2 ? 0 : dice.Below(5); left > 0; left--)
        {
            implications = implications.Add(DrawImplication(slots, implications));
        }

        return implications;
    }

    /// <summary>
    /// An implication of one or two terms from fields that stand before them; often it builds on another or implies what another does.
    /// </summary>
    private ImplicationSketch DrawImplication(ImmutableArray<SlotSketch> slots, ImmutableArray<ImplicationSketch> others)
    {
        var known = others.SelectMany(other => other.Then).ToList();
        var targets =
            known.Count > 0 && dice.Chance(25)
                ? [dice.Pick(known).Slot]
                : dice.Take([.. slots.Skip(dice.Between(1, slots.Length - 1))], dice.Chance(75) ? 1 : 2);
        ImmutableArray<SlotSketch> before = [.. slots.Take(slots.IndexOf(targets[0]))];
        var links = known.Where(term => before.Contains(term.Slot)).ToList();
        var when = links.Count > 0 && dice.Chance(50) ? Equal(dice.Pick(links)) : Conditions(before).Draw();
        return new ImplicationSketch(
            Name("i", others.Length + 1),
            when,
            [.. targets.Select(slot => new TermSketch(slot, FieldGenerator.DrawValue(slot.Field, dice)))]
        );
    }

    private static ConditionSketch.Test Equal(TermSketch term) =>
        new(term.Slot.Path, [new ComparisonSketch("is", term.Value, IsShort: true)]);

    private ImmutableArray<PositionSketch> DrawPositions(ImmutableArray<string> parties, ConditionGenerator conditions)
    {
        ImmutableArray<PositionSketch> positions =
        [
            .. Enumerable.Range(1, dice.Between(1, 6)).Select(number => DrawPosition(number, parties, conditions)),
        ];
        return [.. positions.Select((position, index) => DrawSuccessor(position, positions[(index + 1)..]))];
    }

    private PositionSketch DrawPosition(int number, ImmutableArray<string> parties, ConditionGenerator conditions)
    {
        var kind = dice.Pick(["red-line", "red-line", "demand", "precondition", "preference", "preference", "openness"]);
        var stated = Math.Min(dice.Below(Days.Length), dice.Below(Days.Length));
        var position = new PositionSketch(dice.Pick(parties), Name("p", number), kind, Days[stated])
        {
            IsAssumption = dice.Chance(10),
            Weight = kind == "preference" ? dice.Between(1, 5).ToString(CultureInfo.InvariantCulture) : null,
            Status =
                dice.Chance(10) ? "softened"
                : dice.Chance(10) ? "contested"
                : null,
            Until = dice.Chance(8) ? DayAfter(stated) : null,
            IsVague = dice.Chance(8),
        };
        if (dice.Chance(8))
        {
            position = position with { Status = "withdrawn", Until = DayAfter(stated) };
        }

        return position.IsVague
            ? position
            : position with
            {
                AppliesWhen =
                    isWide ? conditions.DrawWide()
                    : kind is "precondition" or "openness" || dice.Chance(30) ? conditions.Draw()
                    : null,
                Condition = kind == "openness" ? null : conditions.Draw(),
                Unless = dice.Chance(20)
                    ? [.. Enumerable.Range(0, dice.Between(1, 2)).Select(_ => new ExceptionSketch(conditions.Draw(), dice.Pick(Days)))]
                    : [],
            };
    }

    private string DayAfter(int stated) => dice.Pick([.. Days[(stated + 1)..], "2026-01-05"]);

    /// <summary>Only a younger position of the same party succeeds.</summary>
    private PositionSketch DrawSuccessor(PositionSketch position, IEnumerable<PositionSketch> later)
    {
        var successors = later
            .Where(other =>
                other.Party == position.Party
                && !other.IsAssumption
                && (position.IsAssumption || string.CompareOrdinal(other.Stated, position.Stated) > 0)
            )
            .ToList();
        return successors.Count > 0 && dice.Chance(12) ? position with { SupersededBy = dice.Pick(successors).Id } : position;
    }
}
