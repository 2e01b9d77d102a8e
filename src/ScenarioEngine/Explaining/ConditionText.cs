using System.Collections.Immutable;
using ScenarioEngine.Model;

namespace ScenarioEngine.Explaining;

/// <summary>Says conditions in plain English.</summary>
internal static class ConditionText
{
    /// <summary>A condition as the end of a sentence that begins with "when": <c>recognition is at least de-facto</c>.</summary>
    public static string Describe(Condition condition, Naming? naming = null) =>
        new ConditionWriter(naming ?? Naming.OfFiles, []).Describe(condition, isPart: false);

    /// <summary>A test without its field: <c>is at least de-facto</c>.</summary>
    public static string Describe(Condition.Test test, Naming? naming = null)
    {
        var meaning = test.Meaning;
        var type = test.Field.Type;
        var says = type.IsDay ? meaning.SaysOfDays ?? meaning.Says : meaning.Says;
        return meaning.Takes switch
        {
            Operand.YesNo => test.Values[0].Ordinal == 1 ? says : meaning.SaysOfNo ?? says,
            Operand.Option or Operand.Options or Operand.OptionOrOptions when test.Values[0].Members == 0 => Say("nothing"),
            Operand.Option or Operand.Options or Operand.OptionOrOptions => Say(
                Listing.Join([.. type.OptionsOf(test.Values[0]).Select(InWords)], meaning.Last)
            ),
            _ => Say(Listing.Join([.. test.Values.Select(type.Format).Select(InWords)], meaning.Last)),
        };

        string InWords(string value) => (naming ?? Naming.OfFiles).Of(test.Field, value);
        string Say(string what) => says.Replace("{}", what, StringComparison.Ordinal);
    }

    /// <summary>Of how many instances a condition has to hold: <c>for at least one of Europe and Russia in guarantee</c>.</summary>
    public static string Range(Condition.Over over, Naming? naming = null)
    {
        var parties = Listing.Join([.. over.Issue.Per.Select(instance => instance.Title)], "and");
        var who = over.Quantifier switch
        {
            Quantifier.Some => "for at least one of",
            Quantifier.Every => "for each of",
            Quantifier.No => "for none of",
            _ when over.AtMost >= over.Instances.Length => FormattableString.Invariant($"for at least {over.AtLeast} of"),
            _ when over.AtLeast == 0 => FormattableString.Invariant($"for at most {over.AtMost} of"),
            _ when over.AtLeast == over.AtMost => FormattableString.Invariant($"for exactly {over.AtLeast} of"),
            _ => FormattableString.Invariant($"for {over.AtLeast} to {over.AtMost} of"),
        };
        return $"{who} {parties} in {(naming ?? Naming.OfFiles).Of(over.Issue)}";
    }

    /// <summary>Writes conditions; within one on several instances of an issue, what stands for all of them.</summary>
    private sealed class ConditionWriter(Naming naming, ImmutableArray<Condition.Over> each)
    {
        public string Describe(Condition condition, bool isPart) =>
            condition switch
            {
                Condition.Test test => $"{NameOf(test.Field)} {ConditionText.Describe(test, naming)}",
                Condition.Not not => $"not ({Describe(not.Part, isPart: false)})",
                Condition.All { Parts: [var only] } => Describe(only, isPart),
                Condition.Any { Parts: [var only] } => Describe(only, isPart),
                Condition.All all => Join(all.Parts, " and ", isPart),
                Condition.Any any => Join(any.Parts, " or ", isPart),
                // Instances say the same of different parties; the first with its party left out stands for all.
                Condition.Over over =>
                    $"{Range(over, naming)}, {new ConditionWriter(naming, each.Add(over)).Describe(over.Instances[0], isPart: false)}",
                _ => throw new System.Diagnostics.UnreachableException(),
            };

        private string Join(IReadOnlyList<Condition> parts, string word, bool isPart)
        {
            var text = string.Join(word, parts.Select(part => Describe(part, isPart: true)));
            return isPart ? $"({text})" : text;
        }

        private string NameOf(Field field) =>
            each.Any(over => field.Issue == over.Issue && field.Instance == over.Issue.Per[0]) ? naming.OfEach(field) : naming.Of(field);
    }
}
