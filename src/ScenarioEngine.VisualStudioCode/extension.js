// Starts `scenario lsp` for scenarios and rule packs. All that is known of them is known to that program.
const { commands, window, workspace } = require('vscode');
const { LanguageClient, TransportKind } = require('vscode-languageclient/node');

let client;

// Files that lie as the tool looks for them, and texts that are not saved yet; the server leaves alone what is neither a scenario nor a part of a pack.
const documents = [
  { scheme: 'file', language: 'yaml', pattern: '**/{scenarios,rules}/**' },
  { scheme: 'untitled', language: 'yaml' },
];

async function start() {
  const settings = workspace.getConfiguration('scenarioEngine');
  const args = ['lsp', ...settings.get('rules').flatMap((folder) => ['--rules', folder])];
  client = new LanguageClient(
    'scenarioEngine',
    'ScenarioEngine',
    { command: settings.get('program'), args, transport: TransportKind.stdio },
    { documentSelector: documents },
  );
  try {
    await client.start();
  } catch (problem) {
    window.showErrorMessage(`\`${settings.get('program')} lsp\` does not start: ${problem.message ?? problem}. The setting scenarioEngine.program names the program.`);
  }
}

async function stop() {
  await client?.dispose();
  client = undefined;
}

exports.activate = async (context) => {
  context.subscriptions.push(
    commands.registerCommand('scenarioEngine.restart', async () => {
      await stop();
      await start();
    }),
  );
  await start();
};

exports.deactivate = stop;
