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
    private static readonly DiagnosticDescriptor WrongPathDescriptor = new("SE1023", Severity.Error, "Not a path");
    private static readonly DiagnosticDescriptor AnotherFolderDescriptor = new("SE1024", Severity.Error, "Pack in a folder of another name");

    /// <summary>What a key takes, as messages say it.</summary>
    public const string Mapping = "keys with values";

    /// <summary>What a key takes, as messages say it.</summary>
    public const string List = "a list";

    public static ImmutableArray<DiagnosticDescriptor> All =>
    [
        UnknownKeyDescriptor, MissingKeyDescriptor, WrongShapeDescriptor, UnknownWordDescriptor, NotAnIdDescriptor, NotADateDescriptor,
        UnknownOperatorDescriptor, EmptyConditionDescriptor, AnotherKindDescriptor, MissingValueDescriptor,
        FieldsAndTypeDescriptor, NoPackDescriptor, WrongPathDescriptor, AnotherFolderDescriptor,
    ];

    /// <param name="key">The key.</param>
    /// <param name="owner">What is described, with its article.</param>
    /// <param name="nearest">The key that was most likely meant, or null.</param>
    /// <param name="known">The keys that there are.</param>
    public static Diagnostic UnknownKey(YamlScalar key, string owner, string? nearest, IEnumerable<string> known) =>
        new(UnknownKeyDescriptor, key.Location, $"`{UserText.Quote(key.Text)}` is not a key of {owner}.")
        {
            Hint = nearest is null ? $"The keys are: {string.Join(", ", known)}." : $"Did you mean `{nearest}`?",
        };

    public static Diagnostic MissingKeys(SourceLocation location, IReadOnlyCollection<string> keys, string owner) =>
        new(MissingKeyDescriptor, location, $"{UserText.Capitalised(owner)} needs {UserText.InProse(keys.Select(key => $"`{key}`"))}.")
        {
            Hint = $"Add {UserText.InProse(keys.Select(key => $"`{key}:`"))}.",
        };

    public static Diagnostic WrongShape(YamlNode node, string what, string expected) =>
        new(WrongShapeDescriptor, node.Location, $"{what} takes {expected}, and this is {Describe(node)}.")
        {
            Hint = expected switch
            {
                List => "Write `[one, two]`, or each item on a line of its own after `- `.",
                Mapping when node is YamlScalar { Text: var text } && text.Contains('=', StringComparison.Ordinal) => "Write `: ` in place of `=`.",
                Mapping when node is YamlSequence => "Leave out the hyphens or square brackets, and write each entry as `key: value`.",
                Mapping when node is YamlScalar && what.EndsWith("when`", StringComparison.Ordinal) => "Write a test in braces, such as `{path: value}` or `{path: {at-least: value}}`.",
                Mapping => "Write `key: value`, each on a line of its own and indented, or `{key: value, key: value}`.",
                _ when node is YamlSequence => "Write one value only, without hyphens or square brackets.",
                _ => "Write the text on the same line; put it in quotes if it has `: ` or ` #` in it.",
            },
        };

    public static Diagnostic UnknownWord(Word word, string what, IEnumerable<string> words)
    {
        var nearest = NearestName.Find(word.Text, words);
        return new(UnknownWordDescriptor, word.Location, $"`{UserText.Quote(word.Text)}` is not {(what[0] is 'o' ? "an" : "a")} {what}.")
        {
            Hint = nearest is null ? $"It can be: {string.Join(", ", words)}." : $"Did you mean `{nearest}`?",
        };
    }

    public static Diagnostic NotAnId(Word word)
    {
        var mended = MappingReader.ToId(word.Text);
        return new(NotAnIdDescriptor, word.Location, $"`{UserText.Quote(word.Text)}` cannot be used as a name.")
        {
            Hint = word.Text == ScenarioReader.OpenWord ? "`open` has a meaning of its own: it leaves a field open on purpose. Choose another word."
                : mended is not null ? $"Write `{mended}`: a name has small letters, digits and hyphens only."
                : "A name has small letters, digits and hyphens only, such as `notice-period`.",
        };
    }

    public static Diagnostic NotADate(Word word) =>
        new(NotADateDescriptor, word.Location, $"`{UserText.Quote(word.Text)}` is not a date.")
        {
            Hint = "Write year, month and day, such as `2026-01-31`.",
        };

    public static Diagnostic WrongPath(SourceLocation location, string problem) =>
        new(WrongPathDescriptor, location, problem)
        {
            Hint = "Write `issue`, `issue.field`, `issue[party]` or `issue[party].field`, without spaces; one with brackets goes in quotes.",
        };

    public static Diagnostic UnknownOperator(YamlScalar key, IReadOnlyCollection<string> operators)
    {
        var nearest = NearestName.Find(key.Text, operators);
        return new(UnknownOperatorDescriptor, key.Location, $"`{UserText.Quote(key.Text)}` is not an operator.")
        {
            Hint = nearest is null ? $"The operators are: {string.Join(", ", operators)}." : $"Did you mean `{nearest}`?",
        };
    }

    public static Diagnostic EmptyCondition(SourceLocation location) =>
        new(EmptyConditionDescriptor, location, "This condition says nothing.")
        {
            Hint = "Write at least one test, such as `{rent: {at-most: 900}}`.",
        };

    public static Diagnostic EmptyImplication(SourceLocation location) =>
        new(EmptyConditionDescriptor, location, "This implication settles nothing.")
        {
            Hint = "Name at least one term under `then:`, such as `{lease.form: contract}`.",
        };

    public static Diagnostic AnotherKindOfFile(SourceLocation location, string found, string wanted, string hint) =>
        new(AnotherKindDescriptor, location, $"This file is {found}, and {wanted} is wanted here.") { Hint = hint };

    /// <summary>A key without value. Where what stands below it is not indented, the parser takes it for the keys that follow.</summary>
    public static Diagnostic MissingValue(YamlScalar key) =>
        new(MissingValueDescriptor, key.Location, $"`{UserText.Quote(key.Text)}` has no value.")
        {
            Hint = key.Text.All(c => char.IsAsciiDigit(c) || c is '.' or ',')
                ? "Between `{` and `}` a comma starts the next key; write a number without commas, such as `12000`."
                : "Write the value after the colon, or below it, indented by two more spaces; or delete the key.",
        };

    public static Diagnostic EmptyText(YamlNode text, string key) =>
        new(MissingValueDescriptor, text.Location, $"`{UserText.Quote(key)}` has no value.") { Hint = "Write something between the quotation marks, or delete the key." };

    public static Diagnostic EmptyItem(SourceLocation hyphen) =>
        new(MissingValueDescriptor, hyphen, "This item of the list is empty.") { Hint = "Write the item after the hyphen, or delete the hyphen." };

    public static Diagnostic EmptyList(YamlNode list, string key) =>
        new(MissingValueDescriptor, list.Location, $"`{UserText.Quote(key)}` lists nothing.") { Hint = "Name at least one, or delete the key." };

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

    public static Diagnostic AnotherFolder(Word id, string folder) =>
        new(AnotherFolderDescriptor, id.Location, $"The pack `{UserText.Quote(id.Text)}` lies in a folder called `{UserText.Quote(folder)}`, where no scenario finds it.")
        {
            Hint = MappingReader.IsId(folder) ? $"Rename the folder to `{id.Text}`, or write `id: {folder}`." : $"Rename the folder to `{id.Text}`.",
        };

    private static string Describe(YamlNode node) => node switch
    {
        YamlSequence => List,
        YamlMapping => Mapping,
        _ => "text",
    };
}
