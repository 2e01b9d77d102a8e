using System.Globalization;
using System.Text;
using ScenarioEngine.Checking;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Formatting;
using ScenarioEngine.Model;

namespace ScenarioEngine.Cli.Drafting;

/// <summary>The text of a scenario that somebody goes on writing.</summary>
internal static class ScenarioDraft
{
    public const string DefaultTitle = "New scenario";

    private const string NothingDecided = "SE7018";

    /// <summary>The terms that a scenario has, issue by issue, one to a line.</summary>
    public static string OfTerms(Scenario scenario)
    {
        var text = new StringBuilder("# What is not said here stays open; it is never taken for none, zero or no.\n");
        AppendHead(text, scenario);
        var written = new List<string>();
        foreach (
            var (field, value) in scenario
                .Terms.Select(term => (term.Field, Value: ValueOf(term)))
                .Concat(scenario.LeftOpen.Select(open => (open.Field, "open")))
                .OrderBy(pair => pair.Field.Index)
        )
        {
            var path = new[] { field.Issue.Id, field.Instance?.Id, field.Name }.OfType<string>().ToList();
            var shared = path.Zip(written).TakeWhile(pair => pair.First == pair.Second).Count();
            for (var level = shared; level < path.Count; level++)
            {
                text.Append(' ', 2 + (2 * level)).Append(path[level]).Append(':').Append(level == path.Count - 1 ? $" {value}\n" : "\n");
            }

            written = path;
        }

        return text.ToString();
    }

    /// <summary>
    /// Every field of the pack in a comment, with what it may be; the first that always has meaning is left open, so that the file is
    /// whole.
    /// </summary>
    public static string OfAllFields(Evaluation evaluation)
    {
        var scenario = evaluation.Scenario;
        var text = new StringBuilder(
            """
            # A scenario states the terms of a package. To state a term, delete the number sign in front of its line and write the
            # option that is meant. What is not stated stays open; it is never taken for none, zero or no.

            """
        );
        var pack = scenario.Pack;
        var first = pack.Fields.FirstOrDefault(field => field.OnlyWhen is null) ?? pack.Fields[0];
        if (ScenarioCheck.Lint(evaluation).Any(diagnostic => diagnostic.Code == NothingDecided))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"# allow {NothingDecided}: no term is stated yet; delete this line when some are.\n"
            );
        }

        AppendHead(text, scenario);
        foreach (var issue in pack.Issues)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  # {issue.Title.ToUpperInvariant()}\n");
            AppendComment(text, issue.Note);
            foreach (var instances in issue.Fields.GroupBy(field => field.Name))
            {
                AppendField(text, [.. instances], first);
            }
        }

        return text.ToString();
    }

    /// <summary>A name for a file, from a title: <c>A freeze, for now</c> becomes <c>a-freeze-for-now</c>.</summary>
    public static string NameFor(string title)
    {
        var words = string.Concat(title.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = string.Join('-', words);
        return name.Length is > 0 and <= 80 ? name : "new-scenario";
    }

    private static void AppendHead(StringBuilder text, Scenario scenario)
    {
        text.Append(CultureInfo.InvariantCulture, $"scenario: {ScalarText.Of(scenario.Title)}\nrules: {scenario.Pack.Id}\n");
        if (scenario.AsOf is { } day)
        {
            text.Append(CultureInfo.InvariantCulture, $"as-of: {day:yyyy-MM-dd}\n");
        }

        text.Append("terms:\n");
    }

    private static void AppendField(StringBuilder text, IReadOnlyList<Field> instances, Field first)
    {
        var field = instances[0];
        text.Append('\n');
        if (field.Title is { } title)
        {
            AppendComment(text, title);
        }

        if (field.OnlyWhen is { } condition)
        {
            AppendComment(text, $"Only when {ConditionText.Describe(condition)}.");
        }

        foreach (var option in field.Type.Options)
        {
            AppendComment(text, $"  {option.Id}{(option.Description is { } description ? $": {description}" : "")}");
        }

        foreach (var instance in instances)
        {
            text.Append(instance == first ? $"  {instance.Path}: open\n" : $"  #{instance.Path}: {FieldText.Example(instance)}\n");
        }
    }

    private static void AppendComment(StringBuilder text, string? comment)
    {
        if (comment is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"  # {comment.ReplaceLineEndings(" ").TrimEnd()}\n");
        }
    }

    private static string ValueOf(Term term)
    {
        var value = term.Field.Type.Format(term.Value);
        return term.Field.Type.IsSet ? value : ScalarText.Of(value);
    }
}
