using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Syntax;

public sealed class TranslationsTests
{
    private const string Pack = """
        id: trip
        title: A trip
        title.uk: Подорож
        title.pt-BR: Uma viagem
        version: 1.0.0
        summary: Where to.
        topics: {journey: The journey, journey.uk: Дорога}
        parties:
          school: {title: School, title.uk: Школа, role: signatory}
        issues:
          place:
            title: Place
            title.uk: Місце
            topic: journey
            type: scale
            options:
              town: A town
              town.uk: Місто
              coast: {title: The sea, title.uk: Море, gives-up: yes}
          uk: {title: Not a language, type: yes-no}
          title: {title: An issue called title, fields: {uk: {type: yes-no}}}
        positions:
          - id: not-far
            party: school
            kind: red-line
            title: Not far
            title.uk: Не далеко
            statement: We never go far.
            statement.uk: Ми ніколи не їдемо далеко.
            source: assumption
            crossed-when: {place: coast, title.uk: yes}
        """;

    [TestCase(null, "A trip", "School", "Place", "The journey", "A town", "The sea", "Not far")]
    [TestCase("uk", "Подорож", "Школа", "Місце", "Дорога", "Місто", "Море", "Не далеко")]
    [TestCase("uk-UA", "Подорож", "Школа", "Місце", "Дорога", "Місто", "Море", "Не далеко")]
    [TestCase("pt-BR", "Uma viagem", "School", "Place", "The journey", "A town", "The sea", "Not far")]
    [TestCase("de", "A trip", "School", "Place", "The journey", "A town", "The sea", "Not far")]
    public void Pack_IsReadInTheLanguageThatIsAskedFor(string? language, params string[] expected)
    {
        var pack = Load(language);

        Assert.That(
            new[]
            {
                pack.Title,
                pack.Parties[0].Title,
                pack.Issues[0].Title,
                pack.Topics[0].Title,
                pack.Fields[0].Type.Options[0].Description,
                pack.Fields[0].Type.Options[1].Description,
                pack.Positions[0].Title,
            },
            Is.EqualTo(expected)
        );
        Assert.That(pack.Languages, Is.EqualTo(new[] { "pt-BR", "uk" }));
    }

    /// <summary>A dot in a condition is one of a path, whatever the issue is called; and a language changes no verdict.</summary>
    [Test]
    public void Conditions_AreNoTranslations()
    {
        foreach (var language in (string?[])[null, "uk"])
        {
            var pack = Load(language);
            var scenario = Engine
                .LoadScenario(
                    new SourceFile("x.yaml", "scenario: Far\nscenario.uk: Далеко\nrules: trip\nterms: {place: coast, title.uk: yes}\n"),
                    pack
                )
                .ValueOrThrow();

            Assert.That(Engine.Compile(pack).Evaluate(scenario).Outcome, Is.EqualTo(Outcome.Conflict));
            Assert.That(scenario.Title, Is.EqualTo(language is null ? "Far" : "Далеко"));
        }
    }

    [TestCase("ua", ExpectedResult = "uk")]
    [TestCase("pt_BR", ExpectedResult = null)]
    [TestCase("UK", ExpectedResult = "uk")]
    [TestCase("klingon", ExpectedResult = null)]
    public string? WrongTag_IsNoLanguage(string tag)
    {
        Assert.That(LanguageTag.IsKnown(tag), Is.False);
        return LanguageTag.Meant(tag);
    }

    [TestCase("uk")]
    [TestCase("pt-BR")]
    [TestCase("sr-Latn-RS")]
    [TestCase("crh")]
    public void Tag_IsALanguage(string tag) => Assert.That(LanguageTag.IsKnown(tag), Is.True);

    /// <summary>A formatted file keeps each translation behind what it translates.</summary>
    [Test]
    public void Format_KeepsTranslationsBesideTheirTexts()
    {
        var formatted = ScenarioEngine.Formatting.Formatter.Format(new SourceFile("trip/pack.yaml", Pack)).Text;

        Assert.That(formatted, Does.Contain("title: A trip\ntitle.uk: Подорож\ntitle.pt-BR: Uma viagem\n"));
    }

    private static RulePack Load(string? language) => Engine.LoadPack([new SourceFile("pack.yaml", Pack)], language).ValueOrThrow();
}
