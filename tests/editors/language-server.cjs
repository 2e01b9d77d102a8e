// Drives yaml-language-server over standard input and output, as an editor does: completion, hover and diagnostics in a scenario.
// Called by .ci/run, with the module `yaml-language-server` on NODE_PATH, in the root of the repository.
const { spawn } = require('node:child_process');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const entry = path.join(path.dirname(require.resolve('yaml-language-server/package.json')), 'bin', 'yaml-language-server');
const server = spawn(process.execPath, [entry, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
const root = pathToFileURL(`${process.cwd()}/`).href;
const uri = `${root}scenarios/ukraine-interview/unsaved.yaml`;
const text = ['# yaml-language-server: $schema=scenario.schema.json', 'scenario: A freeze', 'rules: ukraine-interview', 'terms:', '  ceasefire:', '    line: cur', '  recogniton: none', ''].join('\n');

const waiting = new Map();
const notes = [];
let buffer = Buffer.alloc(0);
let number = 0;

function send(message) {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

function ask(method, params) {
  const id = ++number;
  send({ id, method, params });
  return new Promise((resolve) => waiting.set(id, resolve));
}

server.stdout.on('data', (chunk) => {
  buffer = Buffer.concat([buffer, chunk]);
  for (;;) {
    const end = buffer.indexOf('\r\n\r\n');
    const length = end < 0 ? 0 : Number(/Content-Length: (\d+)/.exec(buffer.toString('latin1', 0, end))[1]);
    if (end < 0 || buffer.length < end + 4 + length) return;
    const message = JSON.parse(buffer.toString('utf8', end + 4, end + 4 + length));
    buffer = buffer.subarray(end + 4 + length);
    if (message.method === 'textDocument/publishDiagnostics') notes.push(message.params);
    // What the server asks of its editor is its configuration; it gets none.
    else if (message.method && message.id !== undefined) send({ id: message.id, result: message.method === 'workspace/configuration' ? message.params.items.map(() => null) : null });
    else waiting.get(message.id)?.(message.result);
  }
});

async function until(find) {
  for (let tries = 0; tries < 300; tries++) {
    const found = await find();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The language server did not answer in time.');
}

function check(what, found, pattern) {
  const isRight = pattern.test(found);
  console.log(`${isRight ? 'ok  ' : 'FAIL'} ${what}: ${found.replace(/\s+/g, ' ').slice(0, 160)}`);
  return isRight;
}

(async () => {
  await ask('initialize', { processId: process.pid, rootUri: root, capabilities: { textDocument: { completion: { completionItem: { documentationFormat: ['markdown'] } }, hover: { contentFormat: ['markdown'] } } } });
  send({ method: 'initialized', params: {} });
  send({ method: 'workspace/didChangeConfiguration', params: { settings: { yaml: { validate: true, completion: true, hover: true, schemaStore: { enable: false } } } } });
  send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'yaml', version: 1, text } } });
  const place = (line, character) => ({ textDocument: { uri }, position: { line, character } });
  const completion = await until(async () => {
    const result = await ask('textDocument/completion', place(5, 13));
    return (result?.items ?? []).length > 0 && result;
  });
  const hover = await until(() => ask('textDocument/hover', place(5, 6)));
  const diagnostics = await until(() => notes.findLast((note) => note.uri === uri && note.diagnostics.length > 0));
  const results = [
    check('completes `line: cur`', completion.items.map((item) => item.label).join(' '), /current-lines/),
    check('explains the options of `line`', JSON.stringify(hover.contents), /The armies stay where they are/),
    check('marks `recogniton`', diagnostics.diagnostics.map((diagnostic) => diagnostic.message).join(' '), /recogniton/),
    check('marks `cur`', diagnostics.diagnostics.map((diagnostic) => diagnostic.message).join(' '), /current-lines/),
  ];
  server.kill();
  process.exit(results.every(Boolean) ? 0 : 1);
})().catch((problem) => {
  console.error(problem.message);
  server.kill();
  process.exit(1);
});
