// Types into the full pack and one of its scenarios as an editor does, letter by letter, and tells how long the language server takes after each:
// until it has said what is wrong, and until it has offered what can be written. Ends with 1 where the median of either is 50 ms or more.
// Called by .ci/long/keystrokes in the root of the repository with the program and what goes before its own arguments.
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const bound = 50;
const server = spawn(process.argv[2], process.argv.slice(3), { stdio: ['pipe', 'pipe', 'inherit'] });
const [answers, published] = [new Map(), new Map()];
let buffer = Buffer.alloc(0);
let number = 0;

function send(message) {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

const tell = (method, params) => send({ method, params });
const ask = (method, params) => new Promise((resolve) => {
  answers.set(++number, resolve);
  send({ id: number, method, params });
});
const until = (uri, version) => new Promise((resolve) => published.set(`${uri} ${version}`, resolve));

server.stdout.on('data', (chunk) => {
  buffer = Buffer.concat([buffer, chunk]);
  for (;;) {
    const end = buffer.indexOf('\r\n\r\n');
    const length = end < 0 ? 0 : Number(/Content-Length: (\d+)/.exec(buffer.toString('latin1', 0, end))[1]);
    if (end < 0 || buffer.length < end + 4 + length) return;
    const message = JSON.parse(buffer.toString('utf8', end + 4, end + 4 + length));
    buffer = buffer.subarray(end + 4 + length);
    if (message.method === 'textDocument/publishDiagnostics') published.get(`${message.params.uri} ${message.params.version}`)?.();
    else answers.get(message.id)?.(message.result);
  }
});

class Text {
  constructor(file) {
    this.lines = fs.readFileSync(file, 'utf8').split('\n');
    this.uri = pathToFileURL(path.resolve(file)).href;
    this.version = 1;
    tell('textDocument/didOpen', { textDocument: { uri: this.uri, languageId: 'yaml', version: 1, text: this.lines.join('\n') } });
    this.opened = until(this.uri, 1);
  }

  lineAfter(start) {
    return this.lines.findIndex((line) => line.trim().startsWith(start)) + 1;
  }

  change(from, to, text) {
    const said = until(this.uri, ++this.version);
    tell('textDocument/didChange', { textDocument: { uri: this.uri, version: this.version }, contentChanges: [{ range: { start: { line: from[0], character: from[1] }, end: { line: to[0], character: to[1] } }, text }] });
    return said;
  }
}

function report(what, times) {
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  console.log(`${what}: ${times.length} keystrokes, median ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms, longest ${at(1).toFixed(1)} ms`);
  return at(0.5) < bound;
}

async function type(name, text, line, indent, words) {
  await text.change([line, 0], [line, 0], `${indent}\n`);
  const [said, offered] = [[], []];
  for (let round = 0; round < 6; round++) {
    let column = indent.length;
    for (const letter of words) {
      const start = performance.now();
      const wrong = text.change([line, column], [line, column], letter).then(() => said.push(performance.now() - start));
      column++;
      await ask('textDocument/completion', { textDocument: { uri: text.uri }, position: { line, character: column } });
      offered.push(performance.now() - start);
      await wrong;
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    await text.change([line, indent.length], [line, column], '');
  }
  await text.change([line, 0], [line + 1, 0], '');
  return [report(`${name}, what is wrong`, said), report(`${name}, and what can be written`, offered)].every(Boolean);
}

(async () => {
  await ask('initialize', { rootUri: pathToFileURL(`${process.cwd()}/`).href, capabilities: {} });
  tell('initialized', {});
  const scenario = new Text('scenarios/ukraine-settlement/package-b-freeze-and-force.yaml');
  const vocabulary = new Text('rules/ukraine-settlement/vocabulary/security.yaml');
  const positions = new Text('rules/ukraine-settlement/positions/germany.yaml');
  await Promise.all([scenario.opened, vocabulary.opened, positions.opened]);
  const results = [
    await type('scenario', scenario, scenario.lineAfter('terms:'), '  ', 'recognition: de-jure'),
    await type('vocabulary', vocabulary, vocabulary.lineAfter('issues:'), '  ', 'more: {title: More}'),
    await type('positions', positions, positions.lineAfter('source:'), '    ', 'interest: to be seen'),
  ];
  await ask('shutdown');
  tell('exit');
  process.exitCode = results.every(Boolean) ? 0 : 1;
})();
