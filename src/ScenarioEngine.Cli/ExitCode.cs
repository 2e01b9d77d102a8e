namespace ScenarioEngine.Cli;

/// <summary>What the exit code of a run says.</summary>
internal static class ExitCode
{
    /// <summary>Done, and nothing reached the line that <c>--fail-on</c> draws.</summary>
    public const int Done = 0;

    /// <summary>
    /// A scenario is in conflict (or past the line that <c>--fail-on</c> draws), an answer key is not met, or there is a warning where
    /// <c>--fail-on warning</c> is given.
    /// </summary>
    public const int Conflict = 1;

    /// <summary>The input is wrong.</summary>
    public const int WrongInput = 2;

    /// <summary>The tool itself failed.</summary>
    public const int ToolFailed = 3;

    /// <summary>Whoever started the run has interrupted it, by Ctrl-C or otherwise; what shells say of it.</summary>
    public const int Interrupted = 130;
}
