using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Formatting;
using ScenarioEngine.Model;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Drafting;

/// <summary>
/// Writes a statement into the files of a pack, where a reader looks for it: below the other positions of its party, with its source among
/// the sources.
/// </summary>
/// <remarks>
/// Everything else stays as it was written. What is wrong with the answers is as wrong in the files: whoever asked loads them again and
/// shows what the loader says.
/// </remarks>
internal sealed class StatementWriter
{
    private const string Positions = "positions";
    private const string Sources = "sources";

    private readonly RulePack _pack;
    private readonly NewStatement _statement;
    private readonly Dictionary<SourceFile, FileEdit> _edits = [];

    private StatementWriter(RulePack pack, NewStatement statement) => (_pack, _statement) = (pack, statement);

    /// <summary>The files that change, or are new.</summary>
    public static ImmutableArray<SourceFile> Write(RulePack pack, NewStatement statement) => new StatementWriter(pack, statement).Write();

    /// <summary>The statement as it would stand in a list of positions.</summary>
    public static string Preview(RulePack pack, NewStatement statement) =>
        string.Join('\n', Item(new StatementWriter(pack, statement).Keys(namesParty: false), indent: 0)) + "\n";

    /// <summary>
    /// A name as ids are written: <c>No troops, ever</c> becomes <c>no-troops-ever</c>; with a number where there is one of that name.
    /// </summary>
    public static string IdFor(string title, Func<string, bool> isTaken)
    {
        const int longest = 60;
        var words = string.Concat(title.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = string.Join('-', words);
        name = name.Length == 0 || !char.IsAsciiLetter(name[0]) ? $"statement-{name}".TrimEnd('-') : name;
        name = name[..Math.Min(longest, name.Length)].TrimEnd('-');
        return Enumerable
            .Range(1, int.MaxValue)
            .Select(number => number == 1 ? name : FormattableString.Invariant($"{name}-{number}"))
            .First(id => !isTaken(id));
    }

    private ImmutableArray<SourceFile> Write()
    {
        var roots = _pack
            .Files.Select(file => (File: file, Root: YamlReader.Read(file, new DiagnosticBag()) as YamlMapping))
            .Where(pair => pair.Root is not null)
            .ToList();
        var isWritten =
            roots
                .FirstOrDefault(pair =>
                    TextOf(pair.Root, "party") == _statement.Party.Id && TryAdd(pair.File, pair.Root, namesParty: false)
                )
                .File
            ?? roots.FirstOrDefault(pair => TextOf(pair.Root, "party") is null && TryAdd(pair.File, pair.Root, namesParty: true)).File;
        var isSourceWritten = _statement.NewSource is null || TryAddSource(roots, isWritten);
        var changed = _edits.Select(edit => new SourceFile(edit.Key.Path, edit.Value.Apply()));
        return isWritten is not null && isSourceWritten
            ? [.. changed]
            : [.. changed, new SourceFile(NewName(), NewFile(isWritten is null, !isSourceWritten))];
    }

    private bool TryAdd(SourceFile file, YamlMapping? root, bool namesParty) =>
        (root is not null && FileEdit.Find(root, Positions)?.Value is YamlSequence list && EditOf(file).TryAdd(list, Keys(namesParty)))
        || Forget(file);

    /// <summary>A file that was looked at and is not changed.</summary>
    private bool Forget(SourceFile file)
    {
        _edits.Remove(file);
        return false;
    }

    /// <summary>Among the sources of the same file, or where most of them stand.</summary>
    private bool TryAddSource(List<(SourceFile File, YamlMapping? Root)> roots, SourceFile? besides)
    {
        var found = (
            from pair in roots
            let sources = pair.Root is null ? null : FileEdit.Find(pair.Root, Sources)?.Value as YamlMapping
            where sources is { Entries.IsEmpty: false } && !sources.Location.Text.StartsWith('{')
            orderby pair.File == besides descending, sources.Entries.Length descending
            select (pair.File, Sources: sources)
        ).FirstOrDefault();
        if (found.File is null)
        {
            return false;
        }

        EditOf(found.File).Add(found.Sources, found.Sources.Entries[^1], [SourceKey()]);
        return true;
    }

    private FileEdit EditOf(SourceFile file) => _edits.TryGetValue(file, out var edit) ? edit : _edits[file] = new FileEdit(file);

    private string NewName() =>
        Enumerable
            .Range(1, int.MaxValue)
            .Select(number =>
                number == 1
                    ? $"positions/{_statement.Party.Id}.yaml"
                    : FormattableString.Invariant($"positions/{_statement.Party.Id}-{number}.yaml")
            )
            .First(name => _pack.Files.All(file => file.Path != name && !file.Path.EndsWith($"/{name}", StringComparison.Ordinal)));

    private string NewFile(bool hasPosition, bool hasSource)
    {
        var sources = hasSource ? NewKey.Of(Sources, [SourceKey()]).Lines(0) : [];
        var positions = hasPosition
            ? Item(Keys(namesParty: false), indent: 2).Prepend($"{Positions}:").Prepend($"party: {_statement.Party.Id}")
            : [];
        return string.Join('\n', sources.Concat(positions)) + "\n";
    }

    private NewKey SourceKey() =>
        NewKey.Of(
            _statement.Source,
            [
                .. Said(
                    ("title", _statement.NewSource?.Title),
                    ("publisher", _statement.NewSource?.Publisher),
                    ("date", _statement.NewSource?.Date),
                    ("url", _statement.NewSource?.Url)
                ),
            ]
        );

    private List<NewKey> Keys(bool namesParty)
    {
        var id = IdFor(_statement.Title, id => _pack.Positions.Any(position => position.Party == _statement.Party && position.Id == id));
        var test = PositionPolicy.Of(_statement.Kind).Condition ?? PositionPolicy.AppliesWhen;
        return
        [
            .. Said(
                ("id", id),
                ("party", namesParty ? _statement.Party.Id : null),
                ("kind", Words.Of(_statement.Kind)),
                ("title", _statement.Title),
                ("statement", _statement.Text),
                ("speaker", _statement.Speaker),
                ("stated", _statement.Stated),
                ("source", _statement.Source),
                ("locator", _statement.Locator),
                ("vague", _statement.Vague)
            ),
            .. _statement.Field is { } field ? [NewKey.Of(test, $"{{{ScalarText.Of(field.Path)}: {Test(field)}}}")] : Array.Empty<NewKey>(),
            .. Said(("encoding", _statement.Encoding)),
        ];
    }

    private string Test(Field field)
    {
        var values = _statement.Values.Select(ScalarText.Of).ToList();
        var takesSeveral = OperatorMeaning.Of(_statement.Operator).Takes is Operand.Values or Operand.Options or Operand.OptionOrOptions;
        return (_statement.Operator, values) switch
        {
            (Operator.Is, [var only]) when !field.Type.IsSet => only,
            (Operator.OneOf, [var only]) => only,
            (Operator.NoneOf, [var only]) => $"{{is-not: {only}}}",
            _ when takesSeveral || values.Count != 1 => $"{{{Words.Of(_statement.Operator)}: [{string.Join(", ", values)}]}}",
            _ => $"{{{Words.Of(_statement.Operator)}: {values[0]}}}",
        };
    }

    private static IEnumerable<NewKey> Said(params IEnumerable<(string Key, string? Value)> keys) =>
        keys.Where(key => !string.IsNullOrWhiteSpace(key.Value)).Select(key => NewKey.Of(key.Key, ScalarText.Of(key.Value?.Trim() ?? "")));

    private static IEnumerable<string> Item(IEnumerable<NewKey> keys, int indent) =>
        keys.SelectMany(key => key.Lines(indent + 2))
            .Select((line, number) => number == 0 ? $"{new string(' ', indent)}- {line.TrimStart()}" : line);

    private static string? TextOf(YamlMapping? root, string key) =>
        root is null ? null : (FileEdit.Find(root, key)?.Value as YamlScalar)?.Text;
}
