using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Explaining;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Web.Api;

/// <summary>What is wrong, as problem details (RFC 9457), with the codes and places of the command line.</summary>
internal static class Problems
{
    /// <summary>A problem in two sentences.</summary>
    public static ProblemHttpResult Of(int status, string title, string detail) => TypedResults.Problem(detail, statusCode: status, title: title);

    /// <summary>The mistakes of a scenario.</summary>
    public static ProblemHttpResult Of(ImmutableArray<Diagnostic> diagnostics) => TypedResults.Problem(
        "Each diagnostic says what is wrong, where, and what to do.",
        statusCode: StatusCodes.Status422UnprocessableEntity,
        title: "The scenario has mistakes",
        extensions: new Dictionary<string, object?> { ["diagnostics"] = diagnostics.Select(Write).ToList() });

    /// <summary>A space that cannot be explored exactly.</summary>
    public static ProblemHttpResult Of(TooLarge tooLarge) => TypedResults.Problem(
        $"The budget of {tooLarge.Budget} is used up and nothing is guessed. State some of these terms: {Listing.Join([.. tooLarge.TiedTogether.Select(known => known.Path)], " or ")}.",
        statusCode: StatusCodes.Status422UnprocessableEntity,
        title: "The space is too large");

    private static object Write(Diagnostic diagnostic) => new
    {
        code = diagnostic.Code,
        severity = Words.Of(diagnostic.Severity),
        message = diagnostic.Message,
        hint = diagnostic.Hint,
        at = Write(diagnostic.Location),
        related = diagnostic.Related.Select(related => new { label = related.Label, at = Write(related.Location) }),
    };

    private static object Write(SourceLocation location) => new { file = location.File.Path, line = location.Line, column = location.Column };
}
