using ScenarioEngine.Checking.Against;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Checking;

/// <summary>Positions that once lost a condition, each held against the sentence that it was made from.</summary>
public sealed class LostConditionsTests
{
    private const string Folder = "tests/ScenarioEngine.Tests/Golden/against/lost";

    [Test]
    public void WhatIsSaidOfEach_IsAsAccepted()
    {
        var pack = Engine
            .LoadPack([new SourceFile("pack.yaml", File.ReadAllText(Repository.At([.. Folder.Split('/'), "pack.yaml"])))])
            .ValueOrThrow();
        var lines =
            from position in pack.Positions
            let file = Repository.At([.. Folder.Split('/'), "sources", $"{position.Statement.Source.Id}.txt"])
            let found = SourceCheck.Run(
                pack,
                new SourceText(new SourceFile(Path.GetFileName(file), File.ReadAllText(file))),
                other => other == position
            )
            select $"{position.FullName}\n{(found.IsEmpty ? "  nothing\n" : string.Concat(found.Select(diagnostic => $"  {diagnostic.Code}: {diagnostic.Message}\n")))}";

        Golden.Check($"{Folder}/found.txt", string.Concat(lines));
    }
}
