namespace ScenarioEngine.Cli;

/// <summary>Standard output takes nothing any more: it is closed, or on a disk that is full.</summary>
internal sealed class LostOutputException(Exception inner) : IOException(inner.Message, inner);
