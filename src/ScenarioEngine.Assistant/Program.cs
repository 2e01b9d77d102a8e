using ModelContextProtocol.Server;
using ScenarioEngine.Assistant;

await using var transport = new StdioServerTransport("scenario");
await using var server = McpServer.Create(transport, AssistantServer.Options());
await server.RunAsync();
