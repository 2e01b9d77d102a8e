using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Text;

namespace ScenarioEngine.Checking;

/// <summary>
/// Takes away the warnings that a file allows with a reason, in a comment such as <c># allow SE7012: the leaflet bears no date</c>.
/// </summary>
/// <remarks>
/// A comment at the end of a line is about that line, one on a line of its own about the next line that is no comment, and one with
/// <c>in this file</c> or <c>in this pack</c> after the codes about the whole file, or all files of its pack. An allowance that does
/// nothing is reported, so that none outlives its cause.
/// </remarks>
internal static partial class Allowances
{
    private const string Word = "allow";

    /// <summary>The warnings that are left.</summary>
    public static ImmutableArray<Diagnostic> Apply(IEnumerable<Diagnostic> found, params IEnumerable<SourceFile> files)
    {
        var allowances = files.SelectMany(In).Where(allowance => allowance.HasReason).ToList();
        return [.. found.Where(diagnostic => !allowances.Exists(allowance => allowance.IsAbout(diagnostic)))];
    }

    /// <summary>The warnings that are left, and what is wrong with the allowances; by file and place.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="files">The files that were looked at.</param>
    /// <param name="unknown">What could not be looked for this time: allowances of it may do nothing.</param>
    public static ImmutableArray<Diagnostic> Apply(
        IReadOnlyList<Diagnostic> found,
        IEnumerable<SourceFile> files,
        ImmutableArray<DiagnosticDescriptor> unknown
    )
    {
        var allowances = files.SelectMany(In).ToList();
        var effective = new HashSet<Allowance>();
        var left = new DiagnosticBag();
        foreach (var diagnostic in found)
        {
            var allowing =
                diagnostic.Severity == Severity.Error ? [] : allowances.Where(allowance => allowance.IsAbout(diagnostic)).ToList();
            effective.UnionWith(allowing);
            if (allowing.Count == 0)
            {
                left.Add(diagnostic);
            }
        }

        foreach (var allowance in allowances)
        {
            if (!effective.Contains(allowance))
            {
                left.AddRange(
                    unknown.Any(descriptor => descriptor.Code == allowance.Code.Text)
                        ? []
                        : [AllowanceDiagnostics.WithoutEffect(allowance.Code)]
                );
            }
            else if (!allowance.HasReason)
            {
                left.Add(AllowanceDiagnostics.WithoutReason(allowance.Code));
            }
        }

        return left.ToSorted();
    }

    private static IEnumerable<Allowance> In(SourceFile file)
    {
        for (var line = 1; line <= file.LineCount; line++)
        {
            if (!file.LineText(line).Contains(Word, StringComparison.Ordinal))
            {
                continue;
            }

            var match = Comment().Match(file.LineText(line));
            foreach (Capture code in match.Groups["code"].Captures)
            {
                var about =
                    match.Groups["scope"].Success ? (int?)null
                    : match.Groups["before"].Value.Trim().Length > 0 ? line
                    : NextContent(file, line);
                var place = file.At(file.StartOf(line) + code.Index, code.Length);
                yield return new Allowance(
                    place,
                    match.Groups["scope"].Value == "pack" ? null : file,
                    about,
                    match.Groups["reason"].Success
                );
            }
        }
    }

    private static int NextContent(SourceFile file, int line)
    {
        do
        {
            line++;
        } while (line < file.LineCount && file.LineText(line).TrimStart() is "" or ['#', ..]);

        return line;
    }

    [GeneratedRegex(
        @"^(?<before>|.*\s)#\s*allow\s+(?<code>SE\d{4})(\s*,\s*(?<code>SE\d{4}))*(\s+in this (?<scope>file|pack))?\s*(:\s*(?<reason>\S.*))?$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Comment();

    /// <summary>One code that a comment allows.</summary>
    /// <param name="Code">Where the code stands.</param>
    /// <param name="File">The file that it is about, or null for all files of the pack.</param>
    /// <param name="Line">The line that it is about, or null for all lines.</param>
    /// <param name="HasReason">Whether it says why.</param>
    private sealed record Allowance(SourceLocation Code, SourceFile? File, int? Line, bool HasReason)
    {
        public bool IsAbout(Diagnostic diagnostic) =>
            diagnostic.Code == Code.Text
            && (File is null || diagnostic.Location.File == File)
            && (Line is null || diagnostic.Location.Line == Line);
    }
}
