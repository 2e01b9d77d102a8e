using System.Collections.Immutable;
using ScenarioEngine.Model;

namespace ScenarioEngine.Compiling;

/// <summary>Turns conditions into literals.</summary>
internal sealed class ConditionCompiler(
    ProgramBuilder program, Slot[] slots, int[][] valueSlots, int[] statedSlots, IReadOnlyDictionary<Condition, Condition> substitutes)
{
    private readonly Literal[] _applicable = new Literal[valueSlots.Length];

    /// <summary>The literal of every condition compiled so far. Conditions are told apart by reference.</summary>
    public Dictionary<Condition, Literal> Compiled { get; } = new(ReferenceEqualityComparer.Instance);

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
            Condition.All all => All(all.Parts.Select(Compile)),
            Condition.Any any => Any(any.Parts.Select(Compile)),
            Condition.Over over => CompileOver(over, [.. over.Instances.Select(Compile)]),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        Compiled[condition] = literal;
        return literal;
    }

    private Literal All(IEnumerable<Literal> parts) => parts.Aggregate(Literal.True, program.And);

    private Literal Any(IEnumerable<Literal> parts) => parts.Aggregate(Literal.False, program.Or);

    private Literal CompileOver(Condition.Over over, ImmutableArray<Literal> instances) => over.Quantifier switch
    {
        Quantifier.Some => Any(instances),
        Quantifier.Every => All(instances),
        Quantifier.No => !Any(instances),
        // Bounds that no number fits are false whatever is settled; the formula below would have to know all instances first.
        Quantifier.Count when over.AtLeast > over.AtMost => Literal.False,
        _ => program.And(AtLeast(instances, over.AtLeast), !AtLeast(instances, over.AtMost + 1)),
    };

    /// <summary>Whether at least a number of literals hold.</summary>
    /// <remarks>A monotone formula reads three values exactly: unknown counts as true for "could be" and as false for "is". Cost: number × bound.</remarks>
    private Literal AtLeast(ImmutableArray<Literal> literals, int bound)
    {
        // atLeast[k]: whether k of the literals seen so far hold.
        var atLeast = new Literal[Math.Max(0, bound) + 1];
        Array.Fill(atLeast, Literal.False);
        atLeast[0] = Literal.True;
        foreach (var literal in literals)
        {
            for (var k = atLeast.Length - 1; k > 0; k--)
            {
                atLeast[k] = program.Or(atLeast[k], program.And(atLeast[k - 1], literal));
            }
        }

        return atLeast[^1];
    }

    /// <summary>A test is false where its field has no meaning; <c>stated</c> is never unknown.</summary>
    private Literal CompileTest(Condition.Test test)
    {
        var applicable = _applicable[test.Field.Index];
        return test.Operator == Operator.Stated
            ? program.And(program.NotFalse(applicable), Test(statedSlots[test.Field.Index], cell => cell == (int)test.Values[0].Ordinal))
            : program.And(applicable, test.Field.Type.Kind == FieldKind.Set ? CompileSetTest(test) : CompileValueTest(test));
    }

    private Literal CompileSetTest(Condition.Test test)
    {
        var members = valueSlots[test.Field.Index];
        var wanted = test.Values[0].Members;
        var inSet = members.Select(slot => Test(slot, cell => cell == 1)).ToList();
        var isWanted = inSet.Select((_, option) => (wanted >> option & 1) == 1).ToList();
        return test.Operator switch
        {
            Operator.Is => All(inSet.Zip(isWanted, (has, wants) => wants ? has : !has)),
            Operator.IsNot => !All(inSet.Zip(isWanted, (has, wants) => wants ? has : !has)),
            // No options are in every set and in none; but of a set that nobody settled nothing is known.
            Operator.Excludes or Operator.IncludesAll when wanted == 0 => Test(members[0], _ => true),
            Operator.Excludes => All(inSet.Where((_, option) => isWanted[option]).Select(has => !has)),
            _ => All(inSet.Where((_, option) => isWanted[option])),
        };
    }

    private Literal CompileValueTest(Condition.Test test)
    {
        var slot = valueSlots[test.Field.Index][0];
        var cells = test.Values.Select(slots[slot].CellOf).ToList();
        var (first, last) = (cells[0], cells[^1]);
        return test.Operator switch
        {
            Operator.Is or Operator.OneOf => Test(slot, cells.Contains),
            Operator.IsNot or Operator.NoneOf => Test(slot, cell => !cells.Contains(cell)),
            Operator.AtLeast => Test(slot, cell => cell >= first),
            Operator.AtMost => Test(slot, cell => cell <= first),
            Operator.MoreThan or Operator.After => Test(slot, cell => cell > first),
            Operator.LessThan or Operator.Before => Test(slot, cell => cell < first),
            Operator.Between => Test(slot, cell => first <= cell && cell <= last),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private Literal Test(int slot, Func<int, bool> holds) =>
        program.Test(slots[slot], slot, Enumerable.Range(0, slots[slot].CellCount).Where(holds));
}
