using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Explaining;

/// <summary>What an evaluation comes to, in two or three sentences that say whose lines and demands they speak of.</summary>
internal static class Headline
{
    private const int MostNamed = 4;

    /// <summary>
    /// The headline: <c>It crosses a red line of Russia. 11 demands and preconditions are unmet, 9 of Russia and 2 of Ukraine; 56 positions
    /// are open.</c>
    /// </summary>
    public static string Of(Evaluation evaluation) =>
        string.Join(
            ' ',
            new[] { CannotBe(evaluation), Crossed(evaluation), Rest(evaluation) }
                .Concat(WhicheverWay.Headlines(evaluation))
                .Append(Happened(evaluation.Scenario))
                .Where(sentence => sentence.Length > 0)
        );

    /// <summary>What became of the package: <c>It was signed on 14 July 2015.</c>; empty where that is not said.</summary>
    public static string Happened(Scenario scenario) =>
        scenario.Happened is { } happened
            ? $"It {(happened.Fate == Fate.Lapsed ? "lapsed" : $"was {Words.Of(happened.Fate)}")} {Phrases.On(happened.When)}."
            : "";

    private static string CannotBe(Evaluation evaluation)
    {
        var broken = evaluation.Constraints.Count(finding => finding.IsBroken == true);
        var parts = new List<string>();
        if (broken > 0)
        {
            parts.Add($"{Quantity.Some(broken, "constraint")} {(broken == 1 ? "says" : "say")} that the package cannot exist");
        }

        if (!evaluation.Contradictions.IsEmpty)
        {
            parts.Add(
                $"the scenario contradicts itself on {Listing.And(evaluation.Contradictions.Select(contradiction => contradiction.Field.Path))}"
            );
        }

        return Sentence(parts);
    }

    private static string Crossed(Evaluation evaluation)
    {
        var crossed = evaluation.Findings.Where(finding => finding.Status == FindingStatus.Crossed).ToList();
        return crossed switch
        {
            [] when evaluation.Findings.IsEmpty => "No stated position counts here and can be tested.",
            [] => evaluation.Findings.Any(IsWeighty)
                ? "No stated red line is crossed."
                : "No position that could be crossed or missed counts here.",
            [{ Position: { Statement.Source.IsAssumption: true } position }] =>
                $"It crosses an assumed red line of {position.Party.Title}.",
            [var only] => $"It crosses a red line of {only.Position.Party.Title}.",
            _ => $"It crosses {Shared(crossed, "red line")}{Assumed(crossed)}.",
        };
    }

    private static string Rest(Evaluation evaluation)
    {
        var unmet = evaluation.Findings.Where(finding => finding.Status == FindingStatus.Unmet && IsWeighty(finding)).ToList();
        var open = evaluation.Findings.Count(finding => finding.Status == FindingStatus.Open && IsWeighty(finding));
        var parts = new List<string>();
        if (unmet.Count > 0)
        {
            parts.Add(Unmet(unmet));
        }

        if (open > 0)
        {
            parts.Add($"{Quantity.Of(open, "position")} {(open == 1 ? "is" : "are")} open");
        }

        return Sentence(parts);
    }

    private static string Unmet(List<Finding> unmet)
    {
        var kinds = unmet.Select(finding => Phrases.Kind(finding.Position.Kind)).Distinct().Order(StringComparer.Ordinal).ToList();
        var parties = unmet.Select(finding => finding.Position.Party).Distinct().ToList();
        var noun = Listing.And(kinds.Select(kind => unmet.Count == 1 ? kind : Quantity.Plural(kind)));
        var number = unmet.Count == 1 ? Quantity.WithArticle(noun) : $"{Quantity.Number(unmet.Count)} {noun}";
        return (unmet.Count, parties) switch
        {
            (1, _) => $"{number} of {parties[0].Title} is unmet{Assumed(unmet)}",
            (_, [var only]) => $"{number} of {only.Title} are unmet{Assumed(unmet)}",
            _ => $"{number} are unmet, {Listing.And(Shares(unmet))}{Assumed(unmet)}",
        };
    }

    /// <summary>Things of several parties: <c>4 red lines of Ukraine and 2 of Europe</c>.</summary>
    private static string Shared(List<Finding> findings, string noun)
    {
        var shares = Shares(findings).ToList();
        var first = ByParty(findings)[0];
        shares[0] = $"{Quantity.Of(first.Count, noun)} of {first.Party.Title}";
        return Listing.And(shares);
    }

    private static IEnumerable<string> Shares(List<Finding> findings)
    {
        var parties = ByParty(findings);
        foreach (var (party, count) in parties.Take(MostNamed))
        {
            yield return $"{Quantity.Number(count)} of {party.Title}";
        }

        if (parties.Count > MostNamed)
        {
            yield return $"{Quantity.Number(parties.Skip(MostNamed).Sum(share => share.Count))} of others";
        }
    }

    /// <summary>How many each party has, the most first; of as many, in the order of the pack.</summary>
    private static List<(Party Party, int Count)> ByParty(List<Finding> findings) =>
        [
            .. findings
                .GroupBy(finding => finding.Position.Party)
                .Select(group => (group.Key, group.Count()))
                .OrderByDescending(share => share.Item2),
        ];

    private static string Assumed(List<Finding> findings)
    {
        var assumed = findings.Count(finding => finding.Position.Statement.Source.IsAssumption);
        return assumed == 0 ? ""
            : findings.Count == 1 ? " (assumed)"
            : $" ({Quantity.Number(assumed)} of them assumed)";
    }

    private static string Sentence(List<string> parts) => parts.Count == 0 ? "" : Listing.Stop(Listing.Sentence(string.Join("; ", parts)));

    /// <summary>Whether a finding moves a verdict.</summary>
    private static bool IsWeighty(Finding finding) => finding.Position.Policy.MovesVerdict;
}
