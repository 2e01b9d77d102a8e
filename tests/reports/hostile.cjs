// Writes a rule pack and scenarios whose every text tries to be something else: markup, a formula, a command of the terminal, the end of a quotation.
const fs = require('node:fs');
const path = require('node:path');

const nasty = `<script>alert(1)</script> & 'single' "double" =cmd|'/c calc'!A0 \u0001\u0007\u001b[31m 😀 \u202eright to left\u202c שלום \`tick\` | pipe ]]> <!-- -->`;
const long = 'A very long line. '.repeat(500).trim();
// JSON is YAML, and says each character.
const files = {
  'rules/hostile/pack.yaml': {
    id: 'hostile', title: nasty, version: '1.0.0', summary: nasty,
    parties: { a: { title: nasty, role: 'signatory', note: nasty }, b: { title: '=2+2', role: 'guarantor', note: '@none' } },
    sources: {
      s: { title: nasty, publisher: nasty, author: '=cmd', date: '2026-01-01', url: 'javascript:alert(1)' },
      t: { title: long, publisher: '+1', date: '2026-01-01', url: 'https://example.org/?a="><script>alert(1)</script>' },
    },
    issues: { x: { title: nasty, type: 'scale', options: { none: nasty, some: nasty, all: nasty }, 'status-quo': 'none' }, y: { title: 'y', type: 'yes-no' } },
    implications: [{ id: 'i', when: { x: 'some' }, then: { y: 'no' }, because: nasty, basis: 'assumption' }],
    constraints: [{ id: 'c', 'impossible-when': { x: 'all', y: 'yes' }, because: nasty, basis: 'law' }],
  },
  'rules/hostile/positions.yaml': {
    party: 'a',
    positions: [
      { id: 'r', kind: 'red-line', title: nasty, statement: nasty, speaker: nasty, stated: '2026-01-01', source: 's', locator: nasty, interest: nasty, encoding: nasty, 'crossed-when': { x: 'all' } },
      { id: 'd', kind: 'demand', title: long, statement: long, speaker: '=1+1', stated: '2026-01-01', source: 't', 'met-when': { y: 'yes' } },
      { id: 'v', kind: 'demand', title: nasty, statement: nasty, speaker: '@', stated: '2026-01-01', source: 's', vague: nasty },
    ],
  },
  'scenarios/conflict.yaml': { scenario: nasty, rules: 'hostile', note: nasty, terms: { x: 'all' }, 'what-if': [{ name: nasty, set: { x: 'none' } }], expect: { outcome: 'clear', todo: nasty } },
  'scenarios/long.yaml': { scenario: long, rules: 'hostile', terms: { x: 'all', y: 'no' } },
  'scenarios/impossible.yaml': { scenario: '=1+1', rules: 'hostile', terms: { x: 'all', y: 'yes' } },
  'scenarios/contradictory.yaml': { scenario: "'; --", rules: 'hostile', terms: { x: 'some', y: 'yes' } },
  'scenarios/mistaken.yaml': { scenario: nasty, rules: 'hostile', terms: { x: nasty, [nasty]: 1 } },
  "scenarios/=a b<i>&'[]#?%41;.yaml": { scenario: nasty, rules: 'hostile', terms: { y: 'open' } },
};

/** Writes the files into a folder. */
exports.write = (folder) => {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, JSON.stringify(content, null, 2));
  }
};
