using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Model;

namespace ScenarioEngine.Rereading;

/// <summary>What is chosen together: the answer to a question, or the reading of one position.</summary>
/// <param name="Question">The question; null where the readings of a position answer none.</param>
/// <param name="Position">The position; of a question, the first that has a reading of it.</param>
internal sealed record ReadingQuestion(PackQuestion? Question, Position Position)
{
    /// <summary>Its name: that of the question, or of the position.</summary>
    public string Name => Question?.Id ?? Position.FullName;
}

/// <summary>A choice that is made: a question, or a position, and the name of the reading.</summary>
/// <param name="Of">What is chosen.</param>
/// <param name="Id">The name of the reading; <c>own</c> for the encoding itself.</param>
internal sealed record ReadingAnswer(ReadingQuestion Of, string Id)
{
    /// <summary>Whether it is the encoding itself.</summary>
    public bool IsOwn => Id == Reading.Own;

    /// <summary>The choice in words of the file: <c>ukraine/no-recognition=de-jure-only</c>.</summary>
    public override string ToString() => $"{Of.Name}={Id}";
}

/// <summary>One thing that a result can be, and under how many readings it is.</summary>
/// <typeparam name="T">What is found.</typeparam>
/// <param name="Value">What it is.</param>
/// <param name="Combinations">Under how many combinations of the readings on which the result hangs.</param>
/// <param name="Deciding">Each a smallest set of choices under which the rest cannot change it.</param>
/// <param name="IsCut">Whether there are more such sets than are listed.</param>
internal sealed record Under<T>(T Value, BigInteger Combinations, ImmutableArray<ImmutableArray<ReadingAnswer>> Deciding, bool IsCut);

/// <summary>What a result is under the readings on which it hangs. A number of combinations is no probability.</summary>
/// <typeparam name="T">What is found.</typeparam>
/// <param name="Own">What it is in the pack's own encoding.</param>
/// <param name="Combinations">Under how many combinations it was looked at: those of the readings on which it hangs; 1 where it hangs on
/// none.</param>
/// <param name="Results">Each thing that it can be: the own one first, then the others.</param>
/// <param name="HangsOn">The choices on which it hangs.</param>
internal sealed record Hanging<T>(T Own, BigInteger Combinations, ImmutableArray<Under<T>> Results, ImmutableArray<ReadingQuestion> HangsOn)
{
    /// <summary>The most combinations of which a number is said; of more, only that there are some.</summary>
    public const int MostCounted = 64;

    /// <summary>Whether it is the same under every reading.</summary>
    public bool HoldsUnderEvery => Results.Length == 1;

    /// <summary>What it is where one choice is made, and all others are as encoded.</summary>
    public T At(ReadingAnswer answer)
    {
        var at = Results.FirstOrDefault(result =>
            result.Deciding.Any(set => set.All(chosen => chosen.Of == answer.Of ? chosen == answer : chosen.IsOwn))
        );
        return at is null ? Own : at.Value;
    }

    /// <summary>What else it can be.</summary>
    public IEnumerable<Under<T>> Otherwise => Results.Skip(1);
}
