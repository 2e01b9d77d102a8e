// Activates the extension of Visual Studio Code without Visual Studio Code: what it asks of the editor is made up, and the program that it starts is this one.
// Called by .ci/long/extension with the bundled file.
const fs = require('node:fs');
const Module = require('node:module');
const os = require('node:os');
const path = require('node:path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'extension-'));
const called = path.join(folder, 'called.txt');
const program = path.join(folder, 'scenario');
fs.writeFileSync(program, `#!/bin/sh\necho "$@" >${called}\ncat >${called}.input\n`, { mode: 0o755 });

// Anything that is asked for is there, can be called and made anew, and gives the same again.
const anything = () => new Proxy(function () {}, {
  get: (target, name) => (name === 'then' ? undefined : name === Symbol.toPrimitive ? () => '' : name === Symbol.iterator ? [][Symbol.iterator] : name in target ? target[name] : (target[name] = anything())),
  apply: () => anything(),
  construct: () => anything(),
});
const settings = { program, rules: ['/packs'] };
const editor = {
  workspace: new Proxy({ getConfiguration: () => ({ get: (name) => settings[name] }), workspaceFolders: undefined, textDocuments: [], notebookDocuments: [], getWorkspaceFolder: () => undefined }, { get: (own, name) => (name in own ? own[name] : anything()) }),
  window: new Proxy({ showErrorMessage: (text) => { console.error(text); process.exit(1); }, visibleTextEditors: [], tabGroups: { all: [], onDidChangeTabs: () => ({ dispose() {} }) } }, { get: (own, name) => (name in own ? own[name] : anything()) }),
  version: '1.91.0',
};
const load = Module._load;
Module._load = (name, ...rest) => (name === 'vscode' ? new Proxy(editor, { get: (own, key) => (key in own ? own[key] : anything()) }) : load(name, ...rest));

require(path.resolve(process.argv[2])).activate({ subscriptions: [] }).catch(() => {});
const started = Date.now();
setInterval(() => {
  const asked = fs.existsSync(`${called}.input`) ? fs.readFileSync(`${called}.input`, 'utf8') : '';
  if (asked.includes('"initialize"')) {
    const args = fs.readFileSync(called, 'utf8').trim();
    const isRight = args.startsWith('lsp --rules /packs');
    console.log(`${isRight ? 'ok  ' : 'FAIL'} starts: scenario ${args}`);
    process.exit(isRight ? 0 : 1);
  } else if (Date.now() - started > 20_000) {
    console.error('The extension asked nothing.');
    process.exit(1);
  }
}, 100);
