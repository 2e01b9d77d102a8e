using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Explaining;
using ScenarioEngine.Exploring;
using ScenarioEngine.Reporting.Writers;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Api;

/// <summary>What is wrong, as problem details (RFC 9457), with the codes and places of the command line.</summary>
internal static class Problems
{
    /// <summary>A problem in two sentences.</summary>
    public static JsonAnswer Of(int status, (string Title, string Text) says) => Of(status, says, _ => { });

    /// <summary>The mistakes of a scenario.</summary>
    public static JsonAnswer Of(ImmutableArray<Diagnostic> diagnostics) =>
        Of(
            StatusCodes.Status422UnprocessableEntity,
            English.Problem.Mistakes,
            json => json.List("diagnostics", diagnostics, json.Diagnostic)
        );

    /// <summary>A space that cannot be explored exactly.</summary>
    public static JsonAnswer Of(TooLarge tooLarge) =>
        Of(
            StatusCodes.Status422UnprocessableEntity,
            English.Problem.TooLarge(tooLarge.Budget, Listing.Or(tooLarge.WorthStating.Select(known => known.Path)))
        );

    private static JsonAnswer Of(int status, (string Title, string Text) says, Action<JsonText> writeMore) =>
        new(
            stream =>
                JsonText.WriteObject(
                    stream,
                    json =>
                    {
                        json.Text("title", says.Title);
                        json.Number("status", status);
                        json.Text("detail", says.Text);
                        writeMore(json);
                    }
                ),
            status,
            "application/problem+json"
        );
}
