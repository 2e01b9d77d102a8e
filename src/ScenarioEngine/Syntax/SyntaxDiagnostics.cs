using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Syntax;

/// <summary>What can be wrong with the keys of a file and the shape of their values.</summary>
internal static class SyntaxDiagnostics
{
    private static readonly DiagnosticDescriptor UnknownKeyDescriptor = new("SE1003", Severity.Error, "Unknown key");
    private static readonly DiagnosticDescriptor MissingKeyDescriptor = new("SE1004", Severity.Error, "Missing key");
    private static readonly DiagnosticDescriptor WrongShapeDescriptor = new("SE1005", Severity.Error, "Wrong shape");
    private static readonly DiagnosticDescriptor UnknownWordDescriptor = new("SE1012", Severity.Error, "Unknown word");
    private static readonly DiagnosticDescriptor NotAnIdDescriptor = new("SE1013", Severity.Error, "Not an id");
    private static readonly DiagnosticDescriptor NotADateDescriptor = new("SE1014", Severity.Error, "Not a date");
    private static readonly DiagnosticDescriptor UnknownOperatorDescriptor = new("SE1015", Severity.Error, "Unknown operator");
    private static readonly DiagnosticDescriptor EmptyConditionDescriptor = new("SE1016", Severity.Error, "Empty condition");
    private static readonly DiagnosticDescriptor AnotherKindDescriptor = new("SE1017", Severity.Error, "Another kind of file");
    private static readonly DiagnosticDescriptor MissingValueDescriptor = new("SE1018", Severity.Error, "Missing value");

    private static readonly DiagnosticDescriptor FieldsAndTypeDescriptor = new("SE1019", Severity.Error, "Both fields and a type");
    private static readonly DiagnosticDescriptor NoPackDescriptor = new("SE1020", Severity.Error, "No rule pack here");

    public static ImmutableArray<DiagnosticDescriptor> All =>
    [
        UnknownKeyDescriptor, MissingKeyDescriptor, WrongShapeDescriptor, UnknownWordDescriptor, NotAnIdDescriptor, NotADateDescriptor,
        UnknownOperatorDescriptor, EmptyConditionDescriptor, AnotherKindDescriptor, MissingValueDescriptor,
        FieldsAndTypeDescriptor, NoPackDescriptor,
    ];

    public static Diagnostic UnknownKey(YamlScalar key, string owner, IReadOnlyCollection<string> known)
    {
        var nearest = NearestName.Find(key.Text, known);
        return new(UnknownKeyDescriptor, key.Location, $"`{YamlDiagnostics.Quote(key.Text)}` is not a key of {owner}.")
        {
            Hint = nearest is null ? $"The keys are: {string.Join(", ", known)}." : $"Did you mean `{nearest}`?",
        };
    }

    public static Diagnostic MissingKey(SourceLocation location, string key, string owner) =>
        new(MissingKeyDescriptor, location, $"{Capitalised(owner)} needs `{key}`.") { Hint = $"Add `{key}:`." };

    public static Diagnostic WrongShape(SourceLocation location, string what, string expected, string found) =>
        new(WrongShapeDescriptor, location, $"`{what}` takes {expected}, and this is {found}.")
        {
            Hint = expected switch
            {
                "a list" => "Write `[one, two]`, or each item on a line of its own after `- `.",
                "a mapping" => "Write `key: value`, with a space after the colon, each on a line of its own, or `{key: value, key: value}`.",
                _ => "Write it on the same line; put it in quotes if it has `: ` or ` #` in it.",
            },
        };

    public static Diagnostic UnknownWord(Word word, string what, IEnumerable<string> words)
    {
        var nearest = NearestName.Find(word.Text, words);
        return new(UnknownWordDescriptor, word.Location, $"`{YamlDiagnostics.Quote(word.Text)}` is not a {what}.")
        {
            Hint = nearest is null ? $"It can be: {string.Join(", ", words)}." : $"Did you mean `{nearest}`?",
        };
    }

    public static Diagnostic NotAnId(Word word) =>
        new(NotAnIdDescriptor, word.Location, $"`{YamlDiagnostics.Quote(word.Text)}` cannot be used as a name.")
        {
            Hint = "A name has small letters, digits and hyphens, such as `current-lines`; `open` has a meaning of its own.",
        };

    public static Diagnostic NotADate(Word word) =>
        new(NotADateDescriptor, word.Location, $"`{YamlDiagnostics.Quote(word.Text)}` is not a date.")
        {
            Hint = "Write year, month and day, such as `2026-01-31`.",
        };

    public static Diagnostic UnknownOperator(YamlScalar key, IReadOnlyCollection<string> operators)
    {
        var nearest = NearestName.Find(key.Text, operators);
        return new(UnknownOperatorDescriptor, key.Location, $"`{YamlDiagnostics.Quote(key.Text)}` is not an operator.")
        {
            Hint = nearest is null ? $"The operators are: {string.Join(", ", operators)}." : $"Did you mean `{nearest}`?",
        };
    }

    public static Diagnostic EmptyCondition(SourceLocation location) =>
        new(EmptyConditionDescriptor, location, "This condition says nothing.")
        {
            Hint = "Write at least one test, such as `{recognition: {at-least: de-facto}}`.",
        };

    public static Diagnostic EmptyImplication(SourceLocation location) =>
        new(EmptyConditionDescriptor, location, "This implication settles nothing.")
        {
            Hint = "Name at least one term under `then:`, such as `{recognition: de-jure}`.",
        };

    public static Diagnostic AnotherKindOfFile(SourceLocation location, string found, string wanted, string hint) =>
        new(AnotherKindDescriptor, location, $"This file is {found}, and {wanted} is wanted here.") { Hint = hint };

    public static Diagnostic MissingValue(YamlScalar key) =>
        new(MissingValueDescriptor, key.Location, $"`{YamlDiagnostics.Quote(key.Text)}` has no value.")
        {
            Hint = "Write the value after the colon, or delete the key.",
        };

    public static Diagnostic FieldsAndType(SourceLocation type, SourceLocation fields) =>
        new(FieldsAndTypeDescriptor, type, "An issue has either `fields` or a `type` of its own.")
        {
            Hint = "Delete one of the two.",
            Related = [new RelatedLocation(fields, "its fields")],
        };

    public static Diagnostic NoPack(SourceLocation location, string folder) =>
        new(NoPackDescriptor, location, $"`{folder}` is not the folder of a rule pack.")
        {
            Hint = $"The folder of a pack holds a file `{PackReader.HeadFile}`.",
        };

    private static string Capitalised(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
