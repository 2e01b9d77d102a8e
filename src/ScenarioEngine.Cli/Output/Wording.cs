using ScenarioEngine.Explaining;

namespace ScenarioEngine.Cli.Output;

/// <summary>Numbers of things in words.</summary>
internal static class Wording
{
    /// <summary>A number with what it counts: <c>no red lines</c>, <c>one red line</c>, <c>1,204 scenarios</c>.</summary>
    /// <param name="number">The number.</param>
    /// <param name="singular">What it counts.</param>
    /// <param name="beside">The other numbers of the sentence: where one of them is too large for words, all stand in digits.</param>
    public static string Count(int number, string singular, params ReadOnlySpan<int> beside)
    {
        var areAllSmall = !beside.ContainsAnyExceptInRange(0, Quantity.LargestInWords);
        return $"{(number == 0 || areAllSmall ? Quantity.InWords(number) : Quantity.Number(number))} {(number == 1 ? singular : Quantity.Plural(singular))}";
    }
}
