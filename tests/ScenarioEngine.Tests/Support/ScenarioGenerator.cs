using System.Collections.Immutable;

namespace ScenarioEngine.Tests.Support;

/// <summary>Draws scenarios of a pack.</summary>
internal sealed class ScenarioGenerator(PackSketch pack, Dice dice)
{
    private readonly ImmutableArray<SlotSketch> _slots = [.. pack.Slots];

    public ScenarioSketch Draw() =>
        new()
        {
            AsOf = dice.Chance(60) ? dice.Pick(PackGenerator.Days) : null,
            TakesStatusQuo = dice.Chance(50),
            IsDotted = dice.Chance(50),
            Terms = DrawTerms(dice.Pick([20, 60, 90, 100])),
            Edit = DrawEdit(),
        };

    private ImmutableArray<TermSketch> DrawTerms(int percent) =>
        [.. dice.Shuffle(dice.Some(_slots, percent)).Select(slot => new TermSketch(slot, DrawTerm(slot.Field)))];

    private string DrawTerm(FieldSketch field) => dice.Chance(10) ? "open" : FieldGenerator.DrawValue(field, dice);

    private EditSketch DrawEdit()
    {
        var touched = dice.Some(_slots, 30);
        var unset = dice.Some(touched, 30);
        return new EditSketch
        {
            Set = [.. touched.Except(unset).Select(slot => new TermSketch(slot, DrawTerm(slot.Field)))],
            Unset = [.. unset.Select(slot => slot.Path)],
            Without = [.. dice.Some(pack.Positions, 15).Select(position => position.FullName)],
            WithoutImplications = [.. dice.Some(pack.Implications, 25).Select(implication => implication.Id)],
            AsOf = dice.Chance(30) ? dice.Pick(PackGenerator.Days) : null,
        };
    }
}
