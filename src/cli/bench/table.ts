/** A report as a person reads it in a terminal. */
import { plainTable } from '../table';
import type { Spread } from './figures';
import type { BenchReport, GoalReport, LaneReport, WorkloadReport } from './report';

export function describeReport(report: BenchReport): string {
  const { machine, settings } = report;
  const head = [
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.system}`,
    `medians of ${settings['repeat'] ?? '?'} repeats of ${settings['seconds'] ?? '?'} s, lowest and highest behind them; load before ${machine.loadBefore}, after ${machine.loadAfter}; took ${machine.seconds} s`,
    ...Object.entries(report.versions).map(
      ([name, versions]) =>
        `${name}: ${Object.entries(versions)
          .map((each) => each.join(' '))
          .join(', ')}`,
    ),
    ...Object.entries(report.missing).map(([name, reason]) => `${name} is not there: ${reason}`),
  ];
  return `${[head.join('\n'), ...report.workloads.map(describeWorkload), describeGoals(report.goals)].join('\n\n')}\n`;
}

function describeWorkload(report: WorkloadReport): string {
  const limits = report.lanes.filter(({ kind, status }) => kind === 'limit' && status === 'measured');
  const head = ['lane', 'M rows/s', '', ...limits.flatMap(({ title }) => [`of ${title}`, ''])];
  const lines = [...report.lanes].sort(byRate).map((lane) => laneLine(lane, report, limits));
  const failed = report.lanes.filter(({ status }) => status === 'failed');
  const right = new Set(head.keys());
  right.delete(0);
  return [
    `${report.workload}: ${report.title} (${report.input}; ${report.rows} rows)`,
    plainTable([head, ...lines.filter((line) => line.length > 1)], right),
    ...failed.map(({ title, reason }) => `${title} FAILED: ${reason ?? ''}`),
  ].join('\n');
}

function byRate(a: LaneReport, b: LaneReport): number {
  return (b.rowsPerSecond?.median ?? 0) - (a.rowsPerSecond?.median ?? 0);
}

function laneLine(lane: LaneReport, report: WorkloadReport, limits: readonly LaneReport[]): string[] {
  if (lane.rowsPerSecond === null) return [lane.title];
  const ratios = limits.flatMap((limit) => {
    const ratio = report.ratios.find((each) => each.lane === lane.lane && each.over === limit.lane);
    return ratio === undefined ? ['', ''] : [figure(ratio.median), range(ratio)];
  });
  return [lane.title, millions(lane.rowsPerSecond.median), range(lane.rowsPerSecond, millions), ...ratios];
}

function describeGoals(goals: readonly GoalReport[]): string {
  const head = ['goal', 'value', '', 'target', 'met', 'unit'];
  const lines = goals.map(({ what, value, spread, target, unit, met }) => [
    what,
    value === null ? '-' : figure(value),
    spread === null ? '' : range({ low: spread[0], high: spread[1] }),
    `${target.kind} ${figure(target.value)}`,
    met === null ? '-' : met ? 'yes' : 'NO',
    unit,
  ]);
  const open = goals
    .filter(({ value }) => value === null)
    .map(({ what, detail }) => `not measured: ${what}: ${detail}`);
  return [plainTable([head, ...lines], new Set([1, 2])), ...open].join('\n');
}

function range({ low, high }: Pick<Spread, 'low' | 'high'>, text = figure): string {
  return `${text(low)}..${text(high)}`;
}

/** Three figures that count. */
function figure(value: number): string {
  const size = Math.abs(value);
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

function millions(rowsPerSecond: number): string {
  return figure(rowsPerSecond / 1e6);
}
