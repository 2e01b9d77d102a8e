using System.Collections.Immutable;
using ScenarioEngine.Model;

namespace ScenarioEngine.NRules;

/// <summary>What a rule asks of the terms.</summary>
/// <param name="About">What it is about, in words of the pack.</param>
internal sealed record Question(string About)
{
    /// <summary>The conditions that it works out, each after its parts.</summary>
    public ImmutableArray<Condition> Conditions { get; init; } = [];

    /// <summary>The position that it is about; null where it is about something else.</summary>
    public Position? Position { get; init; }

    /// <summary>The number of the position in its pack.</summary>
    public int Number { get; init; }

    /// <summary>The implication that it is about; null where it is about something else.</summary>
    public Implication? Implication { get; init; }

    /// <summary>What it is about.</summary>
    public override string ToString() => About;
}

/// <summary>What a rule found. The expression of the rule fills it in, condition by condition.</summary>
/// <param name="question">What it asked.</param>
internal sealed class Answer(Question question)
{
    private readonly Truth[] _conditions = new Truth[question.Conditions.Length];
    private int _count;

    /// <summary>What it asked.</summary>
    public Question Question => question;

    /// <summary>For each condition of the question, whether it holds.</summary>
    public IReadOnlyList<Truth> Conditions => _conditions;

    /// <summary>For a position, whether the terms are those of which it speaks, and no exception holds; else true.</summary>
    public Truth Applies { get; private set; }

    /// <summary>For a position whether the terms go against it; else whether what was asked holds.</summary>
    public Truth Whole { get; private set; }

    /// <summary>Keeps whether the next condition holds.</summary>
    public Truth Keep(Truth holds) => _conditions[_count++] = holds;

    /// <summary>Keeps whether a term passes the next condition, which is a test.</summary>
    public Truth Test(TermFact term, Comparison comparison) => Keep(term.Satisfies(comparison));

    /// <summary>Ends with what all of it comes to.</summary>
    public Answer Conclude(Truth applies, Truth holds)
    {
        Applies = applies;
        Whole = Kleene.And(applies, holds);
        return this;
    }
}
