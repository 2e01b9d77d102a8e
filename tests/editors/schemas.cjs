// Asks an outside judge, ajv, whether the schemas for editors accept every file of the repository and refuse mistakes.
// Called by .ci/run, with the modules `ajv` and `yaml` on NODE_PATH and the command of the tool as arguments.
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const Ajv = require('ajv/dist/2020').default;
const YAML = require('yaml');

const [command, ...first] = process.argv.slice(2);
const schemas = new Map();

function validator(...args) {
  const key = args.join(' ');
  if (!schemas.has(key)) {
    const schema = execFileSync(command, [...first, 'schema', ...args], { encoding: 'utf8', maxBuffer: 1 << 26 });
    schemas.set(key, new Ajv({ strict: true, strictRequired: false, allErrors: true }).compile(JSON.parse(schema)));
  }
  return schemas.get(key);
}

const yamlIn = (folder) => fs.readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.yaml') && path.basename(path.dirname(path.join(folder, name))) !== 'lesson').map((name) => path.join(folder, name)).sort();
const kindOf = (file, document) => (path.basename(file) === 'pack.yaml' ? 'pack' : document.positions ? 'positions' : document.issues ? 'vocabulary' : 'part');

let wrong = 0;
let looked = 0;
function expect(file, isGood, ...schema) {
  const validate = validator(...schema);
  looked++;
  if (validate(YAML.parse(fs.readFileSync(file, 'utf8'))) !== isGood) {
    wrong++;
    console.error(`${file}: ${isGood ? 'refused' : 'accepted'} by ${schema.join(' ')}`, (validate.errors ?? []).slice(0, 3));
  }
}

for (const folder of fs.readdirSync('rules').filter((name) => fs.existsSync(`rules/${name}/pack.yaml`))) {
  for (const file of yamlIn(`rules/${folder}`)) {
    const kind = kindOf(file, YAML.parse(fs.readFileSync(file, 'utf8')));
    expect(file, true, kind);
    expect(file, true, kind, folder);
  }
  for (const file of fs.existsSync(`scenarios/${folder}`) ? yamlIn(`scenarios/${folder}`) : []) {
    expect(file, true, 'scenario');
    expect(file, true, 'scenario', folder);
  }
}

// The samples of misspelt names in scenarios, against the pack that they are written for.
const samples = 'tests/ScenarioEngine.Tests/Golden/diagnostics';
for (const name of fs.readdirSync(samples).filter((name) => /^SE(1003|1012|1015|2003|2004|2005|2011)/.test(name) && fs.existsSync(`${samples}/${name}/scenario.yaml`))) {
  expect(`${samples}/${name}/scenario.yaml`, false, 'scenario', 'tests/ScenarioEngine.Tests/Support/BasePack/office-lease');
}

console.log(`${looked} files looked at, ${wrong} judged otherwise than expected`);
process.exit(wrong === 0 && looked > 50 ? 0 : 1);
