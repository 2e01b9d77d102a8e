using ScenarioEngine.Cli;

return CommandLine.Run(args, Terminal.OfProcess());
