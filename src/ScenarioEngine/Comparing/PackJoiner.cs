using System.Collections.Immutable;
using ScenarioEngine.Binding;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;

namespace ScenarioEngine.Comparing;

/// <summary>Joins two packs into one: their vocabularies, and what each says in words of its own.</summary>
/// <remarks>
/// Joined as they are written, and bound like a pack from files, so that no rule of the language is known twice. What hangs on days is
/// settled first: of each pack the
/// red lines that count on its day are taken, with the exceptions made by then. Readings, facts, preferences and the status quo have no
/// part in it.
/// </remarks>
internal sealed class PackJoiner
{
    /// <summary>Behind the names of what the second pack says; no name in a file has it.</summary>
    private const string Mark = "~";

    private readonly PackOnDay _first;
    private readonly PackOnDay _second;
    private readonly PackSyntax _joined = new();
    private readonly List<string> _obstacles = [];

    private PackJoiner(PackOnDay first, PackOnDay second) => (_first, _second) = (first, second);

    /// <summary>Joins them.</summary>
    /// <param name="first">The one.</param>
    /// <param name="second">The other; it may be the same pack on another day.</param>
    public static JoinResult Join(PackOnDay first, PackOnDay second) => new PackJoiner(first, second).Join();

    private JoinResult Join()
    {
        var (first, second) = (Read(_first.Pack), Read(_second.Pack));
        var header = first.Header ?? throw new InvalidOperationException("A pack that was loaded has a header.");
        _joined.Header = header with { NoDeal = null };
        _joined.Parties.AddRange(first.Parties.UnionBy(second.Parties, party => party.Id.Text));
        _joined.Sources.AddRange(first.Sources.UnionBy(second.Sources, source => source.Id.Text));
        var issues = second.Issues.ToDictionary(issue => issue.Id.Text, StringComparer.Ordinal);
        _joined.Issues.AddRange(
            first.Issues.Select(issue => issues.TryGetValue(issue.Id.Text, out var other) ? Join(issue, other) : Plain(issue))
        );
        _joined.Issues.AddRange(second.Issues.ExceptBy(first.Issues.Select(issue => issue.Id.Text), issue => issue.Id.Text).Select(Plain));
        Add(first, _first, "");
        Add(second, _second, Mark);
        return _obstacles.Count > 0 ? new JoinResult(null, [.. _obstacles]) : Bind();
    }

    private static PackSyntax Read(RulePack pack) => PackSyntax.Join(pack.Files.Select(file => PackReader.Read(file, language: null)));

    private JoinResult Bind()
    {
        var diagnostics = new DiagnosticBag();
        if (PackBinder.Bind(_joined, _first.Pack.Files, diagnostics) is not { } pack)
        {
            return new JoinResult(null, [.. diagnostics.ToSorted().Take(3).Select(diagnostic => diagnostic.Message)]);
        }

        var onlyInOne =
            from field in pack.Fields
            from option in Enumerable.Range(0, field.Type.Options.Length)
            where IsMissing(_first, field, field.Type.Options[option].Id) || IsMissing(_second, field, field.Type.Options[option].Id)
            select new FieldOption(field, option);
        return new JoinResult(new JoinedPacks(pack, SideOf(pack, _first, ""), SideOf(pack, _second, Mark), [.. onlyInOne]), []);
    }

    /// <summary>Whether a pack knows a field, and does not have an option of it on its day.</summary>
    private static bool IsMissing(PackOnDay of, Field field, string option) =>
        of.Pack.TryGetField(field.Path, out var own)
        && !own.Type.Options.IsEmpty
        && own.Type.Options.FirstOrDefault(known => known.Id == option) is var found
        && (found is null || found.WhyAbsent(of.AsOf) is not null);

    private static JoinedSide SideOf(RulePack pack, PackOnDay of, string mark)
    {
        var joined = pack.Positions.ToDictionary(position => position.FullName, StringComparer.Ordinal);
        var constraints = of.Pack.Constraints.Select(constraint => constraint.Id + mark).ToHashSet(StringComparer.Ordinal);
        var implications = of.Pack.Implications.Select(implication => implication.Id + mark).ToHashSet(StringComparer.Ordinal);
        return new JoinedSide(
            of,
            [.. LinesOf(of).Select(line => (line, joined[line.FullName + mark]))],
            [.. pack.Constraints.Where(constraint => constraints.Contains(constraint.Id))],
            [.. pack.Implications.Where(implication => implications.Contains(implication.Id))]
        );
    }

    /// <summary>The red lines that count on the day and can be tested.</summary>
    private static IEnumerable<Position> LinesOf(PackOnDay of) =>
        of.Pack.Positions.Where(position => position is { Policy.IsLine: true, Vague: null } && position.WhyLeftOut(of.AsOf) is null);

    private void Add(PackSyntax syntax, PackOnDay of, string mark)
    {
        var lines = LinesOf(of).Select(line => line.FullName).ToHashSet(StringComparer.Ordinal);
        foreach (var position in syntax.Positions.Where(position => lines.Contains($"{position.Party.Text}/{position.Id.Text}")))
        {
            _joined.Positions.Add(
                position with
                {
                    Id = Marked(position.Id, mark),
                    Details = new PositionDetails
                    {
                        AppliesWhen = position.Details.AppliesWhen,
                        CrossedWhen = position.Details.CrossedWhen,
                        Unless =
                        [
                            .. position.Details.Unless.Where(exception =>
                                of.AsOf is not { } day || exception.Statement.Date is not { } said || said.Last <= day
                            ),
                        ],
                    },
                }
            );
        }

        _joined.Implications.AddRange(syntax.Implications.Select(implication => implication with { Id = Marked(implication.Id, mark) }));
        _joined.Constraints.AddRange(syntax.Constraints.Select(constraint => constraint with { Id = Marked(constraint.Id, mark) }));
    }

    private static Word Marked(Word id, string mark) => mark.Length == 0 ? id : id with { Text = id.Text + mark };

    private static IssueSyntax Plain(IssueSyntax issue) => issue with { Fields = [.. issue.Fields.Select(Plain)] };

    /// <summary>The field without what hangs on days, and without the status quo.</summary>
    private static FieldSyntax Plain(FieldSyntax field) =>
        field with
        {
            StatusQuo = null,
            Step = null,
            Options = field.Options is { } options ? [.. options.Select(option => new OptionSyntax(option.Id, option.Description))] : null,
        };

    private IssueSyntax Join(IssueSyntax first, IssueSyntax second)
    {
        if ((first.Fields is [{ Name: null }]) != (second.Fields is [{ Name: null }]) || first.Per.IsEmpty != second.Per.IsEmpty)
        {
            _obstacles.Add($"`{first.Id.Text}` has one value in one pack, and several in the other.");
            return Plain(first);
        }

        var others = second.Fields.ToDictionary(field => field.Name?.Text ?? "", StringComparer.Ordinal);
        return first with
        {
            Per = [.. first.Per.UnionBy(second.Per, party => party.Text)],
            Fields =
            [
                .. first.Fields.Select(field =>
                    others.TryGetValue(field.Name?.Text ?? "", out var other) ? Join(first, field, other) : Plain(field)
                ),
                .. second
                    .Fields.ExceptBy(first.Fields.Select(field => field.Name?.Text ?? ""), field => field.Name?.Text ?? "")
                    .Select(Plain),
            ],
        };
    }

    private FieldSyntax Join(IssueSyntax issue, FieldSyntax first, FieldSyntax second)
    {
        var path = first.Name is { } name ? $"{issue.Id.Text}.{name.Text}" : issue.Id.Text;
        var options =
            first.Options is { } own && second.Options is { } others
                ? Merge(own, others, isOrdered: first.Meaning.IsOrdered)
                : first.Options;
        var differs =
            first.Kind != second.Kind ? "types"
            : first.Unit?.Text != second.Unit?.Text ? "units"
            : first.Minimum?.Text != second.Minimum?.Text || first.Maximum?.Text != second.Maximum?.Text ? "bounds"
            : Text(first.OnlyWhen) != Text(second.OnlyWhen) ? "conditions under which it has meaning"
            : first.Options is not null && options is null ? "orders of options"
            : null;
        if (differs is not null)
        {
            _obstacles.Add($"`{path}` has different {differs}.");
        }

        return Plain(first with { Options = options ?? first.Options });
    }

    /// <summary>The options of both; null where their orders contradict each other.</summary>
    private static ImmutableArray<OptionSyntax>? Merge(
        ImmutableArray<OptionSyntax> first,
        ImmutableArray<OptionSyntax> second,
        bool isOrdered
    )
    {
        var merged = first.ToList();
        var at = 0;
        foreach (var option in second)
        {
            var known = merged.FindIndex(other => other.Id.Text == option.Id.Text);
            if (known < 0)
            {
                merged.Insert(at++, option);
            }
            else if (known < at && isOrdered)
            {
                return null;
            }
            else
            {
                at = Math.Max(at, known + 1);
            }
        }

        return [.. merged];
    }

    /// <summary>A condition as text without its places: equal for conditions that are written alike.</summary>
    private static string Text(ConditionSyntax? condition) =>
        condition switch
        {
            null => "",
            ConditionSyntax.All all => $"all({string.Join(';', all.Parts.Select(Text))})",
            ConditionSyntax.Any any => $"any({string.Join(';', any.Parts.Select(Text))})",
            ConditionSyntax.Not not => $"not({Text(not.Part)})",
            ConditionSyntax.Over over =>
                $"{over.Quantifier} {over.Issue.Text}({Text(over.Where)}|{string.Join(';', over.Bounds.Select(Text))})",
            ConditionSyntax.Test test =>
                $"{string.Join('.', test.Path.Names.Select(name => name.Text))}:{string.Join(';', test.Comparisons.Select(Text))}",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static string Text(ComparisonSyntax comparison) =>
        $"{comparison.Operator}[{string.Join(',', comparison.Value.Items.Select(item => item.Text))}]";
}
