using ScenarioEngine;
using ScenarioEngine.Cli;
using ScenarioEngine.LanguageServer;

// Called by `scenario lsp`, which has looked at the folders already.
if (args.Select(PackLibrary.WhyNothingIn).FirstOrDefault(why => why is not null) is { } why)
{
    await Console.Error.WriteLineAsync($"error: {why}");
    return ExitCode.WrongInput;
}

return await Server.RunAsync(Console.OpenStandardInput(), Console.OpenStandardOutput(), args);
