using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;

namespace ScenarioEngine.Binding;

/// <summary>Finds the field that a path names.</summary>
internal sealed class PathBinder(Scope scope, DiagnosticBag diagnostics)
{
    /// <summary>The field, or null after a diagnostic.</summary>
    /// <param name="path">The path.</param>
    /// <param name="inside">The issue whose fields may be named on their own, or null.</param>
    public Field? Bind(PathSyntax path, IssueScope? inside = null)
    {
        var names = path.Names.AsSpan();
        if (inside is not null && names.Length == 1 && FieldOf(inside.Issue, inside.Instance, names[0].Text) is { } sibling)
        {
            return sibling;
        }

        if (!scope.Issues.TryGetValue(names[0].Text, out var issue))
        {
            var siblings = inside is null ? [] : FieldNames(inside.Issue);
            ReportUnlessDamaged(names[0].Text, BindingDiagnostics.UnknownIssue(names[0], scope.Issues.Keys.Concat(siblings)));
            return null;
        }

        names = names[1..];
        Party? instance = null;
        if (inside?.Issue == issue && !(names.Length > 0 && issue.Per.Any(party => party.Id == path.Names[1].Text)))
        {
            // Where one instance is spoken of, the issue without a party is that instance.
            instance = inside.Instance;
        }
        else if (!issue.Per.IsEmpty)
        {
            if (names.Length == 0)
            {
                ReportUnlessDamaged(issue.Id, BindingDiagnostics.MissingInstance(path.Names[0].Location, issue, field: null));
                return null;
            }

            instance = issue.Per.FirstOrDefault(party => party.Id == path.Names[1].Text);
            if (instance is null)
            {
                // A field in place of the party is the likelier mistake than a misspelt party.
                var isField = FieldNames(issue).Contains(names[0].Text);
                ReportUnlessDamaged(
                    issue.Id,
                    isField
                        ? BindingDiagnostics.MissingInstance(path.Names[0].Location, issue, names[0].Text)
                        : BindingDiagnostics.UnknownInstance(names[0], issue)
                );
                return null;
            }

            names = names[1..];
        }

        return BindField(path, issue, instance, names);
    }

    /// <summary>The field that a path names; where it names no party, that field of every instance. None after a diagnostic.</summary>
    public IEnumerable<Field> BindEach(PathSyntax path)
    {
        var (first, rest) = (path.Names[0], path.Names[1..]);
        var isOfEach =
            scope.Issues.TryGetValue(first.Text, out var issue)
            && !issue.Per.IsEmpty
            && (rest.IsEmpty || FieldNames(issue).Contains(rest[0].Text));
        return isOfEach && issue is not null
                ? issue
                    .Per.Select(party => Bind(path with { Names = [first, new Word(party.Id, first.Location), .. rest] }))
                    .TakeWhile(field => field is not null)
                    .OfType<Field>()
            : Bind(path) is { } field ? [field]
            : [];
    }

    private Field? BindField(PathSyntax path, Issue issue, Party? instance, ReadOnlySpan<Word> names)
    {
        if (!issue.HasOneValue)
        {
            if (names.Length == 0)
            {
                ReportUnlessDamaged(issue.Id, BindingDiagnostics.PathTooShort(path.Location, issue, FieldNames(issue)));
                return null;
            }

            if (FieldOf(issue, instance, names[0].Text) is null)
            {
                ReportUnlessDamaged(issue.Id, BindingDiagnostics.UnknownField(names[0], issue, FieldNames(issue)));
                return null;
            }
        }

        var field = FieldOf(issue, instance, issue.HasOneValue ? null : names[0].Text);
        var rest = issue.HasOneValue ? names : names[1..];
        if (field is not null && rest.Length > 0)
        {
            diagnostics.Add(BindingDiagnostics.PathTooLong(rest[0], field));
            return null;
        }

        return field;
    }

    private void ReportUnlessDamaged(string name, Diagnostic diagnostic)
    {
        if (!scope.Damaged.Contains(name))
        {
            diagnostics.Add(diagnostic);
        }
    }

    private static Field? FieldOf(Issue issue, Party? instance, string? name) =>
        issue.Fields.FirstOrDefault(field => field.Instance == instance && field.Name == name);

    private static IEnumerable<string> FieldNames(Issue issue) => issue.Fields.Select(field => field.Name).OfType<string>().Distinct();
}
