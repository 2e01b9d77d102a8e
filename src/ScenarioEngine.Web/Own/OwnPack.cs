using System.Collections.Immutable;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Table;

namespace ScenarioEngine.Web.Own;

/// <summary>A rule pack that a visitor has brought along: its files, in memory, for that visitor's browser alone.</summary>
/// <remarks>
/// For several threads at once. What is made of the files, and what their tables remember, belongs to one state of them and goes with it.
/// </remarks>
/// <param name="id">The part of its addresses that nobody guesses.</param>
/// <param name="visitor">What only the browser of its visitor knows.</param>
/// <param name="from">The address from which it was brought.</param>
/// <param name="options">What the server is to do.</param>
public sealed class OwnPack(string id, string visitor, string from, ServeOptions options) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Lock _reading = new();
    private readonly ServeOptions _options = options with { Packs = [], IsReadOnly = true };
    private OwnFilesState _state = new(ImmutableSortedDictionary<string, string>.Empty, [], 0);
    private volatile Opened? _opened;

    /// <summary>The part of its addresses that nobody guesses.</summary>
    public string Id { get; } = id;

    /// <summary>What only the browser of its visitor knows.</summary>
    public string Visitor { get; } = visitor;

    /// <summary>The address from which it was brought, as <see cref="Caller"/> has it.</summary>
    public string From { get; } = from;

    /// <summary>Its files as they are now.</summary>
    public OwnFilesState State
    {
        get
        {
            lock (_gate)
            {
                return _state;
            }
        }
    }

    /// <summary>What the files say, and the tables on it. Whoever comes while they are being read waits.</summary>
    internal (OwnReading Reading, Tables Tables) Open()
    {
        lock (_reading)
        {
            var state = State;
            if (_opened is not { } opened || opened.Of != state)
            {
#pragma warning disable CA2000 // They hold nothing but memory, and a page that is being laid may still ask them when they are given up.
                _opened = opened = new Opened(state, OwnReading.Of(state.Texts), new Tables(_options));
#pragma warning restore CA2000
            }

            return (opened.Reading, opened.Tables);
        }
    }

    /// <summary>Whether something is kept that was made of the files.</summary>
    public bool IsOpen => _opened is not null;

    /// <summary>Puts other files in the place of those that are there, if nobody else did so since.</summary>
    /// <param name="version">The version that was changed; null for whatever is there.</param>
    /// <param name="texts">The files.</param>
    /// <param name="leftOut">What was not taken.</param>
    /// <returns>False where the files are of another version by now, and stay.</returns>
    public bool Change(int? version, ImmutableSortedDictionary<string, string> texts, ImmutableArray<LeftOut> leftOut)
    {
        lock (_gate)
        {
            if (version is { } expected && expected != _state.Version)
            {
                return false;
            }

            _state = new OwnFilesState(texts, leftOut, _state.Version + 1);
            Close();
            return true;
        }
    }

    /// <summary>Gives up what was made of the files; it is made again when it is asked for.</summary>
    public void Close() => _opened = null;

    /// <summary>Empties it.</summary>
    public void Dispose() => Change(null, ImmutableSortedDictionary<string, string>.Empty, []);

    private sealed record Opened(OwnFilesState Of, OwnReading Reading, Tables Tables);
}

/// <summary>The files of a visitor's pack at one moment.</summary>
/// <param name="Texts">The texts, by name.</param>
/// <param name="LeftOut">What was not taken when they came.</param>
/// <param name="Version">How often they were changed.</param>
public sealed record OwnFilesState(ImmutableSortedDictionary<string, string> Texts, ImmutableArray<LeftOut> LeftOut, int Version);
