using System.Globalization;
using ScenarioEngine.Cli.Output;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Cli.Drafting;

/// <summary>What a scenario states on one field, as a question.</summary>
internal sealed class Question(Field field, RulePack pack)
{
    public void Write(Page page)
    {
        page.Paragraph(field.Title is { } title ? $"{title} ({field.Path})" : field.Path);
        foreach (var (number, option) in field.Type.Options.Index())
        {
            page.Item($"{number + 1}.", option.Description is { } description ? $"{option.Id}: {description}" : option.Id);
        }

        if (field.Type.IsSet)
        {
            page.Paragraph("Any number of them, such as 1, 2; or 0 for none of them.", indent: "  ");
        }
        else if (field.Type.Options.IsEmpty)
        {
            page.Paragraph($"{Listing.Sentence(FieldText.Expected(field))}.", indent: "  ");
        }
    }

    /// <summary>What the field is, and what each answer would do to what the parties have stated.</summary>
    public void Explain(Page page, Evaluation evaluation)
    {
        if (field.OnlyWhen is { } condition)
        {
            page.Paragraph($"Asked because {ConditionText.Describe(condition)}.", indent: "  ");
        }

        if (field.StatusQuo is { } statusQuo)
        {
            page.Paragraph($"Where nothing is agreed it is {field.Type.Format(statusQuo)}.", indent: "  ");
        }

        var told =
            from finding in evaluation.Findings
            let changes = (finding.Status == FindingStatus.Open ? finding.WouldSettle : finding.Changes)
                .Where(change => change.Field == field && change.Status != FindingStatus.Open)
                .ToList()
            where changes.Count > 0
            let effects = from change in changes
            group change.To.Describe(field.Type) by change.Status into same
            select $"{Phrases.Status(same.Key)} with {Listing.Or(same)}"
            select $"{finding.Position.Party.Title}, {Phrases.Sort(finding.Position)}: {finding.Position.Title}. {Listing.Sentence(string.Join("; ", effects))}.";
        foreach (var line in told.DefaultIfEmpty("With the answers so far, it alone turns nothing that a party has stated."))
        {
            page.Paragraph(line, indent: "  ");
        }
    }

    /// <summary>The edit that an answer asks for; or null, and in a sentence what is wrong with the answer.</summary>
    public (WhatIf? Edit, string Problem) Read(string answer)
    {
        var options = field.Type.Options;
        var isSet = field.Type.IsSet;
        var words = new List<string>();
        foreach (
            var word in options.IsEmpty ? [answer]
            : isSet ? answer.ToLowerInvariant().Split([' ', ',', '[', ']'], StringSplitOptions.RemoveEmptyEntries)
            : [answer.ToLowerInvariant()]
        )
        {
            if (options.IsEmpty || !int.TryParse(word, CultureInfo.InvariantCulture, out var number))
            {
                words.Add(word);
            }
            else if (number > 0 && number <= options.Length)
            {
                words.Add(options[number - 1].Id);
            }
            else if (number != 0 || !isSet)
            {
                return (null, $"There is no option {number}: they go from 1 to {options.Length}.");
            }
        }

        var value = words switch
        {
            ["o" or "open"] => "open",
            [[var letter]] when field.Type.HasFixedOptions && options.FirstOrDefault(option => option.Id[0] == letter) is { } option =>
                option.Id,
            _ when isSet => $"[{string.Join(", ", words)}]",
            _ => words[0],
        };
        var read = Engine.ReadEdit(new EditText { Set = [$"{field.Path}={value}"] }, pack);
        return read.Value is { } edit ? (edit, "") : (null, $"{read.Diagnostics[0].Message} {read.Diagnostics[0].Hint}".TrimEnd());
    }
}
