using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;

namespace ScenarioEngine.Binding;

/// <summary>The names of a pack, while it is bound and afterwards for its scenarios.</summary>
internal sealed class Scope
{
    /// <summary>The names of a pack that is bound already.</summary>
    public static Scope Of(RulePack pack)
    {
        var scope = new Scope();
        foreach (var party in pack.Parties)
        {
            scope.Parties.Add(party.Id, party);
        }

        foreach (var issue in pack.Issues)
        {
            scope.Issues.Add(issue.Id, issue);
        }

        foreach (var position in pack.Positions)
        {
            scope.Positions.Add(position.FullName, position);
        }

        foreach (var implication in pack.Implications)
        {
            scope.Implications.Add(implication.Id, implication);
        }

        return scope;
    }

    /// <summary>The names of what has a mistake in it already: a mention of them is not reported.</summary>
    public IReadOnlySet<string> Damaged { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    public Dictionary<string, Party> Parties { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Source> Sources { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, PackQuestion> Questions { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Issue> Issues { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Position> Positions { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Implication> Implications { get; } = new(StringComparer.Ordinal);

    /// <summary>The position of a name, or null after a diagnostic.</summary>
    public Position? FindPosition(Word name, DiagnosticBag diagnostics)
    {
        if (Positions.TryGetValue(name.Text, out var position))
        {
            return position;
        }

        diagnostics.Add(BindingDiagnostics.UnknownPosition(name, Positions.Keys));
        return null;
    }
}

/// <summary>The issue, and its instance, whose fields may be named without it.</summary>
internal sealed record IssueScope(Issue Issue, Party? Instance);
