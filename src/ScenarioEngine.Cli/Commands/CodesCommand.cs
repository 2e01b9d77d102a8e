using System.CommandLine;
using ScenarioEngine.Cli.Output;
using ScenarioEngine.Model;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario codes</c>: what each diagnostic means.</summary>
internal static class CodesCommand
{
    public static Command Create(Terminal terminal)
    {
        var code = new Argument<string?>("code")
        {
            Description = "A code such as SE2003; without it, all codes.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("codes", "Explains the codes of diagnostics, with a wrong and a right example.") { code };
        command.SetAction(parsed => parsed.GetValue(code) is { } wanted ? Explain(terminal, wanted) : List(terminal));
        return command;
    }

    private static int List(Terminal terminal)
    {
        Page.On(terminal)
            .Table([
                ["Code", "Severity", "Meaning"],
                .. DiagnosticCatalog.All.Select(descriptor => (string[])[descriptor.Code, Words.Of(descriptor.Severity), descriptor.Title]),
            ]);
        return ExitCode.Done;
    }

    private static int Explain(Terminal terminal, string code)
    {
        if (DiagnosticCatalog.Explain(code) is { } page)
        {
            Write(Page.On(terminal), page);
            return ExitCode.Done;
        }

        var hint =
            Diagnostics.Suggestion.For(code, DiagnosticCatalog.All.Select(descriptor => descriptor.Code)) ?? "`scenario codes` lists them.";
        return Complaint.Write(terminal, $"There is no code `{code}`.", hint);
    }

    /// <summary>A page without its marks: headings as headings, paragraphs filled to the width, samples indented.</summary>
    private static void Write(Page page, string markdown)
    {
        var (paragraph, isSample) = (new List<string>(), false);
        foreach (var line in markdown.Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                isSample = !isSample;
            }
            else if (isSample)
            {
                page.Line(line.Length == 0 ? "" : $"    {line}");
            }
            else if (line.StartsWith('#'))
            {
                page.Heading(line.TrimStart('#', ' '), "", Tone.Heading);
            }
            else if (line.Length > 0)
            {
                paragraph.Add(line);
                continue;
            }

            if (paragraph.Count > 0)
            {
                page.Paragraph(string.Join(' ', paragraph));
                paragraph.Clear();
            }

            if (line.Length == 0 && !isSample)
            {
                page.Blank();
            }
        }
    }
}
