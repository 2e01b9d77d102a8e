using System.Reflection;
using System.Text.RegularExpressions;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Laws;

/// <summary>What holds of the whole library, so that no review has to look for it.</summary>
public sealed partial class ArchitectureLaws
{
    private static readonly Assembly Library = typeof(Engine).Assembly;

    /// <summary>Which folders a folder may use. What is on the left knows nothing of what stands further down.</summary>
    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Text"] = [],
        ["Diagnostics"] = ["Text"],
        ["Yaml"] = ["Text", "Diagnostics"],
        ["Model"] = ["Text"],
        ["Syntax"] = ["Text", "Diagnostics", "Yaml", "Model"],
        ["Binding"] = ["Text", "Diagnostics", "Syntax", "Model"],
        ["Schemas"] = ["Binding", "Model"],
        ["Formatting"] = ["Text", "Diagnostics", "Yaml", "Model", "Schemas"],
        ["Compiling"] = ["Model"],
        ["Diagrams"] = ["Model", "Compiling"],
        ["Deciding"] = ["Model", "Compiling", "Diagrams"],
        ["Evaluating"] = ["Text", "Model", "Compiling", "Deciding"],
        ["Exploring"] = ["Text", "Model", "Compiling", "Diagrams", "Evaluating"],
        ["Repairing"] = ["Model", "Compiling", "Diagrams", "Evaluating", "Exploring"],
        ["Importing"] = ["Text", "Diagnostics", "Yaml", "Model", "Formatting", "Reporting"],
        ["Exporting"] = ["Model", "Compiling", "Diagrams", "Evaluating", "Exploring"],
        ["Stability"] = ["Model", "Evaluating", "Exploring"],
        ["Comparing"] = ["Text", "Diagnostics", "Syntax", "Binding", "Model", "Compiling", "Diagrams", "Evaluating", "Exploring"],
        ["Rereading"] = ["Text", "Model", "Compiling", "Diagrams", "Deciding", "Evaluating", "Exploring"],
        ["Explaining"] = ["Text", "Model", "Evaluating", "Comparing", "Rereading"],
        ["Checking"] =
        [
            "Text",
            "Diagnostics",
            "Yaml",
            "Model",
            "Compiling",
            "Diagrams",
            "Evaluating",
            "Exploring",
            "Repairing",
            "Stability",
        ],
        ["Mutating"] = ["Text", "Model", "Compiling", "Evaluating", "Stability", "Explaining", "Checking"],
        ["Reporting"] =
        [
            "Text",
            "Diagnostics",
            "Model",
            "Evaluating",
            "Comparing",
            "Exploring",
            "Repairing",
            "Rereading",
            "Stability",
            "Explaining",
        ],
        ["Editing"] =
        [
            "Text",
            "Syntax",
            "Model",
            "Schemas",
            "Formatting",
            "Evaluating",
            "Exploring",
            "Repairing",
            "Explaining",
            "Reporting",
        ],
        ["Drafting"] = ["Text", "Diagnostics", "Yaml", "Model", "Formatting"],
        ["Lessons"] = ["Text", "Diagnostics", "Yaml", "Syntax", "Model", "Evaluating", "Exploring", "Repairing", "Explaining", "Reporting"],
        ["Batching"] =
        [
            "Text",
            "Diagnostics",
            "Yaml",
            "Syntax",
            "Binding",
            "Model",
            "Compiling",
            "Deciding",
            "Evaluating",
            "Rereading",
            "Explaining",
            "Reporting",
        ],
    };

    [Test]
    public void Folders_UseOnlyWhatTheyMay()
    {
        var source = Repository.At("src", "ScenarioEngine");
        var strays =
            from folder in Directory.GetDirectories(source).Select(path => Path.GetFileName(path))
            where folder is not ("bin" or "obj" or "decisions")
            from file in Directory.EnumerateFiles(Path.Combine(source, folder), "*.cs", SearchOption.AllDirectories)
            from used in UsedFolders()
                .Matches(File.ReadAllText(file))
                .Select(match => match.Groups[1].Value + match.Groups[2].Value)
                .Distinct()
            where MayUse.ContainsKey(used) && used != folder && !MayUse[folder].Contains(used)
            select $"{Path.GetRelativePath(source, file)} uses {used}";

        Assert.That(strays, Is.Empty);
    }

    /// <summary>
    /// The faces and the other evaluator are friends of the library; how it reads and how it computes is none of their business.
    /// </summary>
    [Test]
    public void Friends_StayOutOfTheEngineRoom()
    {
        string[] closed = ["Yaml", "Syntax", "Binding", "Compiling", "Deciding", "Diagrams"];
        var strays =
            from project in Directory.GetDirectories(Repository.At("src"))
            where Path.GetFileName(project) != "ScenarioEngine"
            from file in Directory.EnumerateFiles(project, "*", SearchOption.AllDirectories)
            where Path.GetExtension(file) is ".cs" or ".razor" && !IsBuilt(file)
            from used in UsedFolders()
                .Matches(File.ReadAllText(file))
                .Select(match => match.Groups[1].Value + match.Groups[2].Value)
                .Distinct()
            where closed.Contains(used)
            select $"{Path.GetRelativePath(project, file)} uses {used}";

        Assert.That(strays, Is.Empty);
    }

    [Test]
    public void NamespacesOfFriends_AreFolders()
    {
        var strays =
            from project in Directory.GetDirectories(Repository.At("src"))
            where Path.GetFileName(project) != "ScenarioEngine"
            from file in Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
            let text = File.ReadAllText(file)
            where !IsBuilt(file) && text.Contains("\nnamespace ", StringComparison.Ordinal)
            let folder = Path.GetDirectoryName(Path.GetRelativePath(Repository.At("src"), file)) ?? ""
            where !text.Contains($"namespace {folder.Replace(Path.DirectorySeparatorChar, '.')};", StringComparison.Ordinal)
            select Path.GetRelativePath(project, file);

        Assert.That(strays, Is.Empty);
    }

    [Test]
    public void Folders_AreAllInTheTable()
    {
        var folders = Directory.GetDirectories(Repository.At("src", "ScenarioEngine")).Select(path => Path.GetFileName(path));

        Assert.That(folders.Where(folder => folder is not ("bin" or "obj" or "decisions")), Is.EquivalentTo(MayUse.Keys));
    }

    [Test]
    public void Namespaces_AreFolders()
    {
        var source = Repository.At("src", "ScenarioEngine");
        var strays =
            from file in Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            let folder = Path.GetDirectoryName(Path.GetRelativePath(source, file)) ?? ""
            where !folder.StartsWith("bin", StringComparison.Ordinal) && !folder.StartsWith("obj", StringComparison.Ordinal)
            let expected = folder.Length == 0
                ? "namespace ScenarioEngine;"
                : $"namespace ScenarioEngine.{folder.Replace(Path.DirectorySeparatorChar, '.')};"
            where !File.ReadAllText(file).Contains(expected, StringComparison.Ordinal)
            select Path.GetRelativePath(source, file);

        Assert.That(strays, Is.Empty);
    }

    [Test]
    public void OnlyTheYamlFolder_UsesTheYamlParser()
    {
        var source = Repository.At("src", "ScenarioEngine");
        var users =
            from file in Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            where File.ReadAllText(file).Contains("YamlDotNet", StringComparison.Ordinal)
            let folder = Path.GetRelativePath(source, file).Split(Path.DirectorySeparatorChar)[0]
            where folder is not ("bin" or "obj")
            select folder;

        Assert.That(users.Distinct(), Is.EqualTo(new[] { "Yaml" }));
    }

    [Test]
    public void Classes_AreSealedStaticOrClosedFamilies()
    {
        var open =
            from type in Library.GetTypes()
            where type.IsClass && !type.IsSealed && !IsGenerated(type)
            where !type.IsAbstract || type.GetConstructors(BindingFlags.Public | BindingFlags.Instance).Length > 0
            select type.FullName;

        Assert.That(open, Is.Empty);
    }

    [Test]
    public void PublicTypes_CannotBeChangedFromOutside()
    {
        var settable =
            from type in Library.GetExportedTypes()
            from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
            where property.DeclaringType?.Assembly == Library && property.SetMethod is { IsPublic: true } setter && !IsInit(setter)
            select $"{type.Name}.{property.Name}";
        var fields =
            from type in Library.GetExportedTypes()
            where !type.IsEnum
            from field in type.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
            where !field.IsLiteral && !field.IsInitOnly
            select $"{type.Name}.{field.Name}";

        Assert.That(settable.Concat(fields), Is.Empty);
    }

    [Test]
    public void Sources_ForgiveNothingToTheCompiler()
    {
        var forgiving =
            from file in Directory.EnumerateFiles(Repository.At("src"), "*.cs", SearchOption.AllDirectories)
            where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            from line in File.ReadLines(file)
            where Forgiveness().IsMatch(line) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
            select $"{Path.GetFileName(file)}: {line.Trim()}";

        Assert.That(forgiving, Is.Empty);
    }

    [Test]
    public void PublicTypes_EachHaveAReason()
    {
        var reasons = ReasonRow()
            .Matches(File.ReadAllText(Repository.At("src", "ScenarioEngine", "SURFACE.md")))
            .Select(match => match.Groups[1].Value);
        var types = Library.GetExportedTypes().Select(type => type.Name.Split('`')[0]);

        Assert.That(reasons, Is.Unique);
        Assert.That(reasons, Is.EquivalentTo(types));
    }

    private static bool IsBuilt(string file) =>
        file.Split(Path.DirectorySeparatorChar) is var parts && (parts.Contains("bin") || parts.Contains("obj"));

    private static bool IsGenerated(Type type) => type.Name.Contains('<', StringComparison.Ordinal);

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit");

    /// <summary>A folder named in full, or as a neighbouring namespace in front of a type.</summary>
    [GeneratedRegex(
        @"\bScenarioEngine\.(\w+)|(?<![\w\.`/""])(Text|Diagnostics|Yaml|Model|Syntax|Binding|Compiling|Evaluating|Comparing|Diagrams|Deciding|Exploring|Importing|Exporting|Stability|Repairing|Rereading|Explaining|Checking|Mutating|Schemas|Formatting|Reporting|Editing|Lessons|Batching)(?=\.[A-Z]\w)"
    )]
    private static partial Regex UsedFolders();

    [GeneratedRegex(@"^\| `(\w+)` \| \S", RegexOptions.Multiline)]
    private static partial Regex ReasonRow();

    [GeneratedRegex(@"[\w\)\]]!(?:[\.;,\)\[]|$)")]
    private static partial Regex Forgiveness();
}
