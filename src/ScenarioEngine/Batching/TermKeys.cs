using System.Text;
using ScenarioEngine.Model;

namespace ScenarioEngine.Batching;

/// <summary>The keys that may stand below <c>terms</c>, and below each of them: nested, or several names in one key.</summary>
internal sealed class TermKeys
{
    private readonly Utf8Names<TermKeys> _below = new();

    private TermKeys(int number, Field? field)
    {
        Number = number;
        Field = field;
    }

    /// <summary>A number that no other key of the pack has.</summary>
    public int Number { get; }

    /// <summary>The field that the key settles; null where other keys stand below it.</summary>
    public Field? Field { get; }

    /// <summary>The keys of a pack, and how many there are.</summary>
    public static (TermKeys Root, int Count) Of(RulePack pack)
    {
        var count = 0;
        var root = new TermKeys(count++, field: null);
        foreach (var field in pack.Fields)
        {
            string[] names =
            [
                field.Issue.Id,
                .. field.Instance is { } party ? [party.Id] : Array.Empty<string>(),
                .. field.Name is { } own ? [own] : Array.Empty<string>(),
            ];
            var above = root;
            foreach (var name in names[..^1])
            {
                above = above.Inner(name, ref count);
            }

            above.Add(names[^1], new TermKeys(count++, field));
            if (names.Length > 1)
            {
                root.Add(field.Path, new TermKeys(count++, field));
            }
        }

        return (root, count);
    }

    public TermKeys? Find(ReadOnlySpan<byte> key) => _below.TryFind(key, out var found) ? found : null;

    private TermKeys Inner(string name, ref int count)
    {
        if (Find(Encoding.UTF8.GetBytes(name)) is { } known)
        {
            return known;
        }

        var added = new TermKeys(count++, field: null);
        Add(name, added);
        return added;
    }

    private void Add(string name, TermKeys key) => _below.Add(Encoding.UTF8.GetBytes(name), key);
}
