/** Tables of docs/performance.md, as Markdown; prettier aligns them. */
import { chartStages, figure } from './draw.mjs';

const row = (cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
const table = (head, right, lines) =>
  [row(head), row(head.map((_, index) => (right.includes(index) ? '--:' : '---'))), ...lines.map(row)].join('\n');

const range = (low, high) => `${figure(low)}–${figure(high)}`;

export function machineText({ machine, versions, settings, missing }) {
  const programs = Object.entries(versions).map(([name, each]) => {
    const list = Object.entries(each).map(([program, version]) => `${program} ${version}`);
    return `- ${name}: ${list.join(', ')}`;
  });
  const gone = Object.entries(missing).map(([name, reason]) => `- ${name} could not be installed: ${reason}`);
  const day = machine.at.slice(0, 10);
  return [
    `Measured on ${day}: ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.system}. Medians of ${settings.repeat} repeats of ${settings.seconds} s, lowest and highest in brackets; ` +
      `processes that wanted a core before the run ${machine.loadBefore}, at its end ${machine.loadAfter}.`,
    '',
    ...programs,
    ...gone,
  ].join('\n');
}

export function goalTable({ goals }) {
  const lines = goals.map(({ what, target, unit, value, spread, met, detail }) => [
    what,
    `${target.kind} ${figure(target.value)} ${unit}`,
    value === null ? 'not measured' : `${figure(value)} ${unit}`,
    spread === null ? '' : range(...spread),
    met === null ? detail : met ? 'yes' : '**no**',
  ]);
  return table(['goal', 'target', 'value', 'lowest–highest', 'met'], [1, 2, 3], lines);
}

export function ratioTable({ lanes, ratios, rows, input }) {
  const measured = lanes
    .filter(({ status }) => status === 'measured')
    .sort((a, b) => b.rowsPerSecond.median - a.rowsPerSecond.median);
  const limits = measured.filter(({ kind }) => kind === 'limit');
  const lines = measured.map(({ lane, title, kind, rowsPerSecond: { low, median, high } }) => [
    kind === 'product' ? `**${title}**` : title,
    `${figure(median / 1e6)} (${range(low / 1e6, high / 1e6)})`,
    ...limits.map((limit) => ratioText(ratios.find((each) => each.lane === lane && each.over === limit.lane))),
  ]);
  const failed = lanes
    .filter(({ status }) => status === 'failed')
    .map(({ title, reason }) => `- ${title} failed: ${reason}`);
  const head = ['lane', 'M rows/s', ...limits.map(({ title }) => `of ${title}`)];
  return [
    `${rows} rows: ${input}.`,
    '',
    table(head, head.map((_, index) => index).slice(1), lines),
    '',
    ...failed,
  ].join('\n');
}

function ratioText(ratio) {
  return ratio === undefined ? '' : `${figure(ratio.median)} (${range(ratio.low, ratio.high)})`;
}

export function stageTable({ workloads }) {
  const lines = workloads.flatMap(({ workload, lanes }) =>
    lanes
      .filter(({ stages, status }) => status === 'measured' && stages !== null)
      .map(({ title, stages, rowsPerSecond }) => [
        `${workload}: ${title}`,
        figure(1e9 / rowsPerSecond.median),
        ...[...chartStages, 'wait'].map((stage) => figure(stages[stage])),
      ]),
  );
  const head = ['lane', 'wall', ...chartStages, 'wait'];
  return table(head, head.map((_, index) => index).slice(1), lines);
}
