using System.Collections.Immutable;
using ScenarioEngine.Model;

namespace ScenarioEngine.Compiling;

/// <summary>Turns conditions into literals.</summary>
internal sealed class ConditionCompiler(
    ProgramBuilder program,
    Slot[] slots,
    int[][] valueSlots,
    int[] statedSlots,
    IReadOnlyDictionary<Condition, Condition> substitutes
)
{
    private readonly Literal[] _applicable = new Literal[valueSlots.Length];

    /// <summary>For every condition compiled so far, the index of its literal. Conditions are told apart by reference.</summary>
    public Dictionary<Condition, int> Compiled { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>For each field, when it has meaning.</summary>
    public Literal[] Applicable => _applicable;

    /// <summary>Compiles when a field has meaning. Must come before any test of the field.</summary>
    public void CompileApplicability(Field field) =>
        _applicable[field.Index] = field.OnlyWhen is { } condition ? Compile(condition) : Literal.True;

    /// <summary>The literal of a condition.</summary>
    public Literal Compile(Condition condition)
    {
        var literal = substitutes.GetValueOrDefault(condition, condition) switch
        {
            Condition.Test test => CompileTest(test),
            Condition.Not not => !Compile(not.Part),
            Condition.All all => All(Compile(all.Parts)),
            Condition.Any any => Any(Compile(any.Parts)),
            Condition.Over over => CompileOver(over, Compile(over.Instances)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        Compiled[condition] = literal.Index;
        return literal;
    }

    private Literal[] Compile(ImmutableArray<Condition> parts)
    {
        var literals = new Literal[parts.Length];
        for (var i = 0; i < literals.Length; i++)
        {
            literals[i] = Compile(parts[i]);
        }

        return literals;
    }

    private Literal All(Literal[] parts)
    {
        var all = Literal.True;
        foreach (var part in parts)
        {
            all = program.And(all, part);
        }

        return all;
    }

    private Literal Any(Literal[] parts)
    {
        var any = Literal.False;
        foreach (var part in parts)
        {
            any = program.Or(any, part);
        }

        return any;
    }

    private Literal CompileOver(Condition.Over over, Literal[] instances) =>
        over.Quantifier switch
        {
            Quantifier.Some => Any(instances),
            Quantifier.Every => All(instances),
            Quantifier.No => !Any(instances),
            // Bounds that no number fits are false whatever is settled; the formula below would have to know all instances first.
            Quantifier.Count when over.AtLeast > over.AtMost => Literal.False,
            _ => program.And(AtLeast(instances, over.AtLeast), !AtLeast(instances, over.AtMost + 1)),
        };

    /// <summary>Whether at least a number of literals hold.</summary>
    /// <remarks>
    /// A monotone formula reads three values exactly: unknown counts as true for "could be" and as false for "is". Cost: number × bound.
    /// </remarks>
    private Literal AtLeast(Literal[] literals, int bound)
    {
        // atLeast[k]: whether k of the literals seen so far hold.
        var atLeast = new Literal[Math.Max(0, bound) + 1];
        Array.Fill(atLeast, Literal.False);
        atLeast[0] = Literal.True;
        // From the last to the first: in a diagram whose variables stand in their order each then goes on top of what is there, and copies
        // nothing.
        for (var i = literals.Length - 1; i >= 0; i--)
        {
            for (var k = atLeast.Length - 1; k > 0; k--)
            {
                atLeast[k] = program.Or(atLeast[k], program.And(atLeast[k - 1], literals[i]));
            }
        }

        return atLeast[^1];
    }

    /// <summary>A test is false where its field has no meaning; <c>stated</c> is never unknown.</summary>
    private Literal CompileTest(Condition.Test test)
    {
        var applicable = _applicable[test.Field.Index];
        return test.AsksWhetherStated
            ? program.And(program.NotFalse(applicable), Test(statedSlots[test.Field.Index], cell => cell == (int)test.Values[0].Ordinal))
            : program.And(applicable, test.Field.Type.IsSet ? CompileSetTest(test) : CompileValueTest(test));
    }

    private Literal CompileSetTest(Condition.Test test)
    {
        var members = valueSlots[test.Field.Index];
        var wanted = test.Values[0].Members;
        var asked = test.Meaning.Members ?? throw new System.Diagnostics.UnreachableException($"`{test.Operator}` is not for sets.");
        if (wanted == 0 && asked.Elsewhere is null)
        {
            // No options are in every set and in none; but of a set that nobody settled nothing is known.
            return Test(members[0], _ => true);
        }

        var holds = Literal.True;
        for (var option = 0; option < members.Length; option++)
        {
            var isIn = Test(members[option], cell => cell == 1);
            holds = program.And(
                holds,
                ((wanted >> option & 1) == 1 ? asked.WhereAsked : asked.Elsewhere) switch
                {
                    true => isIn,
                    false => !isIn,
                    null => Literal.True,
                }
            );
        }

        return asked.IsNegated ? !holds : holds;
    }

    private Literal CompileValueTest(Condition.Test test)
    {
        var slot = valueSlots[test.Field.Index][0];
        var cells = new int[test.Values.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = slots[slot].CellOf(test.Values[i]);
        }

        var meaning = test.Meaning;
        return Test(slot, cell => meaning.Passes(cell, cells));
    }

    private Literal Test(int slot, Func<int, bool> holds)
    {
        var cells = new List<int>();
        for (var cell = 0; cell < slots[slot].CellCount; cell++)
        {
            if (holds(cell))
            {
                cells.Add(cell);
            }
        }

        return program.Test(slots[slot], slot, cells);
    }
}
