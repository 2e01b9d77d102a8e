namespace ScenarioEngine.Cli;

/// <summary>What is wrong with a call, as opposed to what is wrong with a file: one sentence and the way out.</summary>
internal static class Complaint
{
    /// <summary>Says it on standard error.</summary>
    /// <returns><see cref="ExitCode.WrongInput"/>, so that a command can end with it.</returns>
    public static int Write(Terminal terminal, string sentence, string hint)
    {
        terminal.Error.Write($"scenario: {sentence}\n   = hint: {hint}\n");
        return ExitCode.WrongInput;
    }
}
