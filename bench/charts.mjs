/**
 * `node bench/charts.mjs [FIGURES.json …]`: the pictures and tables of docs/performance.md, from what `bench --out` wrote
 * (latest.json and, where it is there, peers.json in bench/results where none is named). A workload or a goal's figure of a later
 * file takes the place of an earlier one, whole: ratios are of one run. The same figures give the same bytes.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as prettier from 'prettier';
import { barChart, stageChart } from './charts/draw.mjs';
import { goalTable, machineText, ratioTable, stageTable } from './charts/tables.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const usual = ['latest.json', 'peers.json'].map((name) => join(root, 'bench/results', name)).filter(existsSync);
const files = process.argv.length > 2 ? process.argv.slice(2) : usual;
const report = files.map((file) => JSON.parse(readFileSync(file, 'utf8'))).reduce(withLater);
const folder = join(root, 'docs/charts');
const page = join(root, 'docs/performance.md');

mkdirSync(folder, { recursive: true });
const sections = { machine: machineText(report), goals: goalTable(report), workloads: '', stages: stageTable(report) };
for (const workload of report.workloads) {
  const pictures = ['row', 'batch'].flatMap((shape) => picture(workload, shape));
  sections.workloads += `### ${workload.workload}: ${workload.title}\n\n${pictures.join('\n')}\n\n${ratioTable(workload)}\n\n`;
}
writeFileSync(join(folder, 'stages.svg'), stageChart(report));

let text = readFileSync(page, 'utf8');
for (const [name, content] of Object.entries(sections)) text = replaceSection(text, name, content);
const options = await prettier.resolveConfig(page);
writeFileSync(page, await prettier.format(text, { ...options, parser: 'markdown' }));
process.stderr.write(`Written: ${page} and ${folder}\n`);

function withLater(earlier, later) {
  const newer = new Map(later.workloads.map((workload) => [workload.workload, workload]));
  const figures = new Map(later.goals.filter(({ value }) => value !== null).map((goal) => [goal.goal, goal]));
  return {
    ...earlier,
    versions: { ...earlier.versions, ...later.versions },
    workloads: earlier.workloads.map((workload) => newer.get(workload.workload) ?? workload),
    goals: earlier.goals.map((goal) => figures.get(goal.goal) ?? goal),
  };
}

/** One chart of a workload: the lanes that run its row function, or its batch function. */
function picture(workload, shape) {
  const lanes = workload.lanes.filter((lane) => lane.status === 'measured' && lane.shape === shape);
  if (lanes.length < 2) return [];
  const what = shape === 'row' ? 'row by row' : 'a batch at a time';
  const title = `${workload.title}, ${what}: M rows/s`;
  const name = `${workload.workload}-${shape}.svg`;
  writeFileSync(join(folder, name), barChart(title, lanes));
  return [`![${title}](charts/${name})`];
}

function replaceSection(whole, name, content) {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const [from, to] = [whole.indexOf(begin), whole.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`${page} has no section ${name}.`);
  return `${whole.slice(0, from + begin.length)}\n\n${content.trim()}\n\n${whole.slice(to)}`;
}
