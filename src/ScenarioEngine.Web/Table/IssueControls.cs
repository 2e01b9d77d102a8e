using Microsoft.AspNetCore.Components;
using ScenarioEngine.Model;
using ScenarioEngine.Web.Pages;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Table;

/// <summary>The issues of a topic with the controls of their fields. What has no meaning with the terms of the table folds away.</summary>
internal static class IssueControls
{
    /// <summary>The controls as markup.</summary>
    public static MarkupString Of(TableView view, IEnumerable<Issue> issues)
    {
        var html = new Markup();
        foreach (var issue in issues)
        {
            foreach (var instance in issue.Fields.GroupBy(field => field.Instance))
            {
                Write(html, view, issue, instance.Key, [.. instance]);
            }
        }

        return html.ToMarkup();
    }

    private static void Write(Markup html, TableView view, Issue issue, Party? instance, Field[] fields)
    {
        html.Add($"""<section class="issue">""");
        if (fields is not [{ Name: null, Instance: null }] && (!issue.HasOneValue || instance == issue.Per[0]))
        {
            html.Add($"<h4>{issue.Title}{(instance is null || issue.HasOneValue ? "" : $": {instance.Title}")}</h4>");
        }

        var idle = fields.Where(view.IsIdle).ToList();
        var depending = fields
            .Where(field => !view.Address.Terms.ContainsKey(field.Path) && view.Evaluation.StateOf(field).IsApplicable is null)
            .ToList();
        foreach (var field in fields.Except(idle).Except(depending))
        {
            FieldControl.Write(html, view, field);
        }

        if (depending.Count > 0)
        {
            html.Add(
                $"""<details class="more" id="more-{fields[0].Index}"><summary>{English.Controls.Depending(depending.Count)}</summary>"""
            );
            foreach (var field in depending)
            {
                FieldControl.Write(html, view, field);
            }

            html.Add($"</details>");
        }

        html.AddIf(idle.Count > 0, $"""<p class="quiet idle">{English.Controls.Idle(idle.Select(English.FieldInIssue))}</p>""");
        html.Add($"</section>");
    }
}
