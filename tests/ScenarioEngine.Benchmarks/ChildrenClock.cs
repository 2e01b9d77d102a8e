using System.Runtime.InteropServices;
using Perfolizer.Horology;

namespace ScenarioEngine.Benchmarks;

/// <summary>
/// The processor time of all programs that this one has run and that have ended: what they cost, however busy the machine is.
/// </summary>
internal sealed partial class ChildrenClock : IClock
{
    private const int Children = -1;

    /// <summary>Seconds and microseconds, of the user and of the system, and then what is not asked.</summary>
    private const int Numbers = 18;

    public string Title => "Processor time of programs that have ended";

    public bool IsAvailable => OperatingSystem.IsLinux();

    /// <summary>Counts in nanoseconds, as all code that reads clocks expects; the last three digits are 0.</summary>
    public Frequency Frequency => Frequency.GHz;

    public static TimeSpan Now
    {
        get
        {
            Span<long> usage = stackalloc long[Numbers];
            return GetUsage(Children, usage) == 0
                ? TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3])
                : throw new InvalidOperationException("The system does not say what programs have used.");
        }
    }

    public long GetTimestamp() => Now.Ticks * TimeSpan.NanosecondsPerTick;

    [LibraryImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetUsage(int who, Span<long> usage);
}
