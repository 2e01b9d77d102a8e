using System.Runtime.InteropServices;

namespace ScenarioEngine.Cli.Files;

/// <summary>What Linux knows of a file and the framework does not ask: its other names, its owner, whether it is a device.</summary>
/// <remarks>Elsewhere every file counts as a plain one with one name.</remarks>
internal static partial class UnixFile
{
    private const int CurrentFolder = -100;
    private const uint BasicFields = 0x7FF;
    private const int KindMask = 0xF000;
    private const int Regular = 0x8000;
    private const int Folder = 0x4000;

    /// <summary>How many names a file has; 1 where that cannot be told.</summary>
    public static long NamesOf(string path) => Find(path)?.Names ?? 1;

    /// <summary>Whether something is a device, a pipe or a socket, which is written to and never replaced.</summary>
    public static bool IsSpecial(string path) => Find(path) is { } found && (found.Mode & KindMask) is not (Regular or Folder);

    /// <summary>Whether two paths lead to one file.</summary>
    public static bool IsSame(string one, string other)
    {
        if (Find(one) is { } first && Find(other) is { } second)
        {
            return first.Number == second.Number && first.DeviceMajor == second.DeviceMajor && first.DeviceMinor == second.DeviceMinor;
        }

        return Path.Exists(one)
            && Path.Exists(other)
            && string.Equals(
                Resolved(one),
                Resolved(other),
                OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase
            );
    }

    /// <summary>Gives a file the owner of another, where that is permitted.</summary>
    public static void CopyOwner(string from, string to)
    {
        if (Find(from) is { } owner && Find(to) is { } now && (owner.User, owner.Group) != (now.User, now.Group))
        {
            _ = ChangeOwner(to, owner.User, owner.Group);
        }
    }

    private static string Resolved(string path) =>
        Path.GetFullPath(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);

    private static Status? Find(string path)
    {
        try
        {
            return OperatingSystem.IsLinux() && AskStatus(CurrentFolder, path, 0, BasicFields, out var status) == 0 ? status : null;
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int AskStatus(int folder, string path, int flags, uint fields, out Status status);

    [LibraryImport("libc", EntryPoint = "chown", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ChangeOwner(string path, uint user, uint group);

    /// <summary>The kernel's <c>struct statx</c>, the same on every processor; what is not asked for is not named.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private readonly struct Status
    {
        [FieldOffset(16)]
        public readonly uint Names;

        [FieldOffset(20)]
        public readonly uint User;

        [FieldOffset(24)]
        public readonly uint Group;

        [FieldOffset(28)]
        public readonly ushort Mode;

        [FieldOffset(32)]
        public readonly ulong Number;

        [FieldOffset(136)]
        public readonly uint DeviceMajor;

        [FieldOffset(140)]
        public readonly uint DeviceMinor;
    }
}
