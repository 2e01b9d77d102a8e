using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Web.Address;

namespace ScenarioEngine.Web.Comparing;

/// <summary>The packages of a class side by side, without names.</summary>
/// <param name="Packages">The packages that could be read, those with the most room first.</param>
/// <param name="Unread">How many files could not be read, each with its first mistake.</param>
public sealed record ClassComparison(ImmutableArray<StudentPackage> Packages, ImmutableArray<Diagnostic> Unread)
{
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
        let values = stated.GroupBy(term => term.Value, StringComparer.Ordinal).Select(same => (same.Key, Times: same.Count())).OrderByDescending(value => value.Times).ToImmutableArray()
        where values.Length > 1
        orderby values[0].Times
        select (stated.First().Field, values);
}

/// <summary>One package of a class.</summary>
/// <param name="Address">The link to its table.</param>
/// <param name="Evaluation">What becomes of it.</param>
/// <param name="Left">The packages left with its terms; null where the pack is too large.</param>
public sealed record StudentPackage(TableAddress Address, Evaluation Evaluation, BigInteger? Left);
