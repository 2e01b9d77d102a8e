using System.Collections.Immutable;
using ScenarioEngine.Text;

namespace ScenarioEngine.Model;

/// <summary>Something that holds of a package, does not hold, or cannot be told yet.</summary>
public abstract record Condition
{
    private protected Condition(SourceLocation location) => Location = location;

    /// <summary>The place where the condition is written.</summary>
    public SourceLocation Location { get; }

    /// <summary>The conditions that it is made of, as they are written; none for a test.</summary>
    internal ImmutableArray<Condition> Inner =>
        this switch
        {
            Test => [],
            Not not => [not.Part],
            All all => all.Parts,
            Any any => any.Parts,
            Over over => over.Instances,
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>All tests in it, repeated as they occur.</summary>
    internal IEnumerable<Test> Tests => this is Test test ? [test] : Inner.SelectMany(part => part.Tests);

    /// <summary>All quantifiers in it, those inside others too.</summary>
    internal IEnumerable<Over> Quantified =>
        this switch
        {
            Not not => not.Part.Quantified,
            All all => all.Parts.SelectMany(part => part.Quantified),
            Any any => any.Parts.SelectMany(part => part.Quantified),
            Over over => over.Instances.SelectMany(instance => instance.Quantified).Prepend(over),
            _ => [],
        };

    /// <summary>Compares the value of one field.</summary>
    internal sealed record Test : Condition
    {
        internal Test(Field field, Operator @operator, ImmutableArray<Value> values, SourceLocation location)
            : base(location)
        {
            Field = field;
            Operator = @operator;
            Values = values;
        }

        /// <summary>The field whose value is compared.</summary>
        public Field Field { get; }

        /// <summary>How it is compared.</summary>
        internal Operator Operator { get; }

        /// <summary>What the operator means.</summary>
        internal OperatorMeaning Meaning => OperatorMeaning.Of(Operator);

        /// <summary>Whether it asks if the scenario itself settles the field, and not at what.</summary>
        internal bool AsksWhetherStated => Meaning.Takes == Operand.YesNo;

        /// <summary>
        /// What it is compared with: one value; two for <c>between</c>; any number for lists. For sets, the list of <c>includes-all</c> and
        /// <c>excludes</c> is one set. For <c>stated</c>, the first option is no and the second yes.
        /// </summary>
        public ImmutableArray<Value> Values { get; }
    }

    /// <summary>Holds when all parts hold. Has at least one part.</summary>
    internal sealed record All : Condition
    {
        internal All(ImmutableArray<Condition> parts, SourceLocation location)
            : base(location) => Parts = parts;

        /// <summary>The parts.</summary>
        public ImmutableArray<Condition> Parts { get; }
    }

    /// <summary>Holds when any part holds. Has at least one part.</summary>
    internal sealed record Any : Condition
    {
        internal Any(ImmutableArray<Condition> parts, SourceLocation location)
            : base(location) => Parts = parts;

        /// <summary>The parts.</summary>
        public ImmutableArray<Condition> Parts { get; }
    }

    /// <summary>Holds when its part does not.</summary>
    internal sealed record Not : Condition
    {
        internal Not(Condition part, SourceLocation location)
            : base(location) => Part = part;

        /// <summary>The part.</summary>
        public Condition Part { get; }
    }

    /// <summary>Holds when a condition holds for some, every, no, or a number of the instances of an issue.</summary>
    internal sealed record Over : Condition
    {
        internal Over(Quantifier quantifier, Issue issue, ImmutableArray<Condition> instances, SourceLocation location)
            : base(location)
        {
            Quantifier = quantifier;
            Issue = issue;
            Instances = instances;
        }

        /// <summary>How many instances are meant.</summary>
        internal Quantifier Quantifier { get; }

        /// <summary>The issue over whose instances it ranges.</summary>
        public Issue Issue { get; }

        /// <summary>The condition for each instance, in the order of the issue's parties.</summary>
        public ImmutableArray<Condition> Instances { get; }

        /// <summary>For <see cref="Quantifier.Count"/>: the fewest instances that must hold, included. Otherwise 0.</summary>
        public int AtLeast { get; internal init; }

        /// <summary>
        /// For <see cref="Quantifier.Count"/>: the most instances that may hold, included; below <see cref="AtLeast"/> when no number will
        /// do.
        /// </summary>
        public int AtMost { get; internal init; }
    }
}
