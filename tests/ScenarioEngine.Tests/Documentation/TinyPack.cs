using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Documentation;

/// <summary>Packs of a few lines, each made for one row of a table.</summary>
internal static class TinyPack
{
    private const string Head = """
        id: tiny
        title: Tiny
        version: 1
        summary: Made for one row of a table.
        parties:
          p: {title: P, role: signatory}
          q: {title: Q, role: signatory}
          r: {title: R, role: signatory}

        """;

    /// <summary>What loading a pack gives that has these keys besides its head.</summary>
    public static LoadResult<RulePack> Load(string body) => Engine.LoadPack([new SourceFile("pack.yaml", Head + body)]);

    /// <summary>The codes of what is wrong with such a pack.</summary>
    public static IEnumerable<string> CodesOf(string body) => Load(body).Diagnostics.Select(diagnostic => diagnostic.Code).Distinct();

    /// <summary>What becomes of terms, written as one mapping, in such a pack.</summary>
    public static Evaluation Evaluate(string body, string terms, string silence = "open")
    {
        var pack = Load(body).ValueOrThrow();
        var file = new SourceFile("scenario.yaml", $"scenario: Tiny\nrules: tiny\nsilence: {silence}\nterms: {terms}\n");
        return Engine.Compile(pack).Evaluate(Engine.LoadScenario(file, pack).ValueOrThrow());
    }

    /// <summary>What a condition comes to, in the words of the tables.</summary>
    /// <param name="condition">The condition, as one line of YAML.</param>
    /// <param name="body">What the pack has besides its head and this condition.</param>
    /// <param name="terms">The terms, as one mapping.</param>
    /// <param name="silence">How silence is read.</param>
    public static string TruthOf(string condition, string body, string terms, string silence = "open")
    {
        var evaluation = Evaluate(
            $"{body}\nconstraints: [{{id: sample, impossible-when: {condition}, because: A sample., basis: definition}}]\n",
            terms,
            silence
        );
        return evaluation.TruthOf(evaluation.Scenario.Pack.Constraints[0].ImpossibleWhen) switch
        {
            true => "true",
            false => "false",
            null => "unknown",
        };
    }
}
