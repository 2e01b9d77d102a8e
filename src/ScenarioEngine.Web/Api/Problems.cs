using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Explaining;
using ScenarioEngine.Exploring;
using ScenarioEngine.Reporting;

namespace ScenarioEngine.Web.Api;

/// <summary>What is wrong, as problem details (RFC 9457), with the codes and places of the command line.</summary>
internal static class Problems
{
    /// <summary>A problem in two sentences.</summary>
    public static JsonAnswer Of(int status, string title, string detail) => Of(status, title, detail, _ => { });

    /// <summary>The mistakes of a scenario.</summary>
    public static JsonAnswer Of(ImmutableArray<Diagnostic> diagnostics) => Of(
        StatusCodes.Status422UnprocessableEntity,
        "The scenario has mistakes",
        "Each diagnostic says what is wrong, where, and what to do.",
        json => json.List("diagnostics", diagnostics, json.Diagnostic));

    /// <summary>A space that cannot be explored exactly.</summary>
    public static JsonAnswer Of(TooLarge tooLarge) => Of(
        StatusCodes.Status422UnprocessableEntity,
        "The space is too large",
        $"The budget of {tooLarge.Budget} is used up and nothing is guessed. State some of these terms: {Listing.Join([.. tooLarge.TiedTogether.Select(known => known.Path)], " or ")}.");

    private static JsonAnswer Of(int status, string title, string detail, Action<JsonText> writeMore) => new(
        stream => JsonText.WriteObject(stream, json =>
        {
            json.Text("title", title);
            json.Number("status", status);
            json.Text("detail", detail);
            writeMore(json);
        }),
        status,
        "application/problem+json");
}
