using System.Buffers;
using System.Text;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace ScenarioEngine.LanguageServer;

/// <summary>Messages as JSON. One that is none is passed over, where the library would end the connection.</summary>
internal sealed class PatientFormatter : SystemTextJsonFormatter, IJsonRpcMessageTextFormatter
{
    JsonRpcMessage IJsonRpcMessageFormatter.Deserialize(ReadOnlySequence<byte> contentBuffer) => Try(contentBuffer, base.Deserialize);

    JsonRpcMessage IJsonRpcMessageTextFormatter.Deserialize(ReadOnlySequence<byte> contentBuffer, Encoding encoding) =>
        Try(contentBuffer, buffer => base.Deserialize(buffer, encoding));

    private static JsonRpcMessage Try(ReadOnlySequence<byte> buffer, Func<ReadOnlySequence<byte>, JsonRpcMessage> read)
    {
        try
        {
            return read(buffer);
        }
#pragma warning disable CA1031 // Whatever is wrong with a message, the next one may be right.
        catch (Exception)
#pragma warning restore CA1031
        {
            // What begins so is passed over by everybody who does not know it.
            return new JsonRpcRequest { Method = "$/unreadable" };
        }
    }
}
