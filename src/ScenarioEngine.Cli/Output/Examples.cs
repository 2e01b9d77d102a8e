namespace ScenarioEngine.Cli.Output;

/// <summary>A call to begin with.</summary>
/// <param name="Call">What to type.</param>
/// <param name="Meaning">What it is good for.</param>
internal sealed record Example(string Call, string Meaning);

/// <summary>The calls with which the help of a command ends. A test reads each of them as the command line does.</summary>
internal static class Examples
{
    private const string Recognition = "scenarios/ukraine-interview/recognition-de-jure.yaml";
    private const string Promise = "scenarios/ukraine-interview/freeze-with-promise.yaml";

    /// <summary>Those of a command, by its name and those above it: <c>scenario repair</c>.</summary>
    public static IReadOnlyList<Example> Of(string command) =>
        command switch
        {
            "scenario" =>
            [
                new($"scenario evaluate {Recognition}", "Whose stated red line does a package cross, and why?"),
                new("scenario explore ukraine-interview", "How much room is there?"),
                new("scenario serve", "The same on a page, with every option to try."),
            ],
            "scenario evaluate" =>
            [
                new($"scenario evaluate {Recognition}", "One scenario, in full."),
                new("scenario evaluate scenarios/ukraine-interview --as-of 2026-01-31", "All of a folder, in a line each, on one day."),
                new(
                    $"scenario evaluate {Recognition} --format html --receipt receipt.json",
                    "A report to hand on, and a receipt that anybody can verify."
                ),
                new(
                    "scenario evaluate - --format jsonl --rules ukraine-interview",
                    "Thousands of packages, as JSON lines from standard input."
                ),
            ],
            "scenario lsp" => [new("scenario lsp", "What an editor is told to start.")],
            "scenario merge" =>
            [
                new("scenario merge summaries", "What all parts of a batch add up to."),
                new("scenario merge part-1.json part-2.json --format json", "The same as numbers, as one run over everything writes them."),
            ],
            "scenario mcp" => [new("scenario mcp", "What an assistant is told to start.")],
            "scenario explain" =>
            [
                new(
                    $"scenario explain {Recognition} ukraine/no-recognition",
                    "One finding with every test of its rule and every change that would turn it."
                ),
            ],
            "scenario what-if" =>
            [
                new($"scenario what-if {Recognition} --set recognition=none", "What one other term would change."),
                new($"scenario what-if {Recognition}", "The edits that the file itself names."),
            ],
            "scenario readings" =>
            [
                new($"scenario readings {Recognition}", "Whose verdict hangs on how which words are read?"),
                new("scenario readings ukraine-interview", "The same of a whole pack, before anything is settled."),
            ],
            "scenario compare" =>
            [
                new($"scenario compare {Promise} {Recognition}", "Two scenarios side by side: which term makes the difference?"),
                new(
                    $"scenario compare {Recognition} --as-of 2026-01-08 --as-of 2026-01-31",
                    "One scenario on two days: which position came, softened or went?"
                ),
            ],
            "scenario explore" =>
            [
                new("scenario explore ukraine-settlement", "The whole space of a pack."),
                new($"scenario explore {Promise} --party ukraine", "What one party's red lines leave of a scenario's open terms."),
                new(
                    "scenario explore ukraine-settlement --map ceasefire.line recognition",
                    "The packages left for each pair of two fields' options."
                ),
            ],
            "scenario repair" =>
            [
                new($"scenario repair {Recognition}", "The fewest changed terms after which no red line is crossed."),
                new($"scenario repair {Promise} --keep ukraine/concrete-commitment", "The fewest after which a demand is met, too."),
            ],
            "scenario stability" =>
            [
                new(
                    "scenario stability my-negotiation",
                    "Which states nobody would leave, by four notions of foresight: of a pack whose fields say who moves, `controlled-by`."
                ),
            ],
            "scenario export" =>
            [
                new("scenario export cuba-1962 --as-of 1962-10-27", "The zone as a formula; `clasp -n 0 -q` counts its models."),
            ],
            "scenario export-table" =>
            [
                new("scenario export-table cuba-1962 --out cuba.html", "A pack with its scenarios, for the site of a course."),
                new($"scenario export-table {Recognition} --out recognition.html", "One package, and the room that it leaves."),
            ],
            "scenario import" =>
            [
                new(
                    "scenario import domain.xml buyer.xml seller.xml --out rules/car",
                    "A negotiation domain of Genius with the profiles of its parties."
                ),
            ],
            "scenario check" =>
            [
                new("scenario check rules scenarios --fail-on warning", "Everything below two folders, warnings included."),
                new(
                    "scenario check rules/ukraine-interview --against article.txt",
                    "What do the positions have or lack beside the words of the article?"
                ),
            ],
            "scenario test" =>
            [
                new("scenario test scenarios", "Do all answer keys hold, and what do they cover?"),
                new("scenario test scenarios/cuba-1962 --mutate", "Would the keys notice if a condition of the pack were wrong?"),
            ],
            "scenario lesson" =>
            [
                new("scenario lesson cuba-1962 --out kit", "Teacher's notes, readings, role cards, worksheet and slides."),
                new(
                    "scenario lesson cuba-1962 --grade scenarios/cuba-1962/settlement-as-of-27.yaml",
                    "What the engine tells of packages that a class hands in."
                ),
            ],
            "scenario verify" => [new("scenario verify receipt.json", "Does the same come out today?")],
            "scenario completion" =>
            [
                new("scenario completion bash", "What to put into ~/.bashrc; it completes paths, options and positions too."),
            ],
            "scenario new" =>
            [
                new(
                    "scenario new scenario first-offer --rules ukraine-interview",
                    "A scenario, question by question, with the verdicts as they change."
                ),
            ],
            "scenario format" =>
            [
                new("scenario format scenarios/cuba-1962", "Canonical order and spacing; comments stay."),
                new("scenario format --check rules scenarios", "Whether there is anything to do."),
            ],
            "scenario rules" => [new("scenario rules show ukraine-interview", "What a pack holds: parties, issues, positions, sources.")],
            "scenario sources" =>
            [
                new("scenario sources ukraine-settlement --weak", "Which positions rest on a newsroom's report or a copy?"),
                new("scenario sources ukraine-settlement --format bibtex", "Its sources, for a reference manager."),
            ],
            "scenario codes" => [new("scenario codes SE2003", "What a diagnostic means, with a wrong and a right example.")],
            "scenario schema" =>
            [
                new("scenario schema scenario ukraine-interview", "A JSON Schema with the names of one pack, for an editor."),
            ],
            "scenario serve" => [new("scenario serve", "The negotiation table at http://127.0.0.1:5080, for this machine alone.")],
            _ => [],
        };
}
