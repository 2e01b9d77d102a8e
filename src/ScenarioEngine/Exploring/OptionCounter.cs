using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>
/// The one count: the number beside a choice is the size of the zone with that term on the table, in place of the present one where there
/// is one.
/// </summary>
/// <remarks>
/// Whatever face shows it, it is what exploring says of the scenario with that term. One walk gives the numbers of all choices, but for a
/// term that changes what silence is
/// read as, or what is <c>stated</c>: there the edited scenario is counted by itself.
/// </remarks>
internal sealed class OptionCounter
{
    private readonly Evaluator _evaluator;
    private readonly Layout _layout;
    private readonly Func<Field, IEnumerable<(int Level, int Choice, ValueRange Range)>> _optionsOf;
    private readonly Standing _standing;
    private readonly TallyOfZone _tallyOf;
    private readonly bool _isWhole;
    private BigInteger[][]? _each;

    /// <param name="evaluator">The evaluator of the pack.</param>
    /// <param name="layout">The variables of the pack.</param>
    /// <param name="standing">What is on the table.</param>
    /// <param name="tallyOf">Counts the zone of what is on some table.</param>
    /// <param name="optionsOf">The options of a field.</param>
    /// <param name="isWhole">Whether the zone that is counted is that of all terms, so that it knows what other terms would leave.</param>
    public OptionCounter(
        Evaluator evaluator,
        Layout layout,
        Standing standing,
        TallyOfZone tallyOf,
        Func<Field, IEnumerable<(int Level, int Choice, ValueRange Range)>> optionsOf,
        bool isWhole
    )
    {
        _evaluator = evaluator;
        _layout = layout;
        _standing = standing;
        _tallyOf = tallyOf;
        _optionsOf = optionsOf;
        _isWhole = isWhole;
    }

    /// <summary>Counts in the zone of what is on some table.</summary>
    /// <param name="standing">What is on the table.</param>
    /// <param name="allowed">The choices to count, which agree with it; null for all that agree.</param>
    public delegate (Tally Tally, int Zone) TallyOfZone(Standing standing, Allowed? allowed);

    private Scenario Scenario => _standing.Scenario;

    /// <summary>
    /// Every choice for a field; for a set every option that it may include, with the packages of the zone that include it.
    /// </summary>
    public IEnumerable<LiveOption> Of(Field field)
    {
        if (!field.Type.IsSet)
        {
            return _optionsOf(field).Select(option => Count(field, option.Level, option.Choice, option.Range));
        }

        var freed = EachWithout(field);
        return _optionsOf(field).Select(option => Member(field, option, freed[option.Level]));
    }

    private LiveOption Member(Field field, (int Level, int Choice, ValueRange Range) option, BigInteger[] counts)
    {
        var without = _layout.Variables[option.Level].WithoutMeaning;
        var hasMeaning = counts.Where((count, choice) => choice != without && !count.IsZero).Any();
        return new LiveOption(field, option.Range, counts[option.Choice], counts[option.Choice])
        {
            IsWithoutMeaning = without >= 0 && !counts[without].IsZero && !hasMeaning,
        };
    }

    /// <summary>What stands beside the controls of a field, of which each says what would be on the table after a click.</summary>
    public FieldRoom RoomOf(Field field)
    {
        // Mostly one number for both, for which neither has to be written down.
        var hangs = field.Type.IsSet || HangsTogether(field, isStated: false);
        var silent = hangs ? With(field, value: null) : null;
        var open = silent is null ? null : silent with { LeftOpen = [.. silent.LeftOpen, new LeftOpen(field, field.Location)] };
        return new FieldRoom(
            Silent: ZoneOf(field, silent),
            Open: ZoneOf(field, open),
            Options: field.Type.IsSet
                ? [.. MembersOf(field)]
                : [.. Of(field).Select(option => new OptionRoom(option.Range, option.Packages, option.WithMeaning))]
        );
    }

    /// <summary>For each choice of one field with each of another, the zone with both on the table.</summary>
    public FieldMap Cross(Field down, Field across)
    {
        var rows = _optionsOf(down).ToList();
        var columns = _optionsOf(across).ToList();
        return new FieldMap(
            down,
            across,
            [.. rows.Select(row => row.Range)],
            [.. columns.Select(column => column.Range)],
            [.. rows.Select(row => columns.Select(column => Both(row, column)).ToImmutableArray())]
        );

        BigInteger Both((int Level, int Choice, ValueRange Range) row, (int Level, int Choice, ValueRange Range) column)
        {
            var edited = Put(Put(Scenario, down, row.Range), across, column.Range);
            var standing = StandingOf(edited);
            // Of a set the packages with an option are counted, whatever else they put into it.
            var isSet = (Down: down.Type.IsSet, Across: across.Type.IsSet);
            standing = isSet.Down ? standing.Without(down) : standing;
            standing = isSet.Across ? standing.Without(across) : standing;
            var allowed = standing.Agreeing(_layout);
            Include(allowed, isSet.Down, row);
            Include(allowed, isSet.Across, column);
            return ZoneOf(standing, allowed);
        }
    }

    private static void Include(Allowed allowed, bool isSet, (int Level, int Choice, ValueRange Range) option)
    {
        if (isSet)
        {
            allowed.Keep(option.Level, option.Choice, withoutMeaning: -1);
        }
    }

    private static Scenario Put(Scenario scenario, Field field, ValueRange range) =>
        field.Type.IsSet ? scenario : WithTerm(scenario, field, range.Sample(field.Type));

    private LiveOption Count(Field field, int level, int choice, ValueRange range)
    {
        var without = _layout.Variables[level].WithoutMeaning;
        var standing = HangsTogether(field, isStated: true) ? StandingOf(With(field, range.Sample(field.Type))) : null;
        if (standing is null || _standing.IsSameBut(field, standing, _layout))
        {
            var each = EachWithout(field)[level];
            return Option(field, range, each[choice] + (without < 0 ? BigInteger.Zero : each[without]), each[choice]);
        }

        var allowed = standing.Agreeing(_layout);
        allowed.Keep(level, choice, withoutMeaning: -1);
        var withMeaning = ZoneOf(standing, allowed);
        return Option(field, range, without < 0 ? withMeaning : ZoneOf(standing, standing.Agreeing(_layout)), withMeaning);
    }

    private static LiveOption Option(Field field, ValueRange range, BigInteger packages, BigInteger withMeaning) =>
        new(field, range, packages, withMeaning) { IsWithoutMeaning = withMeaning.IsZero && !packages.IsZero };

    /// <summary>The zone on some fields: every combination of their values that it has.</summary>
    public Projection Over(ImmutableArray<Field> fields, int most)
    {
        var allowed = _standing.Agreeing(_layout);
        var (tally, zone) = _tallyOf(_standing, null);
        var levels = fields.SelectMany(_layout.LevelsOf).ToList();
        var rows = new List<(ImmutableArray<ValueRange?> Values, BigInteger Packages)>();
        Add(0, tally.Of(zone), []);
        return new Projection(fields, [.. rows.Take(most)], rows.Count > most);

        void Add(int next, BigInteger packages, ImmutableArray<int> choices)
        {
            if (packages.IsZero || rows.Count > most)
            {
                return;
            }

            if (next == levels.Count)
            {
                rows.Add(([.. fields.Select(field => ValueOf(field, levels, choices))], packages));
                return;
            }

            var each = _tallyOf(_standing, allowed).Tally.Each(zone)[levels[next]];
            for (var choice = 0; choice < each.Length; choice++)
            {
                if (_standing.Agreeing(_layout).Has(levels[next], choice))
                {
                    var before = allowed;
                    allowed = allowed.Copy();
                    allowed.Keep(levels[next], choice, withoutMeaning: -1);
                    Add(next + 1, each[choice], choices.Add(choice));
                    allowed = before;
                }
            }
        }
    }

    private ValueRange? ValueOf(Field field, List<int> levels, ImmutableArray<int> choices)
    {
        var own = _layout.LevelsOf(field);
        var ranges = Array.ConvertAll(own, level => _layout.Variables[level].Choices[choices[levels.IndexOf(level)]].Range);
        return !field.Type.IsSet || ranges[0] is null
            ? ranges[0]
            : ValueRange.Of(Value.OfSet(ranges.Aggregate(0UL, (members, range) => members | (range?.Low?.Members ?? 0))));
    }

    /// <summary>A box of a set that is stated takes an option out or puts it in; the first one of a set that is not states it.</summary>
    private IEnumerable<OptionRoom> MembersOf(Field field)
    {
        var stated = Scenario.Terms.FirstOrDefault(term => term.Field == field)?.Value.Members ?? 0;
        foreach (var (level, _, range) in _optionsOf(field))
        {
            var member = range.Low.GetValueOrDefault().Members;
            var clicked = stated ^ member;
            var standing = StandingOf(With(field, clicked == 0 ? null : Value.OfSet(clicked)));
            var allowed = standing.Agreeing(_layout);
            var left = ZoneOf(standing, allowed);
            if (clicked != 0 && _layout.Variables[level].WithoutMeaning >= 0)
            {
                allowed.Keep(level, (clicked & member) == 0 ? 0 : 1, withoutMeaning: -1);
                yield return new OptionRoom(range, left, ZoneOf(standing, allowed));
            }
            else
            {
                yield return new OptionRoom(range, left, left);
            }
        }
    }

    private BigInteger ZoneOf(Field field, Scenario? edited)
    {
        if (edited is null)
        {
            return SumOf(field);
        }

        var standing = StandingOf(edited);
        var isFree = !standing.Terms.Any(term => term.Field == field);
        return isFree && !field.Type.IsSet && _standing.IsSameBut(field, standing, _layout)
            ? SumOf(field)
            : ZoneOf(standing, standing.Agreeing(_layout));
    }

    private BigInteger ZoneOf(Standing standing, Allowed allowed)
    {
        var (tally, zone) = _tallyOf(standing, allowed);
        return tally.Of(zone);
    }

    private BigInteger SumOf(Field field) =>
        EachWithout(field)[_layout.LevelsOf(field)[0]].Aggregate(BigInteger.Zero, (sum, count) => sum + count);

    /// <summary>Whether what is said of a field can change more than the field: what silence is read as, or what is stated.</summary>
    private bool HangsTogether(Field field, bool isStated) =>
        Scenario.Silence == Silence.StatusQuo
        || (_layout.StatedLevelOf(field) >= 0 && Scenario.Terms.Any(term => term.Field == field) != isStated);

    /// <summary>
    /// For each choice of each variable of a field, the packages of the zone that have it, with nothing said of the field.
    /// </summary>
    private BigInteger[][] EachWithout(Field field)
    {
        var isFree = !_standing.Terms.Any(term => term.Field == field);
        // A walk frees one variable, and so any field but a set.
        return isFree || (_isWhole && _layout.LevelsOf(field).Length == 1) ? _each ??= EachOf(_standing) : EachOf(_standing.Without(field));
    }

    private BigInteger[][] EachOf(Standing standing)
    {
        var (tally, zone) = _tallyOf(standing, null);
        return tally.Each(zone);
    }

    private Standing StandingOf(Scenario edited) => Standing.Of(_evaluator, edited);

    private Scenario With(Field field, Value? value) => WithTerm(Scenario, field, value);

    private static Scenario WithTerm(Scenario scenario, Field field, Value? value) =>
        scenario with
        {
            Terms =
            [
                .. scenario.Terms.Where(term => term.Field != field),
                .. value is { } known ? [new Term(field, known, field.Location)] : (Term[])[],
            ],
            LeftOpen = [.. scenario.LeftOpen.Where(open => open.Field != field)],
        };
}
