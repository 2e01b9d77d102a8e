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

    /// <summary>Under how many readings something is so: <c>under every reading</c>, <c>under 3 of 4</c>, or of very many <c>under some</c>.</summary>
    public static string Extent<T>(Hanging<T> hanging, Under<T> result) => hanging.HoldsUnderEvery ? "under every reading"
        : hanging.Combinations > Hanging<T>.MostCounted ? "under some"
        : $"under {Count(result.Combinations)} of {Count(hanging.Combinations)}";

    /// <summary>The choices that decide a result: <c>where ukraine/no-recognition is read as de-jure-only</c>.</summary>
    public static string Where<T>(Under<T> result)
    {
        var sets = result.Deciding.Take(MostSets).Select(set => Listing.And(set.Select(Choice))).ToList();
        var more = result.IsCut || result.Deciding.Length > MostSets ? $", or in {(result.IsCut ? "many" : Count(result.Deciding.Length - MostSets))} more ways" : "";
        return $"where {string.Join("; or where ", sets)}{more}";
    }

    /// <summary>A choice: <c>ukraine/no-recognition is read as de-jure-only</c>.</summary>
    public static string Choice(ReadingAnswer answer) => answer switch
    {
        { Of.Question: not null, IsOwn: true } => $"the question {answer.Of.Name} is answered as encoded",
        { Of.Question: not null } => $"the question {answer.Of.Name} is answered {answer.Id}",
        { IsOwn: true } => $"{answer.Of.Name} is read as encoded",
        _ => $"{answer.Of.Name} is read as {answer.Id}",
    };

    /// <summary>What a result is otherwise, and where: <c>objection under 1 of 2, where …</c>; empty where it holds under every reading.</summary>
    public static string Otherwise<T>(Hanging<T> hanging, Func<T, string> wordOf) =>
        string.Join("; ", hanging.Otherwise.Select(other => $"{wordOf(other.Value)} {Extent(hanging, other)}, {Where(other)}"));

    /// <summary>The readings that a scenario takes in place of the encoding: <c>reading ukraine/no-recognition=de-jure-only</c>, with a comma before it; empty where it takes none.</summary>
    public static string Taken(RulePack pack) => pack.ReadAs.ToImmutableArray() is { IsEmpty: false } taken
        ? $", reading {Listing.And(taken.Select(reading => reading.ToString()))}"
        : "";

    private static string Count(BigInteger number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
