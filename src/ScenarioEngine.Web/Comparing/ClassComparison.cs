using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Web.Address;

namespace ScenarioEngine.Web.Comparing;

/// <summary>The packages of a class, and what could not be read.</summary>
/// <param name="Packs">What was laid, by the pack against which it is read, in the order in which the files came.</param>
/// <param name="Unread">Of each file that could not be read its first mistake.</param>
public sealed record ClassComparison(ImmutableArray<PackComparison> Packs, ImmutableArray<Diagnostic> Unread);

/// <summary>The packages of a class against one pack, side by side.</summary>
/// <param name="Pack">The pack.</param>
/// <param name="Packages">The packages, those with the most room first, and among equals in the order in which the files came.</param>
public sealed record PackComparison(RulePack Pack, ImmutableArray<StudentPackage> Packages)
{
    /// <summary>What becomes of the scenarios of the pack.</summary>
    public ImmutableArray<Evaluation> Drafts { get; init; } = [];

    /// <summary>How often each red line was crossed, the most first.</summary>
    public IEnumerable<(Position RedLine, int Times)> Crossed =>
        from package in Packages
        from finding in package.Evaluation.Findings
        where finding.Status == FindingStatus.Crossed
        group finding by finding.Position into line
        orderby line.Count() descending, line.Key.FullName
        select (line.Key, line.Count());

    /// <summary>How often each value was stated, for the fields on which the class is divided.</summary>
    public IEnumerable<(Field Field, ImmutableArray<(string Value, int Times)> Values)> Divided =>
        from package in Packages
        from term in package.Evaluation.Scenario.Terms
        group (term.Field, Value: term.Field.Type.Format(term.Value)) by term.Field.Path into stated
        let values = stated
            .GroupBy(term => term.Value, StringComparer.Ordinal)
            .Select(same => (same.Key, Times: same.Count()))
            .OrderByDescending(value => value.Times)
            .ToImmutableArray()
        where values.Length > 1
        orderby values[0].Times
        select (stated.First().Field, values);
}

/// <summary>One package of a class.</summary>
/// <param name="File">The name of its file.</param>
/// <param name="Address">The link to its table.</param>
/// <param name="Evaluation">What becomes of it.</param>
/// <param name="Left">The packages left with its terms; null where the pack is too large.</param>
public sealed record StudentPackage(string File, TableAddress Address, Evaluation Evaluation, BigInteger? Left);
