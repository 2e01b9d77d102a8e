using System.Text.RegularExpressions;
using ScenarioEngine.Binding;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Schemas;
using ScenarioEngine.Syntax;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Laws;

/// <summary>
/// What an operator, a kind of position and a kind of field are stands in one table each, so that a new one is a member and a row.
/// </summary>
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

    /// <summary>Everything else asks the type of a field for what it wants to know.</summary>
    private static readonly string[] NameKindsOfField = ["FieldKindMeaning.cs"];

    /// <summary>What is written and read in a way of its own for each form; everything else asks whether a type is of one.</summary>
    private static readonly string[] NameForms = ["FieldKindMeaning.cs", "FieldType.cs"];

    private static readonly SourceFile SomeFile = new("pack.yaml", "");

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

    [Test]
    public void KindsOfField_HaveTheirRowsInTheirPlaces() =>
        Assert.That(
            Enum.GetValues<FieldKind>().Select(FieldKindMeaning.Of).Select(row => row.Kind),
            Is.EqualTo(Enum.GetValues<FieldKind>())
        );

    /// <summary>A value has options or lies on a line; options come with the kind or are declared; a line is shown by an example.</summary>
    [TestCaseSource(nameof(KindsOfField))]
    public void KindOfField_SaysWhatItsFormAsksFor(FieldKind kind)
    {
        var meaning = FieldKindMeaning.Of(kind);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(new[] { meaning.HasOptions, meaning.IsSet, meaning.IsContinuous }.Count(holds => holds), Is.EqualTo(1));
            Assert.That(new[] { meaning.Example, meaning.Draft }, meaning.IsContinuous ? Has.None.Null : Has.All.Null);
            Assert.That(meaning.IsOrdered || !meaning.IsContinuous, "a line has an order");
            Assert.That(meaning.HasOptions || meaning.FixedOptions.IsEmpty, "options that come with the kind are what a value is");
            Assert.That(meaning.InOrder is not { } ordered || FieldKindMeaning.Of(ordered).IsOrdered, "in order is ordered");
        }
    }

    /// <summary>What messages, drafts and forms show of a kind can be written for a field of it.</summary>
    [TestCaseSource(nameof(KindsOfField))]
    public void ExamplesOfAKindOfField_CanBeRead(FieldKind kind)
    {
        var meaning = FieldKindMeaning.Of(kind);
        var type = new FieldType(kind) { Unit = meaning.TakesUnit ? "months" : null };
        var field = new Field(0, new Issue("issue", "", SomeFile.At(0, 0)), null, null, type, SomeFile.At(0, 0));
        var diagnostics = new DiagnosticBag();

        foreach (var written in new[] { meaning.Example, meaning.Draft }.OfType<Func<string?, string>>().Select(write => write(type.Unit)))
        {
            var value = new ValueBinder(diagnostics).Bind(field, new Word(written, SomeFile.At(0, 0)));

            Assert.That(value is { } read ? type.Format(read) : null, Is.EqualTo(written));
        }

        Assert.That(diagnostics.ToSorted(), Is.Empty);
    }

    /// <summary>An editor says of <c>type</c> in one sentence which kinds there are.</summary>
    [TestCaseSource(nameof(KindsOfField))]
    public void SchemaOfAPack_NamesTheKindOfField(FieldKind kind) =>
        Assert.That(
            VocabularyShape.Issue(_ => [])["properties"]?["type"]?["description"]?.GetValue<string>(),
            Does.Contain(FieldKindMeaning.Of(kind).Noun)
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

    [Test]
    public void OneKindOfField_IsNamedInFewFiles() => Assert.That(FilesNaming(OneKindOfField()), Is.SubsetOf(NameKindsOfField));

    [Test]
    public void OneForm_IsNamedInFewFiles() => Assert.That(FilesNaming(OneForm()), Is.SubsetOf(NameForms));

    private static FieldKind[] KindsOfField() => Enum.GetValues<FieldKind>();

    private static IEnumerable<string> FilesNaming(Regex member) =>
        Sources.Where(file => member.IsMatch(File.ReadAllText(file))).Select(file => Path.GetFileName(file));

    [GeneratedRegex(@"(?<![\w.])Operator\.[A-Z]")]
    private static partial Regex OneOperator();

    [GeneratedRegex(@"FieldKind\.[A-Z]")]
    private static partial Regex OneKindOfField();

    [GeneratedRegex(@"ValueForm\.[A-Z]")]
    private static partial Regex OneForm();

    [GeneratedRegex(@"PositionKind\.[A-Z]")]
    private static partial Regex OneKind();
}
