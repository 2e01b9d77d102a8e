using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Syntax;

/// <summary>Reads conditions: tests, <c>any</c>, <c>all</c>, <c>not</c>, and quantifiers over the instances of an issue.</summary>
internal sealed class ConditionReader(DiagnosticBag diagnostics)
{
    private static readonly ImmutableArray<string> Operators = [.. Words.All<Operator>()];
    private static readonly ImmutableArray<string> CountKeys = ["where", "is", "at-least", "at-most", "more-than", "less-than", "between"];

    private static readonly ImmutableArray<string> Quantifiers = [.. Words.All<Quantifier>()];

    /// <summary>The condition below a key, or null after a diagnostic.</summary>
    public ConditionSyntax? Read(YamlEntry entry) => Read(entry.Value, entry.Key);

    private ConditionSyntax? Read(YamlNode node, YamlScalar key)
    {
        if (node is not YamlMapping mapping)
        {
            Shape.Report(node, key, SyntaxDiagnostics.Mapping, diagnostics);
            return null;
        }

        if (mapping.Entries.IsEmpty)
        {
            diagnostics.Add(SyntaxDiagnostics.EmptyCondition(mapping.Location));
            return null;
        }

        var parts = mapping.Entries.Select(ReadEntry).ToList();
        return parts.Contains(null) ? null
            : parts is [{ } only] ? only
            : new ConditionSyntax.All([.. parts.OfType<ConditionSyntax>()], mapping.Location);
    }

    private ConditionSyntax? ReadEntry(YamlEntry entry) =>
        entry.Key.Text.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["any"] => ReadList(entry) is { } parts ? new ConditionSyntax.Any(parts, entry.Key.Location) : null,
            ["all"] => ReadList(entry) is { } parts ? new ConditionSyntax.All(parts, entry.Key.Location) : null,
            ["not"] => Read(entry) is { } part ? new ConditionSyntax.Not(part, entry.Key.Location) : null,
            [
                "or"
                or "either"
                or "one-of"
                or "none-of"
                or "and"
                or "both"
                or "nor"
                or "neither"
                or "if"
                or "then"
                or "else"
                or "xor"
                or "unless",
            ] => RefuseLogic(entry.Key),
            ["sum" or "total" or "max" or "min" or "average", _] => RefuseSum(entry.Key),
            _ when entry.Key.Text.AsSpan().ContainsAny("+*<>=") => RefuseSum(entry.Key),
            [var word, var issue] when Words.Parse<Quantifier>(word) is { } quantifier => ReadQuantifier(entry, quantifier, issue.Trim()),
            [var word, _] when Meant(word) is not null => RefuseQuantifier(entry.Key, word),
            _ => ReadTest(entry),
        };

    private ImmutableArray<ConditionSyntax>? ReadList(YamlEntry entry)
    {
        if (Shape.List(entry, diagnostics) is not { Items: var items } list)
        {
            return null;
        }

        if (items.IsEmpty)
        {
            diagnostics.Add(SyntaxDiagnostics.EmptyCondition(list.Location));
            return null;
        }

        var parts = items.Select(item => Read(item, entry.Key)).ToList();
        return parts.Contains(null) ? null : [.. parts.OfType<ConditionSyntax>()];
    }

    private ConditionSyntax.Over? ReadQuantifier(YamlEntry entry, Quantifier quantifier, string issue)
    {
        var key = entry.Key.Location;
        var name = new Word(
            issue,
            key.Span.Length >= issue.Length && key.Text.EndsWith(issue, StringComparison.Ordinal)
                ? key.File.At(key.Span.End - issue.Length, issue.Length)
                : key
        );
        if (quantifier != Quantifier.Count)
        {
            return Read(entry) is { } where ? new ConditionSyntax.Over(quantifier, name, where, [], key) : null;
        }

        return Shape.Mapping(entry, diagnostics) is { } mapping ? ReadCount(mapping, name, entry.Key) : null;
    }

    /// <summary>The word for how many that was most likely meant, or null.</summary>
    private static string? Meant(string word) =>
        word switch
        {
            "each" or "all" or "both" => "every",
            "any" or "one" or "exists" => "some",
            "none" or "not" => "no",
            _ => NearestName.Find(word, Quantifiers),
        };

    private ConditionSyntax? RefuseQuantifier(YamlScalar key, string word)
    {
        var place = key.IsPlain ? key.Location.File.At(key.Location.Span.Start, word.Length) : key.Location;
        diagnostics.Add(SyntaxDiagnostics.UnknownWord(new Word(word, place), "word for how many", Quantifiers).Meant(Meant(word), ""));
        return null;
    }

    private ConditionSyntax? RefuseLogic(YamlScalar key)
    {
        // `if` and `then` are one mistake; the first of them says so.
        if (key.Text is not ("then" or "else"))
        {
            diagnostics.Add(
                SyntaxDiagnostics.NotATest(
                    key.Location,
                    key.Text,
                    key.Text switch
                    {
                        "or" or "either" or "xor" => "Write `any:` with a list of conditions, of which one is enough.",
                        "and" or "both" =>
                            "Write `all:` with a list of conditions, or put the tests side by side in one pair of braces: all of them have to hold.",
                        "nor" or "neither" => "Write `not: {any: [{path: value}, {path: value}]}`.",
                        "one-of" or "none-of" => $"Write it behind the path that it is about: `{{path: {{{key.Text}: [one, two]}}}}`.",
                        "unless" =>
                            "Write `not:` with the condition; exceptions of a position stand under its own `unless:`, each with its source.",
                        _ =>
                            "A condition that is true unless the first part holds without the second is `any: [{not: {first}}, {second}]`; that the first without the second is at stake, `{first, not: {second}}`. What follows from terms is an implication.",
                    }
                )
            );
        }

        return null;
    }

    private ConditionSyntax? RefuseSum(YamlScalar key)
    {
        diagnostics.Add(
            SyntaxDiagnostics.NotATest(
                key.Location,
                key.Text,
                "Conditions do not calculate, and compare a field with a value only, in words: `{path: {at-least: 5}}`. For a total, declare a field of its own and test that."
            )
        );
        return null;
    }

    private ConditionSyntax.Over? ReadCount(YamlMapping mapping, Word issue, YamlScalar key)
    {
        ConditionSyntax? where = null;
        var isWhole = true;
        var bounds = ImmutableArray.CreateBuilder<ComparisonSyntax>();
        foreach (var entry in mapping.Entries)
        {
            if (entry.Key.Text == "where")
            {
                where = Read(entry);
                isWhole &= where is not null;
            }
            else if (CountKeys.Contains(entry.Key.Text))
            {
                var bound = ReadComparison(entry, tested: null);
                isWhole &= bound is not null;
                if (bound is not null)
                {
                    bounds.Add(bound);
                }
            }
            else
            {
                diagnostics.Add(SyntaxDiagnostics.UnknownKey(entry.Key, "`count`", NearestName.Find(entry.Key.Text, CountKeys), CountKeys));
                isWhole = false;
            }
        }

        if (isWhole && where is null)
        {
            diagnostics.Add(SyntaxDiagnostics.MissingKeys(key.Location, ["where"], "`count`"));
        }
        else if (isWhole && bounds.Count == 0)
        {
            diagnostics.Add(SyntaxDiagnostics.MissingKeys(key.Location, ["at-least"], "`count`"));
        }

        return isWhole && where is not null && bounds.Count > 0
            ? new ConditionSyntax.Over(Quantifier.Count, issue, where, bounds.ToImmutable(), key.Location)
            : null;
    }

    private ConditionSyntax.Test? ReadTest(YamlEntry entry)
    {
        if (PathReader.Read(entry.Key, diagnostics) is not { } path)
        {
            return null;
        }

        if (entry.Value is not YamlMapping mapping)
        {
            return ValueReader.Read(entry, diagnostics) is { } value
                ? new ConditionSyntax.Test(path, [new ComparisonSyntax(Operator.Is, value, value.Location)], entry.Key.Location)
                : null;
        }

        if (mapping.Entries.IsEmpty)
        {
            diagnostics.Add(SyntaxDiagnostics.EmptyCondition(mapping.Location));
            return null;
        }

        var comparisons = mapping.Entries.Select(comparison => ReadComparison(comparison, entry.Key.Text)).ToList();
        return comparisons.Contains(null)
            ? null
            : new ConditionSyntax.Test(path, [.. comparisons.OfType<ComparisonSyntax>()], entry.Key.Location);
    }

    /// <param name="entry">The operator and its value.</param>
    /// <param name="tested">The path that is tested; null where instances are counted.</param>
    private ComparisonSyntax? ReadComparison(YamlEntry entry, string? tested)
    {
        if (Words.Parse<Operator>(entry.Key.Text) is not { } @operator)
        {
            diagnostics.Add(SyntaxDiagnostics.UnknownOperator(entry.Key, Operators, tested));
            return null;
        }

        return ValueReader.Read(entry, diagnostics) is { } value ? new ComparisonSyntax(@operator, value, entry.Key.Location) : null;
    }
}
