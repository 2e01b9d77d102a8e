using System.Buffers;
using System.Text;

namespace ScenarioEngine.Web.Hosting;

/// <summary>
/// Writes text as UTF-8 into a buffer of bytes, some thousand characters at a time; the last of them when it is disposed of.
/// </summary>
internal sealed class Utf8Writer(IBufferWriter<byte> bytes) : TextWriter
{
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
    private readonly char[] _held = ArrayPool<char>.Shared.Rent(4096);
    private int _count;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        if (_count == _held.Length)
        {
            Flush();
        }

        _held[_count++] = value;
    }

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (buffer.Length > _held.Length - _count)
        {
            Flush();
        }

        if (buffer.Length > _held.Length)
        {
            _encoder.Convert(buffer, bytes, flush: false, out _, out _);
            return;
        }

        buffer.CopyTo(_held.AsSpan(_count));
        _count += buffer.Length;
    }

    public override void Flush()
    {
        _encoder.Convert(_held.AsSpan(0, _count), bytes, flush: false, out _, out _);
        _count = 0;
    }

    protected override void Dispose(bool disposing)
    {
        Flush();
        ArrayPool<char>.Shared.Return(_held);
        base.Dispose(disposing);
    }
}
