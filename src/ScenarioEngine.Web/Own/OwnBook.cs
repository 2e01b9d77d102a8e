using System.Security.Cryptography;
using ScenarioEngine.Web.Hosting;

namespace ScenarioEngine.Web.Own;

/// <summary>
/// The packs that visitors have brought along. None is given up for another: where there is no place for one more, it is the new one that
/// is refused.
/// </summary>
/// <remarks>
/// In memory alone. A pack that nobody has asked for in some time is forgotten, and of the others only those that were asked for last are
/// kept ready.
/// </remarks>
internal sealed class OwnBook : IDisposable
{
    /// <summary>How many packs one browser may have.</summary>
    public const int MostOfOne = 5;

    private const int MostOpen = 8;

    private static readonly TimeSpan Sweep = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (OwnPack Pack, DateTimeOffset LastUse)> _packs = new(StringComparer.Ordinal);
    private readonly ServeOptions _options;
    private readonly TimeProvider _clock;
    private readonly ITimer _sweeping;

    /// <param name="options">The limits.</param>
    /// <param name="clock">What says how long ago something was.</param>
    public OwnBook(ServeOptions options, TimeProvider clock)
    {
        _options = options;
        _clock = clock;
        _sweeping = clock.CreateTimer(_ => Forget(), null, Sweep, Sweep);
    }

    /// <summary>Makes place for a pack.</summary>
    /// <param name="visitor">What only the visitor's browser knows.</param>
    /// <param name="from">The address from which it comes, as <see cref="Caller"/> has it.</param>
    /// <returns>The pack, which has no files yet, or why there is none.</returns>
    public (OwnPack? Pack, OwnRefusal? Refusal) Add(string visitor, string from)
    {
        lock (_gate)
        {
            if (Refuse(visitor, from) is { } refusal)
            {
                return (null, refusal);
            }

            var pack = new OwnPack(RandomNumberGenerator.GetHexString(32, lowercase: true), visitor, from, _options);
            _packs.Add(pack.Id, (pack, _clock.GetUtcNow()));
            return (pack, null);
        }
    }

    /// <summary>Why no pack can be taken in; null where one can.</summary>
    public OwnRefusal? Refuse(string? visitor, string from)
    {
        lock (_gate)
        {
            return _options.Limits.OwnPacks == 0 ? OwnRefusal.Off
                : _packs.Count >= _options.Limits.OwnPacks ? OwnRefusal.BookFull
                : _packs.Values.Count(kept => kept.Pack.Visitor == visitor) >= MostOfOne ? OwnRefusal.VisitorFull
                : _packs.Values.Count(kept => kept.Pack.From == from) >= _options.Limits.OwnPacksByAddress ? OwnRefusal.AddressFull
                : null;
        }
    }

    /// <summary>
    /// The pack at an address, for the browser that brought it; null for every other, as where there is none. Asking for it keeps it.
    /// </summary>
    public OwnPack? Find(string id, string visitor)
    {
        lock (_gate)
        {
            if (
                !_packs.TryGetValue(id, out var kept)
                || !CryptographicOperations.FixedTimeEquals(
                    System.Text.Encoding.UTF8.GetBytes(kept.Pack.Visitor),
                    System.Text.Encoding.UTF8.GetBytes(visitor)
                )
            )
            {
                return null;
            }

            _packs[id] = kept with { LastUse = _clock.GetUtcNow() };
            foreach (
                var idle in _packs
                    .Values.Where(other => other.Pack.IsOpen && other.Pack != kept.Pack)
                    .OrderByDescending(other => other.LastUse)
                    .Skip(MostOpen - 1)
                    .ToList()
            )
            {
                idle.Pack.Close();
            }

            return kept.Pack;
        }
    }

    /// <summary>The packs of a browser, the one that was asked for last first.</summary>
    public IReadOnlyList<OwnPack> Of(string visitor)
    {
        lock (_gate)
        {
            return
            [
                .. _packs
                    .Values.Where(kept => kept.Pack.Visitor == visitor)
                    .OrderByDescending(kept => kept.LastUse)
                    .Select(kept => kept.Pack),
            ];
        }
    }

    /// <summary>Forgets a pack.</summary>
    public void Forget(OwnPack pack)
    {
        lock (_gate)
        {
            _packs.Remove(pack.Id);
            pack.Dispose();
        }
    }

    public void Dispose() => _sweeping.Dispose();

    private void Forget()
    {
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            foreach (
                var (pack, _) in _packs
                    .Values.Where(kept => now - kept.LastUse > TimeSpan.FromMinutes(_options.Limits.OwnPackMinutes))
                    .ToList()
            )
            {
                Forget(pack);
            }
        }
    }
}

/// <summary>Why no pack is taken in.</summary>
internal enum OwnRefusal
{
    /// <summary>The server takes none.</summary>
    Off,

    /// <summary>There are as many as the server takes.</summary>
    BookFull,

    /// <summary>This address has brought as many as one may.</summary>
    AddressFull,

    /// <summary>This browser has as many as one may.</summary>
    VisitorFull,
}
