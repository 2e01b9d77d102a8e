using System.Reflection;
using System.Xml.Linq;

namespace ScenarioEngine.Tests.Laws;

/// <summary>What a user of the library reads of it in an editor.</summary>
public sealed class SummaryLaws
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly Library = typeof(Engine).Assembly;

    private static readonly string[] Questions = ["What", "How", "Why", "Where", "When", "Which", "That", "Who"];

    /// <summary>A thing has a noun, what is true or false begins with Whether, and what a method does with its verb.</summary>
    [Test]
    public void Summaries_BeginWithNoQuestion()
    {
        var documented = XDocument
            .Load(Path.ChangeExtension(Library.Location, ".xml"))
            .Descendants("member")
            .Select(member => (Name: NameOf(member), Summary: member.Element("summary")?.Value.Trim() ?? ""))
            .ToList();
        var seen = Library
            .GetExportedTypes()
            .SelectMany(type => type.GetMembers(Declared).Select(member => $"{type.FullName}.{member.Name}").Append($"{type.FullName}"))
            .ToHashSet();

        var asking = documented
            .Where(member => seen.Contains(member.Name) && Questions.Contains(member.Summary.Split(' ')[0]))
            .Select(member => $"{member.Name}: {member.Summary}");

        Assert.That(documented.Count(member => seen.Contains(member.Name)), Is.GreaterThan(seen.Count / 3));
        Assert.That(asking, Is.Empty);
    }

    private static string NameOf(XElement member) => (member.Attribute("name")?.Value ?? "")[2..].Split('(')[0];
}
