using System.Text.RegularExpressions;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Laws;

/// <summary>What an operator and a kind of position are stands in one table each, so that a new one is a member and a row.</summary>
public sealed partial class TableLaws
{
    /// <summary>
    /// Files that name one operator because they make a condition of it, or because they say what other languages write in its place; and
    /// the form that offers a newcomer some of them.
    /// </summary>
    private static readonly string[] NameOperators =
    [
        "Operator.cs",
        "OperatorMeaning.cs",
        "ConditionReader.cs",
        "ConditionBinder.cs",
        "WorthBinder.cs",
        "BindingDiagnostics.cs",
        "AbsentOption.cs",
        "Conditions.cs",
        "StatementWriter.cs",
        "StatementForm.cs",
        "English.cs",
        "English.Own.cs",
    ];

    /// <summary>The room that each party leaves has a column for demands.</summary>
    private static readonly string[] NameKindsOfPosition = ["PositionKind.cs", "PositionPolicy.cs", "Survey.cs"];

    private static IEnumerable<string> Sources =>
        new[] { "*.cs", "*.razor" }
            .SelectMany(pattern => Directory.EnumerateFiles(Repository.At("src"), pattern, SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [Test]
    public void Operators_HaveTheirRowsInTheirPlaces() =>
        Assert.That(
            Enum.GetValues<Operator>().Select(OperatorMeaning.Of).Select(row => row.Operator),
            Is.EqualTo(Enum.GetValues<Operator>())
        );

    [Test]
    public void KindsOfPosition_HaveTheirRowsInTheirPlaces() =>
        Assert.That(
            Enum.GetValues<PositionKind>().Select(PositionPolicy.Of).Select(row => row.Kind),
            Is.EqualTo(Enum.GetValues<PositionKind>())
        );

    /// <summary>Both columns that say which values pass, over all values of a short line and all pairs of them asked for.</summary>
    [Test]
    public void BothColumnsOfAnOperator_LetTheSamePass()
    {
        var line = Enumerable.Range(0, 4).ToList();

        var differing =
            from @operator in Enum.GetValues<Operator>()
            let meaning = OperatorMeaning.Of(@operator)
            from low in line
            from high in meaning.Takes is Operand.Values or Operand.Range ? line.Where(high => high >= low) : [low]
            from value in meaning.Members is null || meaning.Takes == Operand.Value ? line : []
            where meaning.Takes != Operand.YesNo
            where meaning.Passes(value, [low, high]) != meaning.Holds(Value.OfOption(value), [Value.OfOption(low), Value.OfOption(high)])
            select (@operator, low, high, value);

        Assert.That(differing, Is.Empty);
    }

    [Test]
    public void OneOperator_IsNamedInFewFiles() => Assert.That(FilesNaming(OneOperator()), Is.SubsetOf(NameOperators));

    [Test]
    public void OneKindOfPosition_IsNamedInFewFiles() => Assert.That(FilesNaming(OneKind()), Is.SubsetOf(NameKindsOfPosition));

    private static IEnumerable<string> FilesNaming(Regex member) =>
        Sources.Where(file => member.IsMatch(File.ReadAllText(file))).Select(file => Path.GetFileName(file));

    [GeneratedRegex(@"(?<![\w.])Operator\.[A-Z]")]
    private static partial Regex OneOperator();

    [GeneratedRegex(@"PositionKind\.[A-Z]")]
    private static partial Regex OneKind();
}
