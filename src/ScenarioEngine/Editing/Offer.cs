using ScenarioEngine.Text;

namespace ScenarioEngine.Editing;

/// <summary>A word that can be written in a place.</summary>
/// <param name="Word">The word.</param>
/// <param name="Text">What to write: the word with its quotation marks, colon and the like.</param>
/// <param name="Span">What that takes the place of.</param>
/// <param name="Meaning">What the word stands for, or null.</param>
internal sealed record Offer(string Word, string Text, SourceSpan Span, Meaning? Meaning);
