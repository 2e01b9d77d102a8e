using System.Diagnostics.CodeAnalysis;

namespace ScenarioEngine.Evaluating;

/// <summary>Findings and verdicts, by the names of positions and parties in files.</summary>
public static class EvaluationLookup
{
    /// <summary>The finding of a position by its full name, such as <c>ukraine/no-recognition</c>.</summary>
    /// <exception cref="ArgumentException">The pack has no such position, or it does not count or cannot be tested.</exception>
    public static Finding Finding(this Evaluation evaluation, string fullName) =>
        evaluation.TryGetFinding(fullName, out var finding)
            ? finding
            : throw new ArgumentException(
                $"There is no finding of `{fullName}`: no such position is in the pack, or it does not count, or it is too vague to be tested.",
                nameof(fullName)
            );

    /// <summary>The finding of a position by its full name, where there is one.</summary>
    public static bool TryGetFinding(this Evaluation evaluation, string fullName, [NotNullWhen(true)] out Finding? finding) =>
        (finding = evaluation.Findings.FirstOrDefault(known => known.Position.FullName == fullName)) is not null;

    /// <summary>The result of a party, by its id, such as <c>ukraine</c>.</summary>
    /// <exception cref="ArgumentException">The pack has no such party.</exception>
    public static PartyResult Party(this Evaluation evaluation, string id) =>
        evaluation.Parties.FirstOrDefault(result => result.Party.Id == id)
        ?? throw new ArgumentException($"The pack {evaluation.Scenario.Pack.Id} has no party `{id}`.", nameof(id));
}
