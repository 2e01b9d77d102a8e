using ScenarioEngine.Checking;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Exploring;
using ScenarioEngine.Formatting;
using ScenarioEngine.Model;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;
using SharpFuzz;

namespace ScenarioEngine.Fuzzing;

/// <summary>
/// Hands the inputs of a coverage-guided fuzzer to the readers. Whatever comes, they give a value or say why not; all else is thrown, which
/// the fuzzer keeps.
/// </summary>
/// <remarks>
/// The seeded tests try damage that somebody thought of; this one looks for inputs that reach code which no input before has reached.
/// </remarks>
internal static class Program
{
    public static void Main(string[] args)
    {
        // Marked code runs only once the fuzzer has said where the marks go.
        var compiled = new Lazy<Evaluator>(() => Engine.Compile(Engine.LoadPack(args[1]).ValueOrThrow()));
        Fuzzer.OutOfProcess.Run(stream =>
        {
            var diagnostics = new DiagnosticBag();
            if (FileReader.Read("input.yaml", stream, diagnostics) is not { } file)
            {
                Demand(diagnostics.HasErrors, "Nothing was read, and no error says why.");
                return;
            }

            switch (args[0])
            {
                case "scenario":
                    ReadScenario(file, compiled.Value);
                    break;
                case "edit":
                    ReadEdit(file, compiled.Value.Pack);
                    break;
                default:
                    ReadPack(file);
                    break;
            }
        });
    }

    private static void ReadScenario(SourceFile file, Evaluator evaluator)
    {
        CheckFormat(file);
        var loaded = Engine.LoadScenario(file, evaluator.Pack);
        Check(loaded);
        if (loaded.Value is { } scenario)
        {
            ScenarioCheck.Lint(evaluator.Evaluate(scenario));
        }
    }

    private static void ReadPack(SourceFile file)
    {
        CheckFormat(file);
        var loaded = Engine.LoadPack([file]);
        Check(loaded);
        if (loaded.Value is { } pack)
        {
            PackCheck.Lint(Engine.Compile(pack), new ExploreOptions { MaximumNodes = 10_000 }, CancellationToken.None);
        }
    }

    private static void ReadEdit(SourceFile file, RulePack pack)
    {
        var words = file.Text.Split('\n', 4);
        Check(
            Engine.ReadEdit(
                new EditText
                {
                    Set = [.. words.Take(1)],
                    Unset = [.. words.Skip(1).Take(1)],
                    Without = [.. words.Skip(2).Take(1)],
                    WithoutOptions = [.. words.Skip(3)],
                },
                pack
            )
        );
    }

    private static void CheckFormat(SourceFile file)
    {
        if (Formatter.Format(file).Text is { } once)
        {
            Demand(Formatter.Format(new SourceFile(file.Path, once)).Text == once, "What is formatted changes when it is formatted again.");
        }
    }

    private static void Check<T>(LoadResult<T> loaded)
        where T : class
    {
        var hasErrors = loaded.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
        Demand(
            hasErrors == (loaded.Value is null),
            hasErrors ? "Something was loaded in spite of errors." : "Nothing was loaded, and no error says why."
        );
        foreach (var diagnostic in loaded.Diagnostics)
        {
            DiagnosticWriter.Write(TextWriter.Null, diagnostic);
        }
    }

    private static void Demand(bool holds, string mistake)
    {
        if (!holds)
        {
            throw new InvalidOperationException(mistake);
        }
    }
}
