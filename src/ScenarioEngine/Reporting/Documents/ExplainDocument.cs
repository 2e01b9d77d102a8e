using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>Why: the outcome first, then what was asked for in full; without names, what decides the outcome.</summary>
internal static class ExplainDocument
{
    private const int MostInFull = 3;

    /// <summary>What some names of the pack came to in a scenario, for people to read.</summary>
    /// <param name="evaluation">The scenario, evaluated.</param>
    /// <param name="names">Names that can be explained; empty for what decides the outcome.</param>
    public static Document Of(Evaluation evaluation, IReadOnlyList<string> names) =>
        new(
            evaluation.Scenario.Title,
            EvaluationDocument.GroundOf(evaluation),
            [
                EvaluationDocument.OutcomeOf(evaluation, []),
                .. names.Count == 0 ? Deciding(evaluation) : names.SelectMany(name => Named(evaluation, name)),
            ]
        );

    /// <summary>Whether a name is that of a position, party, constraint, implication or term of the pack.</summary>
    public static bool CanExplain(Evaluation evaluation, string name) => NamesOf(evaluation.Scenario.Pack).Contains(name);

    /// <summary>The names that can be explained.</summary>
    public static IEnumerable<string> NamesOf(RulePack pack) =>
        pack
            .Positions.Select(position => position.FullName)
            .Concat(pack.Parties.Select(party => party.Id))
            .Concat(pack.Constraints.Select(constraint => constraint.Id))
            .Concat(pack.Implications.Select(implication => implication.Id))
            .Concat(pack.Fields.Select(field => field.Path));

    /// <summary>What makes the outcome what it is: what cannot be, else what is crossed, unmet or open; the rest by its number.</summary>
    private static IEnumerable<Block> Deciding(Evaluation evaluation)
    {
        var status = evaluation.Outcome switch
        {
            Outcome.Objection => FindingStatus.Unmet,
            Outcome.Open => FindingStatus.Open,
            _ => FindingStatus.Crossed,
        };
        var deciding = evaluation.Findings.Where(finding => finding.Status == status && finding.Position.Policy.MovesVerdict).ToList();
        var (shown, more) = (deciding.Take(MostInFull), deciding.Count - MostInFull);
        return
        [
            .. FindingBlocks.OfImpossible(evaluation),
            .. FindingBlocks.OfContradictions(evaluation),
            .. shown.Select(finding => FindingBlocks.InFull(evaluation, finding)),
            .. more > 0
                ?
                [
                    new Paragraph(
                        $"{Quantity.Number(more)} more: {string.Join("; ", deciding.Skip(MostInFull).Select(finding => Labels.WithName(finding.Position)))}."
                    ),
                ]
                : (Block[])[],
            new Paragraph("Name a position, a party, a constraint, an implication or a term to have it explained, whatever came of it."),
        ];
    }

    private static IEnumerable<Block> Named(Evaluation evaluation, string name)
    {
        var pack = evaluation.Scenario.Pack;
        return
        [
            .. pack
                .Positions.Where(position => position.FullName == name || position.Party.Id == name)
                .Select(position => Of(evaluation, position)),
            .. evaluation
                .Constraints.Where(finding => finding.Constraint.Id == name)
                .Select(finding => FindingBlocks.Of(evaluation, finding)),
            .. pack
                .Implications.Where(implication => implication.Id == name)
                .Select(implication => FindingBlocks.Of(evaluation, implication)),
            .. pack.Fields.Where(field => field.Path == name).SelectMany(field => Of(evaluation, field)),
        ];
    }

    private static Claim Of(Evaluation evaluation, Position position) =>
        evaluation.Findings.FirstOrDefault(finding => finding.Position == position) is { } finding
            ? FindingBlocks.InFull(evaluation, finding)
            : FindingBlocks.NotTested(evaluation, position);

    /// <summary>A term: what was found of it, from where, and what depends on it.</summary>
    private static IEnumerable<Block> Of(Evaluation evaluation, Field field)
    {
        var state = evaluation.StateOf(field);
        var touched = evaluation
            .Findings.Where(finding => finding.Because.Any(term => term.Field == field))
            .Select(finding => $"{Labels.Quoted(finding.Position)} is {Phrases.Status(finding.Status)}")
            .ToList();
        yield return new Claim(
            "TERM",
            $"{Labels.WithPath(field)}: {Phrases.Seen(evaluation, field)}",
            Mood.Doubtful,
            [
                .. state.Location is { } location ? [new Entry("Stated", location.ToString())] : (Entry[])[],
                .. state.Implication is { } implication ? [new Entry("Hence", $"{implication.Id}. {implication.Because}")] : (Entry[])[],
                new Entry("Decides", touched.Count == 0 ? "no finding by itself" : Listing.And(touched)),
            ]
        );
        foreach (var contradiction in evaluation.Contradictions.Where(contradiction => contradiction.Field == field))
        {
            yield return new Claim("CONTRADICTION", $"on {Labels.WithPath(field)}", Mood.Bad, [.. FindingBlocks.Sides(contradiction)]);
        }
    }
}
