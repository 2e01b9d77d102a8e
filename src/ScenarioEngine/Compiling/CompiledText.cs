using System.Globalization;
using System.Text;
using ScenarioEngine.Model;

namespace ScenarioEngine.Compiling;

/// <summary>
/// A compiled pack as text, for who wants to see what is evaluated: slots with their cells, nodes, and which node says what.
/// </summary>
internal sealed class CompiledText
{
    private readonly CompiledPack _compiled;
    private readonly StringBuilder _text = new();

    private CompiledText(CompiledPack compiled) => _compiled = compiled;

    public static string Print(CompiledPack compiled)
    {
        var printed = new CompiledText(compiled);
        printed.Write();
        return printed._text.ToString();
    }

    private RulePack Pack => _compiled.Pack;

    private void Write()
    {
        Line($"{Pack.Id} {Pack.Version}: {_compiled.Slots.Length} slots, {_compiled.CellCount} cells, {_compiled.Nodes.Length} nodes");
        Section(
            "slots",
            _compiled.Slots.Select(
                (slot, number) =>
                    $"s{number} = {NameOf(slot)}: {string.Join(" | ", Enumerable.Range(0, slot.CellCount).Select(cell => CellOf(slot, cell)))}"
            )
        );
        Section("nodes", _compiled.Nodes.Index().Skip(1).Select(node => $"n{node.Index} = {NodeOf(node.Item)}"));
        Section(
            "meaning",
            Pack.Fields.Where(field => field.OnlyWhen is not null).Select(field => $"{field.Path}: {Of(_compiled.Applicable[field.Index])}")
        );
        Section(
            "implications",
            Pack.Implications.Select((implication, number) => $"{implication.Id}: {Of(_compiled.Implications[number])}")
        );
        Section("settled by implications", _compiled.Settlings.Select(SettlingOf));
        Section("constraints", Pack.Constraints.Select((constraint, number) => $"{constraint.Id}: {Of(_compiled.Constraints[number])}"));
        Section("positions", Pack.Positions.Select((position, number) => PositionOf(position, _compiled.Positions[number])));
        Section(
            "gates of exceptions",
            _compiled.ExceptionGates.Select(gate =>
                $"gate {gate.Gate}: stated {gate.Statement.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "on no day"}"
            )
        );
    }

    private static string PositionOf(Position position, PositionFormulas formulas) =>
        position switch
        {
            { Vague: not null } => $"{position.FullName}: too vague",
            { Policy.IsOffer: true } => $"{position.FullName}: offered {Of(formulas.Applies)}",
            _ => $"{position.FullName}: applies {Of(formulas.Applies)}; {Words.Of(position.Policy.Held)} {Of(formulas.Violated)}",
        };

    private string SettlingOf(Settling settling)
    {
        var implied = settling.Implied.Select(one =>
            $"{CellsOf(settling, one.Cells)} when {Of(one.When)} ({Pack.Implications[one.Implication].Id})"
        );
        var otherwise = settling.StatusQuo is { } cells ? $"; status quo {CellsOf(settling, cells)}" : "";
        return $"{Pack.Fields[settling.Field].Path}: {string.Join("; ", implied)}{otherwise}";
    }

    private string CellsOf(Settling settling, int[] cells) =>
        string.Join(", ", settling.Slots.Zip(cells, (slot, cell) => CellOf(_compiled.Slots[slot], cell)));

    private static string NodeOf(Node node) =>
        node switch
        {
            Node.Test test => $"s{test.SlotNumber} is {string.Join(" or ", test.Cells.Select(cell => CellOf(test.Slot, cell)))}",
            Node.And both => $"{Of(both.A)} and {Of(both.B)}",
            Node.NotFalse notFalse => $"not false {Of(notFalse.Part)}",
            Node.Gate gate => $"gate {gate.Number}",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static string Of(Literal literal) =>
        literal == Literal.True ? "always"
        : literal == Literal.False ? "never"
        : $"{(literal.IsNegated ? "not " : "")}n{literal.Node}";

    private static string NameOf(Slot slot) =>
        slot.Kind switch
        {
            SlotKind.Stated => $"{slot.Field.Path} stated",
            SlotKind.Member => $"{slot.Field.Path} includes {slot.Field.Type.Options[slot.Member].Id}",
            _ => slot.Field.Path,
        };

    private static string CellOf(Slot slot, int cell)
    {
        if (slot.Kind != SlotKind.Value)
        {
            return cell == 0 ? "no" : "yes";
        }

        var type = slot.Field.Type;
        if (!type.IsContinuous)
        {
            return type.Options[cell].Id;
        }

        var (low, high) = slot.RangeOf(cell);
        return cell % 2 == 1 ? Value(type, low) : $"{Value(type, low)}..{Value(type, high)}";
    }

    private static string Value(FieldType type, decimal? ordinal) => Model.Value.OfOrdinal(ordinal) is { } value ? type.Format(value) : "";

    private void Section(string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
        {
            return;
        }

        Line($"\n{title}");
        foreach (var line in all)
        {
            Line($"  {line}");
        }
    }

    private void Line(string line) => _text.Append(line).Append('\n');
}
