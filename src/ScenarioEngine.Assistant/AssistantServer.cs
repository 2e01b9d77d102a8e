using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ScenarioEngine.Assistant;

/// <summary>What an assistant finds here: questions as tools, sources as resources.</summary>
internal static class AssistantServer
{
    /// <summary>The server, whatever it is reached over.</summary>
    public static McpServerOptions Options() =>
        new()
        {
            ServerInfo = new Implementation
            {
                Name = "scenario",
                Version = typeof(AssistantServer).Assembly.GetName().Version?.ToString(3) ?? "",
            },
            ServerInstructions =
                $"Sets negotiation packages against what parties have publicly stated. Look at packs and positions before you write terms. {Answer.Caution}",
            ToolCollection =
            [
                Tool(Questions.Packs, "packs", "Lists the rule packs: which negotiations there are."),
                Tool(
                    Questions.Positions,
                    "positions",
                    "Shows what is in a pack, or one part of it in full: issues and options, parties, positions with statement and source."
                ),
                Tool(
                    Questions.Facts,
                    "facts",
                    "Finds stated positions and facts of all packs that mention some words, with their sources."
                ),
                Tool(
                    Questions.Evaluate,
                    "evaluate",
                    "Sets a scenario against its pack: the red lines that it crosses, the demands that it leaves unmet, with terms, statements, sources and ways out."
                ),
                Tool(Questions.Explain, "explain", "Shows in full how one finding came about: each test and the value that it saw."),
                Tool(Questions.WhatIf, "what-if", "Shows what edits of a scenario turn."),
                Tool(
                    Questions.Explore,
                    "explore",
                    "Counts, exactly, the packages of a pack or of a scenario's open terms that cross no stated red line."
                ),
                Tool(Questions.Repair, "repair", "Finds all smallest sets of changed terms after which no stated red line is crossed."),
                Tool(Questions.Check, "check", "Reports every mistake in a scenario, with its line, and what is probably not meant."),
                Tool(
                    Questions.CheckDraft,
                    "check-draft",
                    "Checks a rule pack that you have drafted, and holds each position against the words of its source: conditions that no test carries, numbers and days that the words do not have, statements that they do not bear out or that copy them."
                ),
            ],
            ResourceCollection =
            [
                McpServerResource.Create(
                    Questions.Sources,
                    new McpServerResourceCreateOptions
                    {
                        UriTemplate = "scenario://sources/{pack}",
                        Name = "sources",
                        MimeType = "text/markdown",
                        Description = "What a pack rests on, how close each source is to whoever spoke, and what rests on it.",
                    }
                ),
            ],
        };

    private static McpServerTool Tool(Delegate question, string name, string description) =>
        McpServerTool.Create(
            question,
            new McpServerToolCreateOptions
            {
                Name = name,
                Description = description,
                ReadOnly = true,
                Idempotent = true,
                OpenWorld = false,
            }
        );
}
