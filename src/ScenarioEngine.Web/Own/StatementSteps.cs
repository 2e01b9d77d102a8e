using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ScenarioEngine.Drafting;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Rooms;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Own;

/// <summary>
/// Asks step by step for what a party has stated, shows it as YAML with what it changes, and writes it into the visitor's pack.
/// </summary>
/// <remarks>The answers go from step to step in the form itself, and never in an address.</remarks>
internal static class StatementSteps
{
    private const string Place = "/workshop/statement";

    /// <summary>Adds the pages.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Place, (Desk desk) => desk.Own is { } own ? Ask(own, desk, FormCollection.Empty) : OwnEndpoints.NotFound());
        routes.MapPost(Place, (HttpContext context, Desk desk) => OwnEndpoints.With(desk, context, Ask));
    }

    private static IResult Ask(OwnPack own, Desk desk, IFormCollection answers)
    {
        if (desk.Reading.Served?.Pack is not { } pack)
        {
            return Html.Problem(StatusCodes.Status409Conflict, English.OwnPacks.MendFirst, "/workshop");
        }

        var (state, form) = (own.State, new StatementForm(answers));
        var step = form.StepIn(pack);
        if (step < StatementForm.Look || form.ToStatement(pack) is not { } statement)
        {
            return Html.Of<StatementPage>(
                (nameof(StatementPage.Pack), pack),
                (nameof(StatementPage.Form), form),
                (nameof(StatementPage.Step), Math.Min(step, StatementForm.Look - 1))
            );
        }

        var changed = StatementWriter.Write(pack, statement);
        var texts = state.Texts.SetItems(changed.Select(file => KeyValuePair.Create(file.Path, file.Text)));
        var check = OwnCheck.Of(changed[^1].Path, desk.Reading, OwnReading.Of(texts));
        if (form["do"] == "add" && check.Reading.Served is not null)
        {
            return own.Change(state.Version, texts, state.LeftOut)
                ? new SeeOther(OwnEndpoints.EditAddress(changed[0].Path))
                : OwnEndpoints.Conflict();
        }

        return Html.Of<StatementPage>(
            (nameof(StatementPage.Pack), pack),
            (nameof(StatementPage.Form), form),
            (nameof(StatementPage.Step), step),
            (nameof(StatementPage.Yaml), StatementWriter.Preview(pack, statement)),
            (nameof(StatementPage.Changed), changed.Select(file => file.Path).ToImmutableArray()),
            (nameof(StatementPage.Check), check)
        );
    }
}
