using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;

namespace ScenarioEngine.Binding;

/// <summary>What can be wrong with readings, and with the choice of one.</summary>
internal static class ReadingDiagnostics
{
    private static readonly DescriptorList Codes = new();

    public static ImmutableArray<DiagnosticDescriptor> All => Codes.All;

    private static readonly DiagnosticDescriptor NamedOwnDescriptor = Codes.Error("SE2060", "Reading called `own`");

    public static Diagnostic NamedOwn(Word id) =>
        new(
            NamedOwnDescriptor,
            id.Location,
            $"A reading cannot be called `{Reading.Own}`: that is the name of the position's own encoding."
        )
        {
            Hint = "Name the reading after what it reads otherwise, such as `de-jure-only`.",
        };

    private static readonly DiagnosticDescriptor UnknownQuestionDescriptor = Codes.Error("SE2061", "Unknown question");

    public static Diagnostic UnknownQuestion(Word name, IReadOnlyCollection<string> known) =>
        new Diagnostic(UnknownQuestionDescriptor, name.Location, $"There is no question `{UserText.Quote(name.Text)}`.").Meant(
            NearestName.Find(name.Text, known),
            known.Count == 0
                ? "Declare it under `questions` in pack.yaml, or leave `question` out where the reading stands alone."
                : $"The questions are: {string.Join(", ", known)}."
        );

    private static readonly DiagnosticDescriptor ReplacesNothingDescriptor = Codes.Error("SE2062", "Reading that replaces nothing");

    public static Diagnostic ReplacesNothing(ReadingSyntax reading) =>
        new(
            ReplacesNothingDescriptor,
            reading.Location,
            $"The reading `{reading.Id.Text}` has nothing in place of the position's own encoding."
        )
        {
            Hint = "Give it what is read otherwise: `crossed-when`, `met-when`, `applies-when`, `unless`, `kind` or `vague`.",
        };

    private static readonly DiagnosticDescriptor ChangesFactDescriptor = Codes.Error("SE2063", "Reading that changes a fact");

    public static Diagnostic ChangesFact(Word key, string reading) =>
        new(ChangesFactDescriptor, key.Location, $"`{key.Text}` is a matter of fact, and the reading `{reading}` cannot change it.")
        {
            Hint =
                "A reading turns the same words into another condition. What somebody else said, or said on another day, is a position of its own.",
        };

    private static readonly DiagnosticDescriptor TwoQuestionsDescriptor = Codes.Error(
        "SE2064",
        "Readings of one position that answer different questions"
    );

    public static Diagnostic TwoQuestions(ReadingSyntax reading, ReadingSyntax first) =>
        new(
            TwoQuestionsDescriptor,
            reading.Details.Question?.Location ?? reading.Location,
            reading.Details.Question is { } question
                ? $"`{reading.Id.Text}` answers `{question.Text}`, and `{first.Id.Text}` {AnswerOf(first)}; a position is read in one way at a time."
                : $"`{reading.Id.Text}` answers no question, and `{first.Id.Text}` {AnswerOf(first)}; a position is read in one way at a time."
        )
        {
            Hint = "Let all readings of a position name one question, or none.",
            Related = [new RelatedLocation(first.Location, "the first reading")],
        };

    private static readonly DiagnosticDescriptor UnknownReadingDescriptor = Codes.Error("SE2065", "Unknown reading");

    public static Diagnostic UnknownReading(Word name, Position position)
    {
        var unknown = new Diagnostic(
            UnknownReadingDescriptor,
            name.Location,
            position.Readings.IsEmpty
                ? $"`{position.FullName}` has no other readings than its own."
                : $"`{position.FullName}` has no reading `{UserText.Quote(name.Text)}`."
        )
        {
            Related = [new RelatedLocation(position.Location, "the position")],
        };
        var readings = position.Readings.Select(reading => reading.Id).ToList();
        return unknown.Meant(
            NearestName.Find(name.Text, readings),
            position.Readings.IsEmpty
                ? "Choose a position that has some; `scenario readings PACK` lists them."
                : $"Its readings are: {string.Join(", ", readings.Prepend(Reading.Own))}."
        );
    }

    private static readonly DiagnosticDescriptor ReadTwoWaysDescriptor = Codes.Error("SE2066", "Position read two ways at once");

    public static Diagnostic ReadTwoWays(Word name, Position position, ReadingChoice first) =>
        new(ReadTwoWaysDescriptor, name.Location, $"`{first}` is chosen too, and the two read `{position.FullName}` in different ways.")
        {
            Hint = position.Readings[0].Question is { } question
                ? $"Both answer the question `{question.Id}` ({question.Text}): choose one answer."
                : "Choose one reading of the position.",
        };

    private static string AnswerOf(ReadingSyntax reading) =>
        reading.Details.Question is { } question ? $"answers `{question.Text}`" : "answers none";
}
