using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Reporting.Writers;
using ScenarioEngine.Web.Pages;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Hosting;

/// <summary>Pages as results.</summary>
internal static class Html
{
    /// <summary>Encodes text as the documents do.</summary>
    public static HtmlEncoder Encoder => HtmlText.Encoder;

    /// <summary>A component as a whole answer.</summary>
    public static Page Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] T>(
        int status,
        params (string Name, object? Value)[] parameters
    )
        where T : IComponent => new(typeof(T), parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value), status);

    /// <summary>A component as a whole answer, when all is well.</summary>
    public static Page Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] T>(
        params (string Name, object? Value)[] parameters
    )
        where T : IComponent => Of<T>(StatusCodes.Status200OK, parameters);

    /// <summary>A page that says what is wrong, and where to go: back to a page, or to the first.</summary>
    public static Page Problem(int status, (string Title, string Text) says, string? back = null) =>
        Of<ProblemPage>(
            status,
            (nameof(ProblemPage.Title), says.Title),
            (nameof(ProblemPage.Text), says.Text),
            (nameof(ProblemPage.Back), back),
            (nameof(ProblemPage.BackTo), English.Problem.BackToRoom)
        );

    /// <summary>A page that says what is wrong with a table's address.</summary>
    public static Page Problem(string pack, IReadOnlyList<Diagnostic> problems) =>
        Of<ProblemPage>(
            StatusCodes.Status400BadRequest,
            (nameof(ProblemPage.Title), English.Problem.WrongLink),
            (nameof(ProblemPage.Problems), problems),
            (nameof(ProblemPage.Back), $"/table/{pack}"),
            (nameof(ProblemPage.BackTo), English.Problem.EmptyTable)
        );
}
