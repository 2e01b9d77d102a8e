using System.Text;

namespace ScenarioEngine.Importing;

/// <summary>Reads comma-separated values (RFC 4180): cells between quotes may hold commas, line ends and doubled quotes.</summary>
internal static class CsvText
{
    /// <summary>The rows that are not empty, each with the number of the line on which it begins.</summary>
    public static List<(int Line, string[] Cells)> Read(string text)
    {
        var rows = new List<(int, string[])>();
        var cells = new List<string>();
        var cell = new StringBuilder();
        var (line, start, isQuoted) = (1, 1, false);
        for (var place = 0; place < text.Length; place++)
        {
            var letter = text[place];
            line += letter == '\n' ? 1 : 0;
            switch (letter)
            {
                case '"' when isQuoted && place + 1 < text.Length && text[place + 1] == '"':
                    cell.Append('"');
                    place++;
                    break;
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case ',' when !isQuoted:
                    EndCell();
                    break;
                case '\n' when !isQuoted:
                    EndRow();
                    break;
                case '\r' when !isQuoted:
                    break;
                default:
                    cell.Append(letter);
                    break;
            }
        }

        EndRow();
        return rows;

        void EndCell()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
        }

        void EndRow()
        {
            EndCell();
            if (cells.Exists(own => own.Length > 0))
            {
                rows.Add((start, [.. cells]));
            }

            cells.Clear();
            start = line;
        }
    }
}
