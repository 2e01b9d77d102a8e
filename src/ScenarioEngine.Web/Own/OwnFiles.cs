using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Text;
using ScenarioEngine.Web.Hosting;

namespace ScenarioEngine.Web.Own;

/// <summary>
/// The files that a visitor brings along: single ones, those of a folder, or a zip of them. They are read in memory, and only as names and
/// texts.
/// </summary>
/// <remarks>
/// Nothing is written anywhere, so a name can lead nowhere; it is looked at all the same, since the visitor may save it again. A file that
/// is no YAML is never unpacked, and what is
/// unpacked is counted as it comes, whatever the archive says of its size.
/// </remarks>
internal sealed class OwnFiles(ServeLimits limits)
{
    /// <summary>The file that makes a folder a pack.</summary>
    public const string Head = "pack.yaml";

    /// <summary>More entries than this are no pack, whatever they are.</summary>
    public const int MostEntries = 2_000;

    private const int LongestName = 200;
    private const int DeepestName = 8;
    private const int KindOfUnixFile = 0xF000;
    private const int Link = 0xA000;
    private const string Lesson = "lesson";

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly List<LeftOut> _leftOut = [];
    private long _room = limits.OwnPackKilobytes * 1024L;
    private int _entries;

    /// <summary>Why all of it is refused; null where it is not.</summary>
    public Refused? Refused { get; private set; }

    /// <summary>Adds a file, or the files of a zip.</summary>
    /// <param name="name">Its name, as the browser sends it.</param>
    /// <param name="content">What is in it, in memory.</param>
    public void Add(string name, Stream content)
    {
        if (name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            AddZip(name, content);
        }
        else
        {
            AddOne(name, () => content);
        }
    }

    /// <summary>
    /// The files of the pack, by their names in it: those in the folder of its <c>pack.yaml</c>, and scenarios from wherever they lie.
    /// </summary>
    /// <param name="isWhole">Whether they are a pack, and not added to one.</param>
    public (ImmutableSortedDictionary<string, string> Texts, ImmutableArray<LeftOut> LeftOut) Settle(bool isWhole)
    {
        var heads = _texts.Keys.Where(name => name == Head || name.EndsWith($"/{Head}", StringComparison.Ordinal)).ToList();
        if (heads.Count > 1)
        {
            Refused ??= Own.Refused.SeveralPacks;
        }

        var folder = heads.Count == 1 ? heads[0][..^Head.Length] : CommonFolder(_texts.Keys);
        var settled = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in _texts.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            var isInside = name.StartsWith(folder, StringComparison.Ordinal);
            var inside = isInside ? name[folder.Length..] : $"scenarios/{name[(name.LastIndexOf('/') + 1)..]}";
            if (isInside && inside.StartsWith($"{Lesson}/", StringComparison.Ordinal))
            {
                LeaveOut(name, Why.Lesson);
            }
            else if (!isInside && !Engine.IsScenario(new SourceFile(name, text)))
            {
                LeaveOut(name, Why.Elsewhere);
            }
            else if (!settled.TryAdd(inside, text))
            {
                LeaveOut(name, Why.Twice);
            }
        }

        // Who has one file only has not always called it so.
        if (
            isWhole
            && heads.Count == 0
            && settled.Where(file => !Engine.IsScenario(new SourceFile(file.Key, file.Value))).ToList() is [var (only, content)]
        )
        {
            settled.Remove(only);
            settled.Add(Head, content);
        }

        return (settled.ToImmutable(), [.. _leftOut]);
    }

    /// <summary>A name as files of a pack have them; null where it is none.</summary>
    public static string? NameOf(string name)
    {
        var plain = name.Replace('\\', '/');
        var parts = plain.Split('/');
        return
            plain.Length is > 0 and <= LongestName
            && parts.Length <= DeepestName
            && !plain.Contains(':', StringComparison.Ordinal)
            && parts.All(part => part.Length > 0 && part.Trim() == part && part is not ("." or "..") && part.All(IsPlain))
            ? plain
            : null;
    }

    /// <summary>Whether a name is that of a file of a pack.</summary>
    public static bool IsYaml(string name) =>
        name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    private void AddZip(string zipName, Stream content)
    {
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            foreach (var entry in zip.Entries)
            {
                var isFolder = entry.FullName.EndsWith('/') || entry.FullName.EndsWith('\\');
                if (Refused is not null)
                {
                    return;
                }

                if (((entry.ExternalAttributes >> 16) & KindOfUnixFile) == Link)
                {
                    LeaveOut(entry.FullName, Why.Link);
                }
                else if (!isFolder)
                {
                    AddOne(entry.FullName, entry.Open);
                }
            }
        }
        catch (Exception problem)
            when (problem is InvalidDataException or IOException or NotSupportedException or OverflowException or ArgumentException)
        {
            LeaveOut(zipName, Why.NoZip);
        }
    }

    private void AddOne(string written, Func<Stream> open)
    {
        if (++_entries > MostEntries)
        {
            Refused ??= Own.Refused.TooManyEntries;
        }
        else if (written.Split('/', '\\').Any(part => part is "__MACOSX" || (part.StartsWith('.') && part is not ("." or ".."))))
        {
            // What a computer keeps beside files for itself is passed over in silence.
        }
        else if (NameOf(written) is not { } name)
        {
            LeaveOut(written, Why.Name);
        }
        else if (!IsYaml(name))
        {
            LeaveOut(name, Why.Kind);
        }
        else if (_texts.Count >= limits.OwnPackFiles && !_texts.ContainsKey(name))
        {
            Refused ??= Own.Refused.TooManyFiles;
        }
        else
        {
            using var content = open();
            Read(name, content);
        }
    }

    private void Read(string name, Stream content)
    {
        using var held = new MemoryStream();
        var chunk = new byte[16 * 1024];
        for (int read; (read = content.Read(chunk)) > 0; )
        {
            _room -= read;
            if (_room < 0)
            {
                Refused ??= Own.Refused.TooLarge;
                return;
            }

            held.Write(chunk, 0, read);
        }

        held.Position = 0;
        var loaded = Engine.ReadText(name, held);
        if (loaded.Value is not { } file)
        {
            _leftOut.Add(new LeftOut(name, Why.NoText) { Problem = loaded.Diagnostics[0] });
        }
        else if (!_texts.TryAdd(name, file.Text))
        {
            LeaveOut(name, Why.Twice);
        }
    }

    private void LeaveOut(string name, Why why) => _leftOut.Add(new LeftOut(name[..Math.Min(name.Length, LongestName)], why));

    /// <summary>Letters, digits and signs that are seen: none that turns the reading direction or cannot be shown.</summary>
    private static bool IsPlain(char letter) =>
        char.GetUnicodeCategory(letter)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
            )
        && !"<>\"|?*".Contains(letter, StringComparison.Ordinal);

    /// <summary>The folder in which all files lie, with a slash at its end; empty where there is none.</summary>
    private static string CommonFolder(IEnumerable<string> names)
    {
        var common = names.Select(name => name[..(name.LastIndexOf('/') + 1)]).Order(StringComparer.Ordinal).ToList();
        var folder = common.Count == 0 ? "" : common[0];
        while (folder.Length > 0 && !common.TrueForAll(other => other.StartsWith(folder, StringComparison.Ordinal)))
        {
            folder = folder[..(folder.TrimEnd('/').LastIndexOf('/') + 1)];
        }

        return folder;
    }
}

/// <summary>A file that was not taken, and why.</summary>
/// <param name="Name">Its name, as it came.</param>
/// <param name="Why">Why it was not taken.</param>
public sealed record LeftOut(string Name, Why Why)
{
    /// <summary>What is wrong with its text; null where it is something else.</summary>
    public Diagnostic? Problem { get; init; }
}

/// <summary>Why a file was not taken.</summary>
public enum Why
{
    /// <summary>It is of another kind.</summary>
    Kind,

    /// <summary>Its name leads out of the folder, or is none.</summary>
    Name,

    /// <summary>It is a link.</summary>
    Link,

    /// <summary>It is called a zip and is none, or is one that cannot be read.</summary>
    NoZip,

    /// <summary>It is no text.</summary>
    NoText,

    /// <summary>There is another of its name.</summary>
    Twice,

    /// <summary>It lies in another folder than the pack.</summary>
    Elsewhere,

    /// <summary>It belongs to a lesson.</summary>
    Lesson,
}

/// <summary>Why all that a visitor brings is refused.</summary>
internal enum Refused
{
    /// <summary>There are more files than a pack may have.</summary>
    TooManyFiles,

    /// <summary>There are more entries than anybody looks at.</summary>
    TooManyEntries,

    /// <summary>There is more text than a pack may have.</summary>
    TooLarge,

    /// <summary>There are two packs.</summary>
    SeveralPacks,

    /// <summary>There is no YAML in it.</summary>
    Nothing,
}
