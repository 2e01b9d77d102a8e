using System.Text.RegularExpressions;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Checking.Against;

/// <summary>Reads the text of a source, and refuses what has no words to hold a statement against.</summary>
internal static partial class SourceReader
{
    /// <summary>A text of fewer words is taken for English.</summary>
    private const int FewWords = 30;

    /// <summary>Of the words of an English text, at least so many are among the commonest of the language.</summary>
    private const double CommonShare = 0.15;

    private const int FewTags = 5;

    /// <summary>The text of a file; from a stream where one is given, as standard input is.</summary>
    public static LoadResult<SourceText> Read(string path, Stream? stream = null)
    {
        var found = new DiagnosticBag();
        var file = stream is null ? FileReader.Read(path, found) : FileReader.Read(path, stream, found);
        if (file is null)
        {
            return new LoadResult<SourceText>(null, found.ToSorted());
        }

        return Read(file);
    }

    /// <summary>The same of a text in memory.</summary>
    public static LoadResult<SourceText> Read(SourceFile file)
    {
        var words = SourceWords.All(file.Text);
        var why = WhyNot(file, words.Length, words.Count(word => SourceWords.IsCommon(word.Word)));
        return why is null ? new LoadResult<SourceText>(new SourceText(file), []) : new LoadResult<SourceText>(null, [why]);
    }

    private static Diagnostic? WhyNot(SourceFile file, int words, int common) =>
        file.Text.TrimStart() switch
        {
            _ when words == 0 => AgainstDiagnostics.NoPlainText(
                file,
                "There are no words in this source.",
                "Save the words of the source in it, as plain text."
            ),
            var text when Tag().Count(text) > FewTags || text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) =>
                AgainstDiagnostics.NoPlainText(
                    file,
                    "This source is a page with its markup.",
                    "Save the words alone: copy them from the page that a browser shows, or run `pandoc -t plain`."
                ),
            var text when text.StartsWith("{\\rtf", StringComparison.Ordinal) || text.StartsWith("%PDF", StringComparison.Ordinal) =>
                AgainstDiagnostics.NoPlainText(file, "This source is a document of another program.", "Save its words as plain text."),
            _ when words >= FewWords && common < CommonShare * words => AgainstDiagnostics.NoPlainText(
                file,
                "This source does not look like English, and only English is compared.",
                "Give a translation of it, and say under `encoding` or on the source that it is one."
            ),
            _ => null,
        };

    [GeneratedRegex(@"</?(?:html|head|body|div|p|span|a|br|script|meta|h[1-6]|li|ul|table|td|tr)\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();
}
