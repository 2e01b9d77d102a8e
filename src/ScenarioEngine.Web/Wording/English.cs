using System.Numerics;
using System.Text.RegularExpressions;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Web.Wording;

/// <summary>
/// All English of the pages, in one place: here the sentences that depend on what they speak of, in the other parts the fixed words, page
/// by page.
/// </summary>
public static partial class English
{
    /// <summary>What a table is called that began with no scenario.</summary>
    public const string UntitledTable = "On the table";

    /// <summary>What a table is called that began with a scenario and says something else by now.</summary>
    public static string Changed(string scenario) => $"{scenario}, changed";

    /// <summary>An outcome or verdict as a heading: <c>Conflict</c>.</summary>
    public static string Heading(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>A field in words, where a file has its path: what it is called, and of whom.</summary>
    public static string Field(Field field) => Naming.InWords.Of(field);

    /// <summary>A field below the heading of its issue.</summary>
    public static string FieldInIssue(Field field) =>
        field.Title ?? (field.Name is { } name ? Heading(Naming.Spaced(name)) : field.Instance?.Title ?? field.Issue.Title);

    /// <summary>A value in words: of an option the name without its hyphens.</summary>
    public static string Value(Field field, string value) => Naming.InWords.Of(field, value);

    /// <summary>A term in words.</summary>
    public static string Term(Field field, string value) => $"{Field(field)}: {Value(field, value)}";

    /// <summary>A term of a scenario in words.</summary>
    public static string Term(FieldState state) =>
        state.Value is { } value ? Term(state.Field, state.Field.Type.Format(value)) : $"{Field(state.Field)}: {Origin(state)}";

    /// <summary>What is on the table for a field, in words.</summary>
    public static string Said(FieldState state) =>
        state.Value is { } value ? Value(state.Field, state.Field.Type.Format(value)) : Origin(state);

    /// <summary>What is on the table for a field and where it comes from, in words.</summary>
    public static string Seen(FieldState state) =>
        state.Value is not null && Origin(state) is { Length: > 0 } origin ? $"{Said(state)} ({origin})" : Said(state);

    /// <summary>A term as a scenario states it, in words.</summary>
    public static string Term(Term term) => Term(term.Field, term.Field.Type.Format(term.Value));

    /// <summary>A term that follows from others, in words.</summary>
    public static string Term(ImpliedTerm term) => Term(term.Field, term.Field.Type.Format(term.Value));

    /// <summary>A test in words, turned round where it denies something, so that nobody reads that a "not" does not hold.</summary>
    /// <param name="test">The test.</param>
    /// <param name="holds">Whether it holds; null where that cannot be told.</param>
    /// <returns>What is asked, and the answer.</returns>
    internal static (string Asked, bool? Holds) Test(Condition.Test test, bool? holds)
    {
        var (asked, isTurned) = test.Operator switch
        {
            Operator.IsNot => (Operator.Is, true),
            Operator.NoneOf => (Operator.OneOf, true),
            Operator.Excludes when test.Field.Type.OptionsOf(test.Values[0]).Count() == 1 => (Operator.Includes, true),
            _ => (test.Operator, false),
        };
        var says = ConditionText.Describe(new Condition.Test(test.Field, asked, test.Values, test.Location), Naming.InWords);
        return ($"{Field(test.Field)} {says}", isTurned ? !holds : holds);
    }

    /// <summary>Something to choose, in words.</summary>
    public static string Term(PackageChoice choice) => Term(choice.Field, choice.Range.Describe(choice.Field.Type));

    /// <summary>What an outcome says, in one sentence.</summary>
    public static string Outcome(Evaluation evaluation)
    {
        var crossed = evaluation.Findings.Count(finding => finding.Status == FindingStatus.Crossed);
        var unmet = evaluation.Findings.Count(finding => finding.Status == FindingStatus.Unmet && finding.Position.Policy.IsAsked);
        return string.Join(
            ' ',
            WhicheverWay
                .Headlines(evaluation, Naming.InWords)
                .Prepend(ByTerms(evaluation, crossed, unmet))
                .Append(Headline.Happened(evaluation.Scenario))
                .Where(sentence => sentence.Length > 0)
        );
    }

    private static string ByTerms(Evaluation evaluation, int crossed, int unmet) =>
        evaluation.Outcome switch
        {
            Model.Outcome.Impossible => "These terms cannot stand together, whoever wants them.",
            Model.Outcome.Contradictory => "The package says one thing and implies another.",
            Model.Outcome.Conflict when crossed == 0 => "",
            Model.Outcome.Objection when unmet == 0 => "No stated red line is crossed.",
            Model.Outcome.Conflict => $"{Count(crossed, "stated red line is", "stated red lines are")} crossed.",
            Model.Outcome.Objection =>
                $"No stated red line is crossed; {Count(unmet, "stated demand is", "stated demands are").ToLowerInvariant()} unmet.",
            Model.Outcome.Open => "No stated red line is crossed; what the terms leave open may still decide.",
            Model.Outcome.Clear => "No stated red line is crossed, and nothing asked for is missing.",
            Model.Outcome.NothingToTest => "No stated position that counts on this day could be crossed or missed.",
            _ => "Nobody has a stated position that counts on this day.",
        };

    /// <summary>What an outcome means to somebody who predicts it.</summary>
    public static string Meaning(Outcome outcome) =>
        outcome switch
        {
            Model.Outcome.Conflict => "a stated red line is crossed",
            Model.Outcome.Objection => "a stated demand is unmet",
            Model.Outcome.Open => "what the terms leave open decides",
            Model.Outcome.Clear => "nothing stands against it",
            Model.Outcome.Impossible => "these terms cannot stand together, whoever wants them",
            Model.Outcome.Contradictory => "it says one thing and implies another",
            _ => "nobody has stated anything about it",
        };

    /// <summary>The size of the zone in one sentence.</summary>
    public static string Zone(BigInteger zone) => $"{Packages(zone)} {AreLeft(zone)}.";

    /// <summary>The size of the zone as the beginning of a sentence.</summary>
    public static string Packages(BigInteger zone) =>
        zone.IsZero ? "No package" : $"{Heading(Amounts.InWords(zone))} {(zone.IsOne ? "package" : "packages")}";

    /// <summary>The rest of that sentence.</summary>
    public static string AreLeft(BigInteger zone) =>
        zone.IsZero || zone.IsOne
            ? "is left that keeps to everybody’s stated red lines"
            : "are left that keep to everybody’s stated red lines";

    /// <summary>How many packages respect all red lines of one party.</summary>
    public static string Respecting(BigInteger packages) =>
        packages.IsZero ? "No package respects all its red lines."
        : packages.IsOne ? "One package respects all its red lines."
        : $"{Heading(Amounts.InWords(packages))} packages respect all its red lines.";

    /// <summary>A number of things, small ones in words.</summary>
    public static string Count(int number, string one, string many) => $"{Heading(Quantity.InWords(number))} {(number == 1 ? one : many)}";

    /// <summary>What the terms do to a position, as a sentence.</summary>
    public static string Claim(Finding finding) => $"The package {Phrases.Claim(finding)}: {finding.Position.Title}.";

    /// <summary>How a term of a reason came about: empty for what is stated.</summary>
    public static string Origin(FieldState state) =>
        state.Origin switch
        {
            Evaluating.Origin.Assumed => "assumed: the status quo",
            Evaluating.Origin.Derived => "follows from other terms",
            Evaluating.Origin.LeftOpen => "left open on purpose",
            Evaluating.Origin.Silent => "not stated",
            _ => "",
        };

    /// <summary>What a diagnostic says to whoever reads and types nothing: what files call by names, in words.</summary>
    public static string Advice(Diagnostic diagnostic, RulePack pack) =>
        Named()
            .Replace(
                $"{diagnostic.Message} {diagnostic.Hint}",
                quoted =>
                    quoted.Groups["name"].Value switch
                    {
                        var name when pack.Fields.FirstOrDefault(field => field.Path == name) is { } field => $"“{Field(field)}”",
                        var name when pack.Positions.FirstOrDefault(position => position.FullName == name) is { } position =>
                            $"“{position.Title}”",
                        var name when pack.Fields.Any(field => field.Type.Options.Any(option => option.Id == name)) =>
                            $"“{Naming.Spaced(name)}”",
                        _ => quoted.Value,
                    }
            );

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Named();

    /// <summary>The rule of a position as a sentence.</summary>
    public static string Rule(Position position) => $"{Heading(Phrases.Rule(position, Naming.InWords))}.";

    /// <summary>The rule of a position as a sentence, with what does not count yet on the day of the table.</summary>
    public static string Rule(Finding finding) => $"{Heading(Phrases.Rule(finding, Naming.InWords))}.";

    /// <summary>Why a position does not count.</summary>
    internal static string LeftOut(LeftOutPosition leftOut) => $"{leftOut.Position.Title}: {Phrases.LeftOut(leftOut, Naming.InWords)}";

    /// <summary>What is announced when the table has changed.</summary>
    public static string Announcement(Web.Table.TableView view) =>
        $"{Heading(Phrases.Outcome(view.Evaluation.Outcome))}. {Outcome(view.Evaluation)} {(view.Room is { } room ? Zone(room.Zone) : "")}";
}
