using ScenarioEngine.Compiling;
using ScenarioEngine.Diagrams;

namespace ScenarioEngine.Deciding;

/// <summary>What every question about packages needs of a pack, made once: its variables in their order.</summary>
internal sealed class PackLayout
{
    public PackLayout(CompiledPack pack)
    {
        Pack = pack;
        var place = VariableOrder.Find(pack.Pack.Fields.Length, [.. Ties.Of(pack).Select(tie => tie.Fields)]);
        var slots = pack.Pack.Fields.OrderBy(field => place[field.Index]).SelectMany(field => pack.ValueSlots[field.Index]).ToArray();
        var tests = pack.TellingApart().ToLookup(test => test.Slot, test => test.Cells);
        Variables = [.. slots.Select(slot => new Variable(pack.Slots[slot], [.. tests[slot]]))];
        Levels = new int[pack.Slots.Length];
        Array.Fill(Levels, -1);
        foreach (var (level, slot) in slots.Index())
        {
            Levels[slot] = level;
        }
    }

    public CompiledPack Pack { get; }

    /// <summary>
    /// The variables in the order of the diagrams. That a field has no meaning is none of their choices: then it is all the same which they
    /// take.
    /// </summary>
    public Variable[] Variables { get; }

    /// <summary>For each slot its level in the diagrams, or -1.</summary>
    public int[] Levels { get; }

    /// <summary>How many choices a variable has.</summary>
    public static int SizeOf(Variable variable) => variable.WithoutMeaning < 0 ? variable.Choices.Length : variable.Choices.Length - 1;
}
