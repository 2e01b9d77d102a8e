using System.Collections.Immutable;
using ScenarioEngine.Text;

namespace ScenarioEngine.Syntax;

/// <summary>A name, a value or a sentence as the user wrote it, with its place.</summary>
internal sealed record Word(string Text, SourceLocation Location);

/// <summary>The value of a term or of a test: one word, or a list of words.</summary>
internal sealed record ValueSyntax(ImmutableArray<Word> Items, bool IsList, SourceLocation Location);

/// <summary>The names that lead to a field: issue, then party where the issue has instances, then field where it has several.</summary>
/// <param name="Names">At least one name, each with its own place.</param>
/// <param name="Location">The place of the last key that was read.</param>
internal sealed record PathSyntax(ImmutableArray<Word> Names, SourceLocation Location);

/// <summary>A path with a value, as terms, implied terms and edits have it.</summary>
internal sealed record TermSyntax(PathSyntax Path, ValueSyntax Value);
