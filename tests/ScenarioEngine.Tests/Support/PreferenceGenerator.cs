using System.Collections.Immutable;
using System.Text;

namespace ScenarioEngine.Tests.Support;

/// <summary>
/// Gives some preferences of a pack values in place of conditions, uneven weights and priorities, and some parties a score to walk away
/// from.
/// </summary>
/// <remarks>Its chance is that of the pack as it was drawn, so that all else stays what it was.</remarks>
internal static class PreferenceGenerator
{
    private static readonly string?[] Weights = [null, "0.35", "2", "1.5"];

    public static PackSketch Value(PackSketch pack)
    {
        var dice = new Dice(Encoding.UTF8.GetBytes(pack.ToYaml()).Aggregate(17UL, (hash, letter) => unchecked((hash * 31) + letter)));
        ImmutableArray<SlotSketch> slots = [.. pack.Slots.Where(slot => !slot.Field.IsContinuous)];
        var ranked = pack.Parties.Where(_ => dice.Chance(15)).ToHashSet();
        return pack with
        {
            Positions =
            [
                .. pack.Positions.Select(position =>
                    position.Kind == "preference" && !position.IsVague ? Value(position, slots, ranked, dice) : position
                ),
            ],
            WalksAway = pack
                .Parties.Where(party => !ranked.Contains(party) && dice.Chance(40))
                .ToImmutableDictionary(party => party, _ => dice.Pick(["0.25", "0.5", "0.6"])),
        };
    }

    private static PositionSketch Value(PositionSketch preference, ImmutableArray<SlotSketch> slots, HashSet<string> ranked, Dice dice)
    {
        var weighted = preference with
        {
            Weight = dice.Chance(50) ? preference.Weight : dice.Pick(Weights),
            Priority = ranked.Contains(preference.Party) ? dice.Between(1, 2) : null,
        };
        if (slots.IsEmpty || dice.Chance(40))
        {
            return weighted;
        }

        var of = dice.Pick(slots);
        ImmutableArray<int> worths = [.. of.Field.Values.Select(_ => dice.Below(5))];
        return weighted with { Condition = null, Valued = (of, worths.Max() == 0 ? worths.SetItem(0, 1) : worths) };
    }
}
