using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Explaining;

/// <summary>The sentences on what holds however that is settled what a scenario leaves open.</summary>
internal static class WhicheverWay
{
    /// <summary>Why a finding has no other status, though no term decides it; null where terms do, or leave it open.</summary>
    public static string? Why(Finding finding, Naming? naming = null) =>
        !finding.IsWhicheverWay
            ? null
            : finding.Necessity switch
            {
                null => "Whichever way what is open is settled; what forces that takes more steps to tell than are allowed.",
                { Terms.IsEmpty: true, Constraints.IsEmpty: true, Implications.IsEmpty: true } =>
                    "Whichever way what is open is settled: there is no other way.",
                var necessity => $"Whichever way what is open is settled: {Leave(necessity, naming)} no other way.",
            };

    /// <summary>Why no possible package agrees with a scenario, where no broken constraint tells; or null.</summary>
    public static string? Impossibility(Evaluation evaluation, Naming? naming = null) =>
        evaluation.Impossibility is { } necessity ? $"No possible package agrees with it: {Leave(necessity, naming)} none."
        : evaluation.IsPossibilityUntold ? "Whether a possible package agrees with it takes more steps to tell than are allowed."
        : null;

    /// <summary>Why a party has its verdict, where no single finding gives it; or null.</summary>
    public static string? Deadlock(PartyResult result) =>
        result.IsNotToldApart ? $"Whether the positions of {result.Party.Title} can all be kept takes more steps to tell than are allowed."
        : result.Deadlock.IsEmpty ? null
        : $"{result.Party.Title}: {Listing.And(result.Deadlock.Select(position => $"“{position.Title}”"))} cannot {(result.Deadlock.Length == 2 ? "both" : "all")} be kept, whichever way what is open is settled.";

    /// <summary>That nobody is in conflict, and yet no package that agrees keeps everybody's red lines; null elsewhere.</summary>
    public static string? Dividing(Evaluation evaluation) =>
        evaluation.Deadlock.IsEmpty
            ? null
            : $"No package that agrees with these terms keeps to everybody's red lines: {Labels.Quoted(evaluation.Deadlock)} cannot {(evaluation.Deadlock.Length == 2 ? "both" : "all")} be kept.";

    /// <summary>
    /// What a headline says beside the findings: that no package agrees, whose positions cannot all be kept, that no package keeps
    /// everybody's red lines.
    /// </summary>
    public static IEnumerable<string> Headlines(Evaluation evaluation, Naming? naming = null) =>
        new[] { Impossibility(evaluation, naming) }
            .Concat(evaluation.Parties.Select(Deadlock))
            .Append(Dividing(evaluation))
            .OfType<string>();

    /// <summary>What in a package that agrees with a scenario tells on a finding: the terms that the scenario leaves open.</summary>
    public static string Shown(Finding finding, Package package) =>
        Listing.And(finding.TellingChoices(package).Select(choice => choice.ToString()).DefaultIfEmpty("these terms"));

    /// <summary>The packages that show it, one of each kind, as a label and what tells in it.</summary>
    public static IEnumerable<(string Label, string Shown)> Packages(Finding finding)
    {
        var policy = finding.Position.Policy;
        if (finding.Against is { } against)
        {
            yield return (policy.Against, $"for instance with {Shown(finding, against)}");
        }

        if (finding.Keeping is { } keeping)
        {
            yield return (policy.Keeping, $"for instance with {Shown(finding, keeping)}");
        }
    }

    private static string Leave(Necessity necessity, Naming? naming)
    {
        naming ??= Naming.OfFiles;
        var parts = necessity
            .Terms.Select(term => naming.Of(term))
            .Concat(necessity.Constraints.Select(constraint => naming.Of(constraint)))
            .Concat(necessity.Implications.Select(implication => naming.Of(implication)))
            .ToList();
        return $"{Listing.And(parts)} {(parts.Count == 1 ? "leaves" : "leave")}";
    }
}
