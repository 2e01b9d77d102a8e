using System.Text;
using System.Text.RegularExpressions;

namespace ScenarioEngine.Cli.Tests.Documentation;

/// <summary>The picture that the README shows is the one that the report draws, with the colours of the report.</summary>
public sealed partial class PictureTests
{
    private const string Picture = "src/ScenarioEngine.Docs/pictures/draft-28-points.svg";

    [Test]
    public void Picture_IsThatOfTheReport()
    {
        var path = Path.Combine(Tool.Root, Picture);
        var actual = Drawn(Tool.Run("evaluate", "scenarios/ukraine-settlement/draft-28-points.yaml", "--format", "html").Output);
        if (Environment.GetEnvironmentVariable("SCENARIO_ACCEPT") == "1")
        {
            File.WriteAllText(path, actual, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            return;
        }

        Assert.That(
            actual,
            Is.EqualTo(File.ReadAllText(path)),
            "The report draws another picture. If that is meant, accept it with SCENARIO_ACCEPT=1 dotnet test."
        );
    }

    /// <summary>
    /// The first picture of a report as a file of its own, which needs its rules of style inside it and a ground to stand on.
    /// </summary>
    private static string Drawn(string report)
    {
        var picture = FirstPicture().Match(report).Value.Replace(" The table below says the same.", "", StringComparison.Ordinal);
        var colors = Colors().Match(report).Groups[1].Value;
        var rules = string.Concat(PictureRules().Matches(report).Select(match => match.Value + "\n"));
        var opening = picture[..(picture.IndexOf('>', StringComparison.Ordinal) + 1)];
        return $"{opening.Replace("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", StringComparison.Ordinal)}\n<style>\nsvg {{ {colors}; background: var(--paper); font: 12px sans-serif; }}\n{rules}</style>\n{picture[opening.Length..]}\n";
    }

    [GeneratedRegex("<svg class=\"picture\".*?</svg>", RegexOptions.Singleline)]
    private static partial Regex FirstPicture();

    [GeneratedRegex(@"^:root \{ (.*?);? \}", RegexOptions.Multiline)]
    private static partial Regex Colors();

    [GeneratedRegex(@"^\.picture .*$", RegexOptions.Multiline)]
    private static partial Regex PictureRules();
}
