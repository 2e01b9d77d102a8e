using ScenarioEngine.Text;

namespace ScenarioEngine.Editing;

/// <summary>What a word of a file stands for.</summary>
/// <param name="Sort">What sort of thing that is.</param>
/// <param name="Title">What it is in a few words, as plain text; empty where there is no more to be said than the text.</param>
/// <param name="Text">What is to be said of it, as Markdown.</param>
/// <param name="Declared">The place where it is declared; null where that is in no file.</param>
internal sealed record Meaning(MeaningSort Sort, string Title, string Text, SourceLocation? Declared);

/// <summary>A sort of thing that a word of a file stands for.</summary>
internal enum MeaningSort
{
    /// <summary>A word of the language of files, such as a key or a kind of position.</summary>
    Word,

    /// <summary>An issue.</summary>
    Issue,

    /// <summary>A field of an issue.</summary>
    Field,

    /// <summary>An option of a field.</summary>
    Option,

    /// <summary>A party.</summary>
    Party,

    /// <summary>A position of a party.</summary>
    Position,

    /// <summary>An implication, a constraint or a fact.</summary>
    Rule,

    /// <summary>A reading of a position, or the question that it answers.</summary>
    Reading,

    /// <summary>A source.</summary>
    Source,

    /// <summary>A rule pack.</summary>
    Pack,
}
