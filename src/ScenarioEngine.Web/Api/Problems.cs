using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Explaining;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Text;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Api;

/// <summary>What is wrong, as problem details (RFC 9457), with the codes and places of the command line.</summary>
internal static class Problems
{
    /// <summary>A problem in two sentences.</summary>
    public static ProblemHttpResult Of(int status, (string Title, string Text) says) => TypedResults.Problem(says.Text, statusCode: status, title: says.Title);

    /// <summary>The mistakes of a scenario.</summary>
    public static ProblemHttpResult Of(ImmutableArray<Diagnostic> diagnostics) => TypedResults.Problem(
        English.Problem.Mistakes.Text,
        statusCode: StatusCodes.Status422UnprocessableEntity,
        title: English.Problem.Mistakes.Title,
        extensions: new Dictionary<string, object?> { ["diagnostics"] = diagnostics.Select(Write).ToList() });

    /// <summary>A space that cannot be explored exactly.</summary>
    public static ProblemHttpResult Of(TooLarge tooLarge) => Of(
        StatusCodes.Status422UnprocessableEntity,
        English.Problem.TooLarge(tooLarge.Budget, Listing.Join([.. tooLarge.TiedTogether.Select(known => known.Path)], " or ")));

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
