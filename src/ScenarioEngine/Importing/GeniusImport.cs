using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Text;

namespace ScenarioEngine.Importing;

/// <summary>Makes a pack of a negotiation domain of Genius (Lin et al., 2014) with the profiles of its parties.</summary>
/// <remarks>
/// The utility of a bid in Genius is the sum of weight × evaluation ÷ highest evaluation over discrete issues, which is what a party's
/// score is. What is measured otherwise is carried over
/// as nearly as that goes, and said.
/// </remarks>
internal static class GeniusImport
{
    private const int MostIssues = 500;
    private const int MostSteps = 1_000;
    private const int MostCharacters = 4 * 1024 * 1024;
    private const double Largest = 1e9;

    /// <summary>Whether a text looks like a file of Genius.</summary>
    public static bool Recognises(string text) => text.Contains("<utility_space", StringComparison.Ordinal);

    /// <summary>The pack of a domain and its profiles.</summary>
    /// <param name="id">The name that the pack is to have.</param>
    /// <param name="title">Its title.</param>
    /// <param name="profiles">The profiles, one a party; the domain among them is passed over, since each profile has all of it.</param>
    public static Imported Read(string id, string title, IReadOnlyList<SourceFile> profiles)
    {
        var leftOut = new List<string>();
        var spaces = new List<(string Name, XElement Root, ImmutableArray<XElement> Issues)>();
        foreach (var file in profiles)
        {
            XElement root;
            try
            {
                using var reader = XmlReader.Create(
                    new StringReader(file.Text),
                    new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = MostCharacters }
                );
                root = XElement.Load(reader, LoadOptions.SetLineInfo);
            }
            catch (XmlException problem)
            {
                return Imported.Refuse(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{file.Path}({problem.LineNumber},{problem.LinePosition}): this is no XML that can be read."
                    ),
                    "Export the file from Genius again, or correct it there."
                );
            }

            if (TooLarge(root) is { } huge)
            {
                return Imported.Refuse(
                    $"{Place(file, huge)}: {UserText.Quote(huge.Value)} is a number too large to reckon with.",
                    "Use numbers between minus and plus one thousand million."
                );
            }

            var isDomain = root.Name.LocalName == "negotiation_template";
            var space = root.Name.LocalName == "utility_space" ? root : root.Element("utility_space");
            if (space is null)
            {
                return Imported.Refuse(
                    $"{Place(file, root)}: `{root.Name.LocalName}` is neither a domain nor a profile of Genius.",
                    "Name the files of the profiles, whose first element is `utility_space`."
                );
            }

            if (space.Descendants("hyper_rectangle").Any() || space.Attribute("type")?.Value is "NONLINEAR" or "nonlinear")
            {
                return Imported.Refuse(
                    $"{Place(file, space)}: this profile is not linear, and a score is a sum over fields.",
                    "Import profiles of the type LINEAR."
                );
            }

            if (!isDomain && space.Descendants("weight").Any())
            {
                spaces.Add((Path.GetFileNameWithoutExtension(file.Path), space, [.. space.Descendants("issue")]));
            }
        }

        if (spaces.Count == 0)
        {
            return Imported.Refuse(
                "There is no profile among the files: without one nothing is known of anybody.",
                "Name the profiles of the parties too: `scenario import domain.xml one.xml other.xml`."
            );
        }

        var first = spaces[0].Issues;
        if (first.Length is 0 or > MostIssues || spaces.Exists(space => space.Issues.Length != first.Length))
        {
            return Imported.Refuse("The profiles do not have the same issues.", "Name the profiles of one domain.");
        }

        return new Imported(Write(id, title, spaces, leftOut), [.. leftOut.Distinct()], null, null);
    }

    private static string Write(
        string id,
        string title,
        List<(string Name, XElement Root, ImmutableArray<XElement> Issues)> spaces,
        List<string> leftOut
    )
    {
        var writer = new PackWriter();
        writer.Line($"id: {id}");
        writer.Line($"title: {PackWriter.Quote(title)}");
        writer.Line("version: 0.1.0");
        writer.Line(
            "summary: Imported from a negotiation domain of Genius with its profiles. The values are those of the profiles; nobody has stated them."
        );
        writer.Line("parties:");
        var parties = spaces.ConvertAll(space => writer.NameFor("party", space.Name));
        foreach (var (space, party) in spaces.Zip(parties))
        {
            var reservation = Number(space.Root.Element("reservation")?.Attribute("value"));
            writer.Line(
                $"  {party}: {{title: {PackWriter.Quote(space.Name)}, role: signatory{(reservation is > 0 and <= 1 ? $", walks-away-below: {Plain(reservation.Value)}" : "")}}}"
            );
            if (Number(space.Root.Element("discount_factor")?.Attribute("value")) is { } discount and not (0 or 1))
            {
                leftOut.Add($"The discount factor {Plain(discount)} of `{space.Name}`: scores here know no time.");
            }
        }

        writer.Line("issues:");
        var fields = spaces[0].Issues.Select(issue => Field.Of(issue, writer, leftOut)).ToList();
        foreach (var field in fields)
        {
            field.Declare(writer);
        }

        writer.Line("positions:");
        foreach (var ((_, root, issues), party) in spaces.Zip(parties))
        {
            for (var number = 0; number < fields.Count; number++)
            {
                var weight = Number(
                    root.Descendants("weight")
                        .FirstOrDefault(weight => weight.Attribute("index")?.Value == issues[number].Attribute("index")?.Value)
                        ?.Attribute("value")
                );
                fields[number].Value(writer, party, issues[number], weight ?? 0, leftOut);
            }
        }

        return writer.ToString();
    }

    private static decimal? Number(XAttribute? attribute) =>
        decimal.TryParse(attribute?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A number so large that a product of two could not be written; null where there is none.</summary>
    private static XAttribute? TooLarge(XElement root) =>
        root.DescendantsAndSelf()
            .Attributes()
            .FirstOrDefault(attribute =>
                (
                    attribute.Name.LocalName is "lowerbound" or "upperbound" or "offset" or "slope" or "evaluation"
                    || (attribute.Name.LocalName == "value" && attribute.Parent?.Name.LocalName != "item")
                )
                && double.TryParse(attribute.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && Math.Abs(number) > Largest
            );

    private static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string Place(SourceFile file, IXmlLineInfo line) =>
        string.Create(CultureInfo.InvariantCulture, $"{file.Path}({line.LineNumber},{line.LinePosition})");

    /// <summary>An issue of the domain as a field of the pack.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Options">For the values of a discrete issue, in their order, the options; empty for one of whole numbers.</param>
    /// <param name="Low">The lowest whole number.</param>
    /// <param name="High">The highest whole number.</param>
    private sealed record Field(string Name, string Title, ImmutableArray<(string Option, string Value)> Options, int Low, int High)
    {
        public static Field Of(XElement issue, PackWriter writer, List<string> leftOut)
        {
            var title = issue.Attribute("name")?.Value ?? "Issue";
            var name = writer.NameFor("issue", title);
            var range = issue.Element("range") ?? issue;
            if (
                Number(range.Attribute("lowerbound")) is { } low
                && Number(range.Attribute("upperbound")) is { } high
                && !issue.Elements("item").Any()
            )
            {
                if (high - low is >= 1 and <= MostSteps && low == decimal.Truncate(low) && high == decimal.Truncate(high))
                {
                    return new Field(name, title, [], (int)low, (int)high);
                }

                leftOut.Add(
                    $"The issue “{title}”: a line from {Plain(low)} to {Plain(high)} has too many values, or values that are no whole numbers. It is a choice with one option."
                );
                return new Field(name, title, [("any", "")], 0, 0);
            }

            var names = issue.Elements("item").Select(NameOf).ToList();
            var options = names.Distinct().Select(value => (writer.NameFor($"option of {name}", value), value)).ToImmutableArray();
            if (options.Length < names.Count)
            {
                leftOut.Add(
                    $"Values of “{title}” that have the name of another: no scenario could tell them apart. What the last of them is worth counts, as it does in Genius."
                );
            }

            return new Field(name, title, options.IsEmpty ? [("any", "")] : options, 0, 0);
        }

        public void Declare(PackWriter writer)
        {
            writer.Line($"  {Name}:");
            writer.Line($"    title: {PackWriter.Quote(Title)}");
            if (Options.IsEmpty)
            {
                writer.Line(FormattableString.Invariant($"    type: number\n    min: {Low}\n    max: {High}\n    step: 1"));
                return;
            }

            writer.Line("    type: choice");
            writer.Line("    options:");
            foreach (var (option, value) in Options)
            {
                writer.Line($"      {option}: {PackWriter.Quote(value)}");
            }
        }

        public void Value(PackWriter writer, string party, XElement issue, decimal weight, List<string> leftOut)
        {
            var values = Options.IsEmpty ? OfRange(issue) : OfOptions(issue, leftOut);
            var highest = values.Select(value => value.Amount).DefaultIfEmpty().Max();
            if (weight <= 0 || highest <= 0)
            {
                leftOut.Add(
                    $"What “{Title}” is worth to `{party}`: it has no weight, or no value of it is worth anything; such a preference says nothing."
                );
                return;
            }

            if (Options.IsEmpty && highest != 1)
            {
                leftOut.Add(
                    $"The scale of “{Title}” for `{party}`: its highest evaluation is {Plain(highest)} and not 1, so scores are higher than utilities by a constant factor."
                );
            }

            writer.Line($"  - id: {Name}");
            writer.Line($"    party: {party}");
            writer.Line("    kind: preference");
            writer.Line($"    title: {PackWriter.Quote(Title)}");
            writer.Line("    statement: What the profile gives each value of this issue.");
            writer.Line("    source: assumption");
            writer.Line($"    of: {Name}");
            writer.Line($"    weight: {Plain(weight * (Options.IsEmpty ? highest : 1))}");
            writer.Line($"    values: {{{string.Join(", ", values.Select(value => $"{value.Name}: {Plain(value.Amount)}"))}}}");
        }

        private static string NameOf(XElement item) => item.Attribute("value")?.Value ?? item.Attribute("index")?.Value ?? "";

        private List<(string Name, decimal Amount)> OfOptions(XElement issue, List<string> leftOut)
        {
            // By their names, so that a profile may have another order; of two of one name, the first.
            var items = issue
                .Elements("item")
                .GroupBy(NameOf)
                .ToDictionary(same => same.Key, same => Number(same.Last().Attribute("evaluation")), StringComparer.Ordinal);
            var values = new List<(string, decimal)>();
            foreach (var (option, value) in Options)
            {
                var amount = items.GetValueOrDefault(value);
                if (amount is null or < 0)
                {
                    leftOut.Add($"The evaluation of “{value}” in “{Title}”: it is missing or negative, and counts as 0.");
                }

                values.Add((option, Math.Max(0, amount ?? 0)));
            }

            return values;
        }

        /// <summary>Evaluated on a line from the lowest value on, no lower than 0 and no higher than 1.</summary>
        private List<(string Name, decimal Amount)> OfRange(XElement issue)
        {
            var evaluator = issue.Element("evaluator");
            var (slope, offset) = (Number(evaluator?.Attribute("slope")) ?? 0, Number(evaluator?.Attribute("offset")) ?? 0);
            decimal At(int value) => Math.Clamp(offset + (slope * (value - Low)), 0, 1);
            bool IsKink(int value) => At(value + 1) - At(value) != At(value) - At(value - 1);
            return
            [
                .. Enumerable
                    .Range(Low, High - Low + 1)
                    .Where(value => value == Low || value == High || IsKink(value))
                    .Select(value => (value.ToString(CultureInfo.InvariantCulture), At(value))),
            ];
        }
    }
}
