using System.Runtime.CompilerServices;
using ScenarioEngine.Compiling;
using ScenarioEngine.Model;

namespace ScenarioEngine.Diagrams;

/// <summary>The variables of a pack, in the order of its diagrams.</summary>
/// <remarks>
/// They are cut once for the pack, by all its rules whatever the day, so that counts of two days can be compared. A field of which some
/// rule asks whether it is stated has
/// one variable more, for that: a package does not state anything, a scenario does.
/// </remarks>
internal sealed class Layout
{
    private static readonly ConditionalWeakTable<CompiledPack, Layout> Known = [];

    private readonly int[] _levelOf;
    private readonly int[][] _levelsOf;
    private readonly int[] _statedLevelOf;

    private Layout(CompiledPack pack)
    {
        int[][] rules = [.. Ties.Of(pack).Select(tie => tie.Fields)];
        var place = Sifting.Improve(VariableOrder.Find(pack.Pack.Fields.Length, rules), rules);
        var slots = pack.Pack.Fields.OrderBy(field => place[field.Index]).SelectMany(field => SlotsOf(pack, field)).ToArray();
        var tests = pack.TellingApart().ToLookup(test => test.Slot, test => test.Cells);
        Variables = [.. slots.Select(slot => new Variable(pack.Slots[slot], [.. tests[slot]]))];
        Sizes = Array.ConvertAll(Variables, variable => variable.Choices.Length);
        _levelOf = new int[pack.Slots.Length];
        foreach (var (level, slot) in slots.Index())
        {
            _levelOf[slot] = level;
        }

        _levelsOf = Array.ConvertAll(pack.ValueSlots, own => Array.ConvertAll(own, slot => _levelOf[slot]));
        _statedLevelOf = Array.ConvertAll(pack.StatedSlots, slot => slot < 0 ? -1 : _levelOf[slot]);
    }

    /// <summary>The layout of a pack, made when it is first asked for.</summary>
    public static Layout Of(CompiledPack pack) => Known.GetValue(pack, pack => new Layout(pack));

    /// <summary>The variables in the order of the diagram; do not change the list.</summary>
    public Variable[] Variables { get; }

    /// <summary>How many choices each of them has; do not change the list.</summary>
    public int[] Sizes { get; }

    /// <summary>The level of a slot.</summary>
    public int LevelOf(int slot) => _levelOf[slot];

    /// <summary>The levels of the slots that hold a field's value; do not change the list.</summary>
    public int[] LevelsOf(Field field) => _levelsOf[field.Index];

    /// <summary>The level that holds whether a scenario states a field; -1 where nothing asks.</summary>
    public int StatedLevelOf(Field field) => _statedLevelOf[field.Index];

    /// <summary>The options of a field, ranges of a line that no rule tells apart, or the options that a set may include.</summary>
    public IEnumerable<(int Level, int Choice, ValueRange Range)> OptionsOf(Field field)
    {
        foreach (var level in LevelsOf(field))
        {
            var variable = Variables[level];
            foreach (var (number, choice) in variable.Choices.Index())
            {
                // Of a set the choices are its options; that one is left out says nothing of its own.
                var isLeftOut = variable.Slot.Kind == SlotKind.Member && number == 0;
                if (choice.Range is { } range && !isLeftOut)
                {
                    yield return (level, number, range);
                }
            }
        }
    }

    /// <summary>What agrees with some terms: for each variable the value that they give it, or no meaning.</summary>
    /// <param name="terms">The terms that a package has to agree with.</param>
    /// <param name="stated">The terms that the scenario itself states, for rules that ask whether it does; null where that is free.</param>
    public Allowed Agreeing(IEnumerable<Term> terms, IEnumerable<Term>? stated)
    {
        var allowed = new Allowed(Sizes);
        foreach (var term in terms)
        {
            foreach (var level in LevelsOf(term.Field))
            {
                allowed.Keep(level, Variables[level].ChoiceOf(term.Value), Variables[level].WithoutMeaning);
            }
        }

        if (stated is not null)
        {
            KeepStated(allowed, stated);
        }

        return allowed;
    }

    private void KeepStated(Allowed allowed, IEnumerable<Term> stated)
    {
        foreach (var level in _statedLevelOf)
        {
            if (level >= 0)
            {
                allowed.Keep(level, 0, withoutMeaning: -1);
            }
        }

        foreach (var term in stated)
        {
            if (StatedLevelOf(term.Field) is >= 0 and var level)
            {
                allowed.Keep(level, 1, withoutMeaning: -1);
            }
        }
    }

    private static IEnumerable<int> SlotsOf(CompiledPack pack, Field field) =>
        pack.StatedSlots[field.Index] is >= 0 and var stated ? pack.ValueSlots[field.Index].Prepend(stated) : pack.ValueSlots[field.Index];
}
