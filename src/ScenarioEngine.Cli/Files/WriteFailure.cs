namespace ScenarioEngine.Cli.Files;

/// <summary>Why a file was not written. What was there before is there still.</summary>
/// <param name="ExitCode">One of <see cref="Cli.ExitCode"/>.</param>
/// <param name="Sentence">What went wrong.</param>
/// <param name="Hint">The way out.</param>
internal sealed record WriteFailure(int ExitCode, string Sentence, string Hint)
{
    /// <summary>Says it on standard error.</summary>
    /// <returns>The exit code.</returns>
    public int Complain(Terminal terminal)
    {
        Complaint.Write(terminal, Sentence, Hint);
        return ExitCode;
    }

    public static WriteFailure Changed(string path) =>
        new(
            Cli.ExitCode.WrongInput,
            $"`{path}` was changed by somebody else in the meantime, and is left as it is now.",
            "Look at it, and run the command again."
        );

    public static WriteFailure Exists(string path) =>
        new(Cli.ExitCode.WrongInput, $"`{path}` is there already, and nothing is written over.", "Take another name.");

    public static WriteFailure WasRead(string path) =>
        new(
            Cli.ExitCode.WrongInput,
            $"`{path}` is one of the files that this call reads; nothing is written over it.",
            "Take another name."
        );

    public static WriteFailure IsSomethingElse(string path) =>
        new(
            Cli.ExitCode.WrongInput,
            $"`{path}` is there already and holds something else; nothing is written over it.",
            "Take another name, or delete the file first."
        );

    public static WriteFailure HasOtherNames(string path) =>
        new(
            Cli.ExitCode.WrongInput,
            $"`{path}` has other names (hard links), which replacing it would cut off; it is left as it is.",
            "Copy the file, and work on the copy."
        );

    public static WriteFailure NotPermitted(string path, string why) =>
        new(Cli.ExitCode.WrongInput, $"`{path}` could not be written.", why);

    public static WriteFailure Failed(string path, string why) =>
        new(Cli.ExitCode.ToolFailed, $"`{path}` could not be written; what was there before is there still.", why);
}
