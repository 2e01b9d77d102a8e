using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Cli.Commands;

/// <summary>
/// The option that says how a command writes its result. All commands know the same formats; each writes those that make sense of what it
/// finds.
/// </summary>
internal sealed class FormatOption : Option<string?>
{
    private readonly ImmutableArray<ReportFormat> _written;

    public FormatOption(string more, params ReportFormat[] written)
        : base("--format")
    {
        _written = [.. written];
        Description = $"How to write the result; text where nothing is said.{(more.Length > 0 ? $" {more}" : "")}";
        HelpName = string.Join('|', _written.Select(Words.Of));
        Validators.Add(Refuse);
    }

    /// <summary>The formats of what is read by people and, in JSON, by programs.</summary>
    public static FormatOption ForReaders() => new("", ReportFormat.Text, ReportFormat.Json, ReportFormat.Markdown, ReportFormat.Html);

    /// <summary>What the call says; text where it says nothing.</summary>
    public ReportFormat In(ParseResult parsed) =>
        parsed.GetValue(this) is { } word ? Words.Parse<ReportFormat>(word) ?? ReportFormat.Text : ReportFormat.Text;

    private void Refuse(OptionResult result)
    {
        if (result.Tokens is not [var token] || (Words.Parse<ReportFormat>(token.Value) is { } format && _written.Contains(format)))
        {
            return;
        }

        var command = result.Parent is CommandResult { Command.Name: var name } ? $"`{name}`" : "This command";
        var all = Listing.Or(_written.Select(Words.Of));
        result.AddError(
            Words.Parse<ReportFormat>(token.Value) is null
                ? $"`{token.Value}` is no format. {Suggestion.For(token.Value, _written.Select(Words.Of)) ?? $"{command} writes {all}."}"
                : $"{command} has nothing to write as {token.Value}; it writes {all}."
        );
    }
}
