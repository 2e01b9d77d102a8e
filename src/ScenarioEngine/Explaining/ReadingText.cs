using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using ScenarioEngine.Model;
using ScenarioEngine.Rereading;

namespace ScenarioEngine.Explaining;

/// <summary>Says on which readings something hangs.</summary>
internal static class ReadingText
{
    private const int MostSets = 3;

    /// <summary>
    /// Under how many readings something is so: <c>under every reading</c>, <c>under 3 of 4</c>, or of very many <c>under some</c>.
    /// </summary>
    public static string Extent<T>(Hanging<T> hanging, Under<T> result) =>
        hanging.HoldsUnderEvery ? "under every reading"
        : hanging.Combinations > Hanging<T>.MostCounted ? "under some"
        : $"under {Count(result.Combinations)} of {Count(hanging.Combinations)}";

    /// <summary>
    /// The choices that decide a result: <c>where “Occupied territory is never recognised” (Ukraine) is read as “Only recognition in law
    /// counts”</c>.
    /// </summary>
    public static string Where<T>(Under<T> result)
    {
        // Answers to one question that decide alone are one way to say it.
        var alone = result
            .Deciding.Where(set => set.Length == 1)
            .Select(set => set[0])
            .GroupBy(answer => answer.Of)
            .Select(answers => Choice([.. answers]));
        var ways = alone
            .Concat(result.Deciding.Where(set => set.Length != 1).Select(set => Listing.And(set.Select(answer => Choice([answer])))))
            .ToList();
        var others = ways.Count - MostSets;
        var more =
            result.IsCut ? ", or in many more ways"
            : others > 0 ? $", or in {Quantity.Of(others, "other way")}"
            : "";
        return $"where {string.Join("; or where ", ways.Take(MostSets))}{more}";
    }

    /// <summary>Answers to one choice, of which any will do.</summary>
    private static string Choice(IReadOnlyList<ReadingAnswer> answers)
    {
        var of = answers[0].Of;
        var titles = Listing.Or(answers.Select(answer => answer.IsOwn ? "encoded" : $"“{TitleOf(answer)}”"));
        return of.Question is { } question
            ? $"“{question.Text}” is answered {(answers[0].IsOwn ? "as " : "")}{titles}"
            : $"{Labels.Quoted(of.Position)} is read as {titles}";
    }

    /// <summary>
    /// A choice that is made, with what one types: <c>Only recognition in law counts (ukraine/no-recognition=de-jure-only)</c>.
    /// </summary>
    public static string Of(ReadingAnswer answer) => answer.IsOwn ? answer.ToString() : $"{TitleOf(answer)} ({answer})";

    /// <summary>How the words are read then; of a question as the first position that it is asked of has it.</summary>
    private static string TitleOf(ReadingAnswer answer) =>
        answer.Of.Position.Readings.FirstOrDefault(reading => reading.Id == answer.Id)?.Title ?? Naming.Spaced(answer.Id);

    /// <summary>
    /// What a result is otherwise, and where: <c>objection under 1 of 2, where …</c>; empty where it holds under every reading.
    /// </summary>
    public static string Otherwise<T>(Hanging<T> hanging, Func<T, string> wordOf) =>
        string.Join("; ", hanging.Otherwise.Select(other => $"{wordOf(other.Value)} {Extent(hanging, other)}, {Where(other)}"));

    /// <summary>
    /// What a result is otherwise, without the choices: <c>takes room under 2 of 27; there is no zone under 21 of 27</c>.
    /// </summary>
    public static string HowOften<T>(Hanging<T> hanging, Func<T, string> wordOf) =>
        string.Join("; ", hanging.Otherwise.Select(other => $"{wordOf(other.Value)} {Extent(hanging, other)}"));

    /// <summary>
    /// A reading and what it makes of the position: <c>Only recognition in law counts (de-jure-only): crossed when recognition is
    /// de-jure</c>.
    /// </summary>
    public static string InShort(Reading reading) =>
        $"{reading.Title} ({reading.Id}): {(reading.As.Vague is null ? Phrases.Rule(reading.As) : "too vague to test")}";

    /// <summary>
    /// The readings that a scenario takes in place of the encoding: <c>reading ukraine/no-recognition=de-jure-only</c>, or the answer to a
    /// question, with a comma before it; empty where it takes none.
    /// </summary>
    public static string Taken(RulePack pack) =>
        pack.ReadAs.ToImmutableArray() is { IsEmpty: false } taken
            ? $", reading {Listing.And(taken.Select(reading => reading.Question is { } question ? $"{question.Id}={reading.Id}" : reading.ToString()).Distinct())}"
            : "";

    private static string Count(BigInteger number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
