using System.Text.Json;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace ScenarioEngine.LanguageServer;

/// <summary>A connection on which a failure of ours is a sentence, and no stack trace.</summary>
internal sealed class QuietRpc(IJsonRpcMessageHandler handler) : JsonRpc(handler)
{
    protected override JsonRpcError.ErrorDetail CreateErrorDetails(JsonRpcRequest request, Exception exception) =>
        exception switch
        {
            LocalRpcException known => new JsonRpcError.ErrorDetail { Code = (JsonRpcErrorCode)known.ErrorCode, Message = known.Message },
            JsonException => new JsonRpcError.ErrorDetail
            {
                Code = JsonRpcErrorCode.InvalidParams,
                Message = $"The parameters of {request.Method} are not those of the protocol.",
            },
            _ => new JsonRpcError.ErrorDetail
            {
                Code = JsonRpcErrorCode.InternalError,
                Message =
                    $"error {DiagnosticCatalog.ToolFailed.Code}: {DiagnosticCatalog.ToolFailed.Title}: {exception.GetType().Name}: {exception.Message} Please report this, with the file.",
            },
        };
}
