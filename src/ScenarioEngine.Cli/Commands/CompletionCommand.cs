using System.CommandLine;
using ScenarioEngine.Explaining;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario completion</c>: the script by which a shell asks the tool itself for completions.</summary>
internal static class CompletionCommand
{
    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = """
            # In ~/.bashrc: source <(scenario completion bash)
            _scenario() {
              local IFS=$'\n'
              COMPREPLY=($(scenario "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null))
              # Only then are they files: of a command that is called like a folder bash would make the folder.
              [ ${#COMPREPLY[@]} -gt 0 ] || { COMPREPLY=($(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")); compopt -o filenames 2>/dev/null; }
              # To bash the part after an equals sign is a word of its own.
              local typed="${COMP_LINE:0:COMP_POINT}"; typed="${typed##* }"
              [[ $typed != *=* || $COMP_WORDBREAKS != *=* ]] || COMPREPLY=("${COMPREPLY[@]#"${typed%%=*}="}")
              [[ ${#COMPREPLY[@]} -ne 1 || ${COMPREPLY[0]} != *= ]] || compopt -o nospace 2>/dev/null
            }
            complete -F _scenario scenario

            """,
        ["zsh"] = """
            # In ~/.zshrc, after compinit: source <(scenario completion zsh)
            _scenario() {
              local -a found
              found=("${(@f)$(scenario "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
              if [[ -n $found ]]; then compadd -U -- $found; else _files; fi
            }
            compdef _scenario scenario

            """,
        ["fish"] = """
            # In ~/.config/fish/completions/scenario.fish: scenario completion fish | source
            complete -c scenario -a '(scenario "[suggest:"(commandline -C)"]" (commandline -p) 2>/dev/null)'

            """,
        ["pwsh"] = """
            # In $PROFILE: scenario completion pwsh | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName scenario -ScriptBlock {
              param($word, $line, $cursor)
              scenario "[suggest:$cursor]" "$line" 2>$null | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
            }

            """,
    };

    public static Command Create(Terminal terminal)
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or pwsh." };
        shell.CompletionSources.Add([.. Scripts.Keys]);
        shell.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var word }] && !Scripts.ContainsKey(word))
            {
                result.AddError($"`{word}` is not one of {Listing.Or(Scripts.Keys)}.");
            }
        });
        var command = new Command("completion", "Prints a script that completes commands, options, paths and positions in a shell.")
        {
            shell,
        };
        command.SetAction(parsed =>
        {
            terminal.Output.Write(Scripts[parsed.GetRequiredValue(shell)].ReplaceLineEndings("\n"));
            return ExitCode.Done;
        });
        return command;
    }
}
