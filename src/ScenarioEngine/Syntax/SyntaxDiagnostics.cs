using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Syntax;

/// <summary>What can be wrong with the keys of a file and the shape of their values.</summary>
internal static class SyntaxDiagnostics
{
    private static readonly DescriptorList Codes = new();

    public static ImmutableArray<DiagnosticDescriptor> All => Codes.All;

    /// <summary>What a key takes, as messages say it.</summary>
    public const string Mapping = "keys with values";

    /// <summary>What a key takes, as messages say it.</summary>
    public const string List = "a list";

    /// <summary>What a key takes, as messages say it.</summary>
    public const string Sets = "a list of sets of red lines, or their number";

    private static readonly DiagnosticDescriptor UnknownLanguageDescriptor = Codes.Error("SE1030", "No name of a language");

    public static Diagnostic UnknownLanguage(YamlScalar key, string of, string tag) =>
        new(UnknownLanguageDescriptor, key.Location, $"`{UserText.Quote(tag)}` is no name of a language.")
        {
            Hint = LanguageTag.Meant(tag) is { } meant
                ? $"Did you mean `{of}.{meant}`?"
                : $"A language has two letters, as in `{of}.uk` for Ukrainian, or three; a script or a country may follow, as in `{of}.pt-BR`.",
        };

    private static readonly DiagnosticDescriptor TranslatesNothingDescriptor = Codes.Error("SE1031", "Translation of nothing");

    public static Diagnostic TranslatesNothing(YamlScalar key, string of) =>
        new(TranslatesNothingDescriptor, key.Location, $"`{UserText.Quote(key.Text)}` translates nothing: there is no `{of}` beside it.")
        {
            Hint = $"Write `{of}` first, in the language of the pack.",
        };

    private static readonly DiagnosticDescriptor UnknownKeyDescriptor = Codes.Error("SE1003", "Unknown key");

    /// <param name="key">The key.</param>
    /// <param name="owner">What is described, with its article.</param>
    /// <param name="nearest">The key that was most likely meant, or null.</param>
    /// <param name="known">The keys that there are.</param>
    public static Diagnostic UnknownKey(YamlScalar key, string owner, string? nearest, IEnumerable<string> known) =>
        new Diagnostic(UnknownKeyDescriptor, key.Location, $"`{UserText.Quote(key.Text)}` is not a key of {owner}.").Meant(
            nearest,
            $"The keys are: {string.Join(", ", known)}."
        );

    private static readonly DiagnosticDescriptor MissingKeyDescriptor = Codes.Error("SE1004", "Missing key");

    public static Diagnostic MissingKeys(SourceLocation location, IReadOnlyCollection<string> keys, string owner) =>
        new(MissingKeyDescriptor, location, $"{UserText.Capitalised(owner)} needs {UserText.InProse(keys.Select(key => $"`{key}`"))}.")
        {
            Hint = $"Add {UserText.InProse(keys.Select(key => $"`{key}:`"))}.",
        };

    /// <summary>A mapping none of whose keys belongs here.</summary>
    public static Diagnostic SomethingElse(YamlMapping mapping, IReadOnlyCollection<string> missing, string owner)
    {
        var first = missing.First();
        var rest = missing.Skip(1).Select(key => $"`{key}:`").ToList();
        var isCondition = first.EndsWith("when", StringComparison.Ordinal);
        return MissingKeys(mapping.Entries[0].Key.Location, missing, owner) with
        {
            Hint = isCondition
                ? $"Write `{first}: {UserText.Quote(mapping.Location.Text is ['{', ..] text ? text : "{…}")}` with what stands here, and add {UserText.InProse(rest)}."
                : $"The keys are: {string.Join(", ", missing)}; what stands here is none of them.",
        };
    }

    private static readonly DiagnosticDescriptor WrongShapeDescriptor = Codes.Error("SE1005", "Wrong shape");

    public static Diagnostic WrongShape(YamlNode node, string what, string expected) =>
        new(WrongShapeDescriptor, node.Location, $"{what} takes {expected}, and this is {Describe(node)}.")
        {
            Hint = expected switch
            {
                List when what is "`any`" or "`all`" && node is YamlMapping =>
                    "Put each condition in braces of its own, in a list: `[{path: value}, {path: value}]`, or each on a line of its own after `- `.",
                List when node is YamlMapping =>
                    "Put square brackets around the braces; or a hyphen and a space before the first key, and the others indented below it.",
                List => "Write `[one, two]`, or each item on a line of its own after `- `.",
                Mapping when node is YamlSequence && IsCondition(what) =>
                    $"Write `any:` above the list where one of its conditions is enough, or `all:` where each has to hold: `{what.Trim('`')}: {{any: [{{path: value}}, {{path: value}}]}}`.",
                Mapping when node is YamlScalar { Text: var plain } && IsTest(plain) is { } test && IsCondition(what) =>
                    $"Write a test in braces: `{test}`.",
                Mapping when node is YamlScalar { Text: var value } && IsQuantified(what) =>
                    $"Write what is asked of each in braces, such as `{{field: {UserText.Quote(value)}}}`.",
                Mapping when node is YamlScalar { Text: var text } && text.Contains('=', StringComparison.Ordinal) =>
                    "Write `: ` in place of `=`.",
                Mapping when node is YamlSequence => "Leave out the hyphens or square brackets, and write each entry as `key: value`.",
                Mapping when node is YamlScalar && IsCondition(what) =>
                    "Write a test in braces, such as `{path: value}` or `{path: {at-least: value}}`.",
                Mapping => "Write `key: value`, each on a line of its own and indented, or `{key: value, key: value}`.",
                Sets => "Put square brackets around each set too: `[[a/one, b/two], [a/three]]`; or give their number alone.",
                _ when node is YamlSequence => "Write one value only, without hyphens or square brackets.",
                _ => "Write the text on the same line; put it in quotes if it has `: ` or ` #` in it.",
            },
        };

    /// <summary>A word of a call that should have two parts.</summary>
    public static Diagnostic WithoutSign(SourceLocation location, string what, string example) =>
        new(WrongShapeDescriptor, location, $"{what}, with an equals sign between them.")
        {
            Hint =
                location.Text.Contains('=', StringComparison.Ordinal) || location.Text.Length == 0
                    ? $"Write both parts, such as `{example}`."
                    : $"Write `{UserText.Quote(location.Text)}=…` with the value in place of the dots, such as `{example}`.",
        };

    private static readonly DiagnosticDescriptor UnknownWordDescriptor = Codes.Error("SE1012", "Unknown word");

    public static Diagnostic UnknownWord(Word word, string what, IEnumerable<string> words)
    {
        List<string> known = [.. words];
        var nearest = NearestName.Find(word.Text, known) ?? OtherWord.Find(word.Text, known);
        return new Diagnostic(
            UnknownWordDescriptor,
            word.Location,
            $"`{UserText.Quote(word.Text)}` is not {UserText.WithArticle(what)}."
        ).Meant(nearest, $"It can be: {UserText.Names(known)}.");
    }

    private static readonly DiagnosticDescriptor NotAnIdDescriptor = Codes.Error("SE1013", "Not an id");

    public static Diagnostic NotAnId(Word word)
    {
        var mended = MappingReader.ToId(word.Text);
        var problem = new Diagnostic(NotAnIdDescriptor, word.Location, $"`{UserText.Quote(word.Text)}` cannot be used as a name.");
        return word.Text.Split('/', '\\') is [_, .., var name] && Names.IsId(name)
                ? problem.Write(name, ": a name and no path; the tool knows where to look for it")
            : word.Text == Names.Open
                ? problem with
                {
                    Hint = "`open` has a meaning of its own: it leaves a field open on purpose. Choose another word.",
                }
            : mended is not null ? problem.Write(mended, ": a name has small letters, digits and hyphens only")
            : problem with { Hint = "A name has small letters, digits and hyphens only, such as `notice-period`." };
    }

    private static readonly DiagnosticDescriptor NotADateDescriptor = Codes.Error("SE1014", "Not a date");

    public static Diagnostic NotADate(Word word)
    {
        var problem = new Diagnostic(NotADateDescriptor, word.Location, $"`{UserText.Quote(word.Text)}` is not a date.");
        return MeantDay.Find(word.Text) is { } day
            ? problem.Write($"{day}", ": year, month and day")
            : problem with
            {
                Hint = "Write year, month and day, such as `2026-01-31`.",
            };
    }

    private static readonly DiagnosticDescriptor NotOneFateDescriptor = Codes.Error("SE2080", "Not one thing that happened");

    public static Diagnostic NotOneFate(SourceLocation place, int number) =>
        new(
            NotOneFateDescriptor,
            place,
            number == 0 ? "Nothing here says what became of the package." : "One package cannot have come to several ends."
        )
        {
            Hint = "Write one of `signed`, `refused` and `lapsed`, with the day: `happened: {signed: 2015-07-14, source: …}`.",
        };

    public static Diagnostic NotAPeriod(Word word) =>
        NotADate(word) with
        {
            Hint = "Write year, month and day, such as `2013-11-24`; or as much of it as is known, `2013-11` or `2013`.",
            Replacement = null,
        };

    private static readonly DiagnosticDescriptor WrongPathDescriptor = Codes.Error("SE1023", "Not a path");

    public static Diagnostic WrongPath(SourceLocation location, string problem) =>
        new(WrongPathDescriptor, location, problem)
        {
            Hint =
                "Write `issue`, `issue.field`, `issue[party]` or `issue[party].field`, without spaces; one with brackets goes in quotes.",
        };

    private static readonly DiagnosticDescriptor UnknownOperatorDescriptor = Codes.Error("SE1015", "Unknown operator");

    /// <param name="key">What stands where an operator belongs.</param>
    /// <param name="operators">The operators that there are.</param>
    /// <param name="tested">The path that is tested, or null.</param>
    public static Diagnostic UnknownOperator(YamlScalar key, IReadOnlyCollection<string> operators, string? tested)
    {
        var nearest = NearestName.Find(key.Text, operators) ?? OtherWord.Find(key.Text, operators);
        var unknown = new Diagnostic(UnknownOperatorDescriptor, key.Location, $"`{UserText.Quote(key.Text)}` is not an operator.");
        return key.Text.All(c => char.IsAsciiDigit(c) || c is '.' or '%')
            ? unknown with
            {
                Hint =
                    "Between `{` and `}` a comma starts the next key: write decimals with a point, such as `12.5`, and the two ends of a range in square brackets, `between: [5, 10]`.",
            }
            : unknown.Meant(nearest, $"The operators are: {string.Join(", ", operators)}.{FieldBelow(key, tested)}");
    }

    /// <summary>How a field of an issue is tested, where a name stands in the place of an operator.</summary>
    private static string FieldBelow(YamlScalar key, string? tested) =>
        tested is not null && Names.IsId(tested) && Names.IsId(key.Text)
            ? $" A field is tested as `{tested}.{key.Text}: …`; of an issue with several parties, as `some {tested}: {{{key.Text}: …}}`."
            : "";

    private static readonly DiagnosticDescriptor NotATestDescriptor = Codes.Error("SE1035", "Word that is no test");

    /// <summary>A word of logic or arithmetic that conditions do not have, or that stands where terms belong.</summary>
    public static Diagnostic NotATest(SourceLocation location, string word, string hint) =>
        new(NotATestDescriptor, location, $"`{UserText.Quote(word)}` is no test of a field.") { Hint = hint };

    private static readonly DiagnosticDescriptor SeveralPartiesDescriptor = Codes.Error(
        "SE1036",
        "Positions of several parties in one file"
    );

    public static Diagnostic SeveralParties(SourceLocation party) =>
        new(SeveralPartiesDescriptor, party, "Only in `pack.yaml` does each position name its party; here the file names one for all.")
        {
            Hint =
                "Write `party:` once at the top of the file, and put the positions of other parties into files of their own; or move all of them to `pack.yaml`.",
        };

    private static readonly DiagnosticDescriptor EmptyConditionDescriptor = Codes.Error("SE1016", "Empty condition");

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

    private static readonly DiagnosticDescriptor AnotherKindDescriptor = Codes.Error("SE1017", "Another kind of file");

    public static Diagnostic AnotherKindOfFile(SourceLocation location, string found, string wanted, string hint) =>
        new(AnotherKindDescriptor, location, $"This file is {found}, and {wanted} is wanted here.") { Hint = hint };

    private static readonly DiagnosticDescriptor MissingValueDescriptor = Codes.Error("SE1018", "Missing value");

    /// <summary>A key without value. Where what stands below it is not indented, the parser takes it for the keys that follow.</summary>
    public static Diagnostic MissingValue(YamlScalar key) =>
        new(MissingValueDescriptor, key.Location, $"`{UserText.Quote(key.Text)}` has no value.")
        {
            Hint =
                key.Text.All(c => char.IsAsciiDigit(c) || c is '.' or ',')
                    ? "Between `{` and `}` a comma starts the next key; write a number without commas, such as `12000`."
                : IsAfterComma(key)
                    ? "Between `{` and `}` a comma starts the next key: put a text that has a comma in it in quotes; or write the value after the colon, or delete the key."
                : "Write the value after the colon, or below it, indented by two more spaces; or delete the key.",
        };

    /// <summary>Whether a key has no colon, and follows a comma: most likely the rest of a text.</summary>
    public static bool IsAfterComma(YamlScalar key)
    {
        var (text, span) = (key.Location.File.Text, key.Location.Span);
        return text.AsSpan(0, span.Start).TrimEnd() is [.., ','] && text.AsSpan(span.End).TrimStart() is [',' or '}', ..];
    }

    public static Diagnostic EmptyText(YamlNode text, string key) =>
        new(MissingValueDescriptor, text.Location, $"`{UserText.Quote(key)}` has no value.")
        {
            Hint = "Write something between the quotation marks, or delete the key.",
        };

    public static Diagnostic EmptyItem(SourceLocation hyphen) =>
        new(MissingValueDescriptor, hyphen, "This item of the list is empty.")
        {
            Hint = "Write the item after the hyphen, or delete the hyphen.",
        };

    public static Diagnostic EmptyList(YamlNode list, string key) =>
        new(MissingValueDescriptor, list.Location, $"`{UserText.Quote(key)}` lists nothing.")
        {
            Hint = "Name at least one, or delete the key.",
        };

    private static readonly DiagnosticDescriptor FieldsAndTypeDescriptor = Codes.Error("SE1019", "Both fields and a type");

    public static Diagnostic FieldsAndType(SourceLocation type, SourceLocation fields) =>
        new(FieldsAndTypeDescriptor, type, "An issue has either `fields` or a `type` of its own.")
        {
            Hint = "Delete one of the two.",
            Related = [new RelatedLocation(fields, "its fields")],
        };

    private static readonly DiagnosticDescriptor NoPackDescriptor = Codes.Error("SE1020", "No rule pack here");

    public static Diagnostic NoPack(SourceLocation location, string folder) =>
        new(NoPackDescriptor, location, $"`{folder}` is not the folder of a rule pack.")
        {
            Hint = $"The folder of a pack holds a file `{PackReader.HeadFile}`.",
        };

    private static readonly DiagnosticDescriptor AnotherFolderDescriptor = Codes.Error("SE1024", "Pack in a folder of another name");

    public static Diagnostic AnotherFolder(Word id, string folder) =>
        new(
            AnotherFolderDescriptor,
            id.Location,
            $"The pack `{UserText.Quote(id.Text)}` lies in a folder called `{UserText.Quote(folder)}`, where no scenario finds it."
        )
        {
            Hint = Names.IsId(folder)
                ? $"Rename the folder to `{id.Text}`, or write `id: {folder}`."
                : $"Rename the folder to `{id.Text}`.",
        };

    private static bool IsCondition(string what) =>
        what.EndsWith("when`", StringComparison.Ordinal) || what is "`not`" or "`where`" || IsQuantified(what);

    private static bool IsQuantified(string what) =>
        what.Trim('`').Split(' ') is [var word, _] && Words.Parse<Quantifier>(word) is not null;

    /// <summary>A sentence such as <c>line is north</c> as a test; null where it is none.</summary>
    private static string? IsTest(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
        {
            [var path, "is" or "=" or "==", var value] => $"{{{UserText.Quote(path)}: {UserText.Quote(value)}}}",
            [var path, var word, var value] when Words.Parse<Operator>(word) is not null =>
                $"{{{UserText.Quote(path)}: {{{word}: {UserText.Quote(value)}}}}}",
            _ => null,
        };

    private static string Describe(YamlNode node) =>
        node switch
        {
            YamlSequence => List,
            YamlMapping => Mapping,
            _ => "text",
        };
}
