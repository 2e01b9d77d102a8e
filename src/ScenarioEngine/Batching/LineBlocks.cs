using System.Buffers;

namespace ScenarioEngine.Batching;

/// <summary>Some whole lines of a stream.</summary>
/// <param name="Buffer">Holds them from its start; rented from the shared pool.</param>
/// <param name="Length">How many bytes they take.</param>
/// <param name="FirstLine">The number of the first of them, from 1.</param>
internal sealed record LineBlock(byte[] Buffer, int Length, long FirstLine);

/// <summary>Cuts a stream into blocks of whole lines, in memory that depends on no line.</summary>
/// <remarks>
/// A block is handed out as soon as there is a whole line, so that whoever waits for an answer before writing on gets it.
/// </remarks>
internal static class LineBlocks
{
    /// <summary>What a read asks for.</summary>
    private const int BlockBytes = 512 * 1024;

    /// <summary>The blocks; whoever gets one returns its buffer to the shared pool.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="longest">How long a line may be. A longer one is cut after the next byte, so that it can be told.</param>
    public static IEnumerable<LineBlock> Of(Stream stream, int longest)
    {
        var rest = Array.Empty<byte>();
        var (line, isCutting, isOver) = (1L, false, false);
        while (!isOver)
        {
            var buffer = ArrayPool<byte>.Shared.Rent(rest.Length + BlockBytes);
            rest.CopyTo(buffer, 0);
            var read = stream.Read(buffer, rest.Length, BlockBytes);
            isOver = read == 0;
            var filled = buffer.AsMemory(0, rest.Length + read);
            if (isCutting && filled[rest.Length..].Span.IndexOf((byte)'\n') is var end)
            {
                // Of a line that is too long only its start is kept; the rest of it is passed over.
                isCutting = end < 0;
                filled[(isCutting ? filled.Length : rest.Length + end)..].CopyTo(filled[rest.Length..]);
                filled = filled[..(isCutting ? rest.Length : filled.Length - end)];
            }

            var whole = isOver ? filled.Length : filled.Span.LastIndexOf((byte)'\n') + 1;
            var left = filled[whole..];
            isCutting = left.Length > longest;
            rest = left[..Math.Min(left.Length, longest + 1)].ToArray();
            if (whole == 0)
            {
                ArrayPool<byte>.Shared.Return(buffer);
                continue;
            }

            var block = new LineBlock(buffer, whole, line);
            line += filled.Span[..whole].Count((byte)'\n');
            yield return block;
        }
    }
}
