/** The engine's figures of a run, or of the last run of each mode over one another. In a chunk with Recharts. */
import { modes, type Mode } from '../../../contract/model/job';
import type { EngineSample, ProcessFigures, SlotFigures } from '../../../contract/model/metrics';
import type { RunMetricsState } from '../../state/metrics';
import { samplesOf } from '../../state/sample-log';
import { LineChart, type ChartLine } from '../../ui/charts/line-chart';
import { ModeLineChart } from '../../ui/charts/mode-line-chart';
import { ShareChart } from '../../ui/charts/share-chart';
import { figureText, rateFigure, shareFigure, sizeFigure, threeDigits, timeFigure } from '../../ui/figures';
import { modeColour } from '../../ui/mode-mark';
import {
  cpuPoints,
  greatest,
  mean,
  memoryPoints,
  ratePoints,
  secondsEdge,
  sharePoints,
  slotPoints,
  type Point,
  type SlotChoice,
} from './series';

const zero = (value: number, text: () => string): string => (value === 0 ? '0' : text());
const rowsText = (value: number): string => zero(value, () => figureText(rateFigure(value)));
const timeText = (value: number): string => zero(value, () => figureText(timeFigure(value)));
const sizeText = (value: number): string => zero(value, () => figureText(sizeFigure(value)));
const bytesText = (value: number): string => zero(value, () => `${figureText(sizeFigure(value))}/s`);
const shareText = (value: number): string => zero(value, () => figureText(shareFigure(value)));
const countText = (value: number): string => threeDigits(value);

const dashes = { first: '', second: '6 4', third: '1.5 3' } as const;

const waitsForGil = ({ gilWaitNs }: SlotFigures): number => gilWaitNs / 1e6;

interface EngineChartsProps {
  readonly run: RunMetricsState;
  readonly mode: Mode;
  readonly slot: SlotChoice;
}

export function EngineCharts({ run, mode, slot }: EngineChartsProps) {
  const samples = samplesOf(run.log);
  const secondsMax = secondsEdge(samples.at(-1)?.seconds ?? 0);
  const colour = modeColour(mode);
  const line = (key: string, name: string, points: readonly Point[], dash: string = dashes.first): ChartLine => {
    return { key, name, colour, dashes: dash, points };
  };
  const chart = (label: string, format: (value: number) => string, lines: readonly ChartLine[]) => (
    <LineChart label={label} lines={lines} secondsMax={secondsMax} format={format} showsKey={lines.length > 1} />
  );
  const latency = (name: 'p50' | 'p95' | 'p99', join: typeof mean): Point[] =>
    slotPoints(samples, slot, ({ latencyMs }) => latencyMs?.[name], join);
  const bundle = (name: 'p50' | 'most', join: typeof mean): Point[] =>
    slotPoints(samples, slot, ({ bundleRows }) => bundleRows?.[name], join);
  return (
    <div className="metric-charts">
      {chart('Rows per second', rowsText, [
        line(
          'in',
          'in',
          ratePoints(samples, slot, ({ rowsIn }) => rowsIn),
        ),
        line(
          'out',
          'out',
          ratePoints(samples, slot, ({ rowsOut }) => rowsOut),
          dashes.third,
        ),
      ])}
      <SlotTime samples={samples} slot={slot} mode={mode} secondsMax={secondsMax} />
      {chart('Bundle latency', timeText, [
        line('p50', 'median', latency('p50', mean)),
        line('p95', 'p95', latency('p95', greatest), dashes.second),
        line('p99', 'p99', latency('p99', greatest), dashes.third),
      ])}
      {chart('Rows in a bundle', countText, [
        line('p50', 'median', bundle('p50', mean)),
        line('most', 'largest', bundle('most', greatest), dashes.third),
      ])}
      {chart('Bytes per second', bytesText, [
        line(
          'in',
          'arguments',
          ratePoints(samples, slot, ({ bytesIn }) => bytesIn),
        ),
        line(
          'out',
          'results',
          ratePoints(samples, slot, ({ bytesOut }) => bytesOut),
          dashes.third,
        ),
      ])}
      {chart('Processor, 100 % is a core', shareText, processLines(samples, slot, colour, cpuPoints))}
      {chart('Memory', sizeText, processLines(samples, slot, colour, memoryPoints))}
      {mode === 'thread'
        ? chart('Waiting for the GIL', shareText, [line('gil', 'of the time', sharePoints(samples, slot, waitsForGil))])
        : null}
    </div>
  );
}

interface SlotTimeProps {
  readonly samples: readonly EngineSample[];
  readonly slot: SlotChoice;
  readonly mode: Mode;
  readonly secondsMax: number;
}

function SlotTime({ samples, slot, mode, secondsMax }: SlotTimeProps) {
  const busy = sharePoints(samples, slot, ({ busyMs }) => busyMs);
  const waiting = sharePoints(samples, slot, ({ backPressuredMs }) => backPressuredMs);
  const idle = sharePoints(samples, slot, ({ idleMs }) => idleMs);
  const points = busy.map(({ x, y }, index) => {
    return { x, busy: y, backPressured: waiting[index]?.y ?? 0, idle: idle[index]?.y ?? 0 };
  });
  return (
    <ShareChart
      label="Time of a slot"
      secondsMax={secondsMax}
      points={points}
      areas={[
        { key: 'busy', name: 'busy', colour: modeColour(mode) },
        { key: 'backPressured', name: 'backpressured', colour: 'var(--danger)' },
        { key: 'idle', name: 'idle', colour: 'var(--line-strong)' },
      ]}
    />
  );
}

/** The task manager, and the workers of the slots that are looked at. In thread mode there is no worker. */
function processLines(
  samples: readonly EngineSample[],
  slot: SlotChoice,
  colour: string,
  points: (samples: readonly EngineSample[], which: (process: ProcessFigures) => boolean) => Point[],
): ChartLine[] {
  const isWorker = (process: ProcessFigures): boolean =>
    process.kind === 'worker' && (slot === null || process.slot === slot);
  const workers = new Set(samples.flatMap(({ processes }) => processes.filter(isWorker).map(({ slot: own }) => own)));
  const taskManager: ChartLine = {
    key: 'task manager',
    name: 'task manager',
    colour: workers.size === 0 ? colour : 'var(--text-faint)',
    dashes: workers.size === 0 ? dashes.first : dashes.second,
    points: points(samples, ({ kind }) => kind === 'taskManager'),
  };
  // Beyond a few lines nobody tells them apart; a slot can be chosen.
  if (workers.size > 4) {
    return [
      { key: 'workers', name: 'all workers', colour, dashes: '', points: points(samples, isWorker) },
      taskManager,
    ];
  }
  const lines = [...workers].map((own) => ({
    key: `worker ${own ?? ''}`,
    name: workers.size === 1 ? 'worker' : `worker of slot ${(own ?? 0) + 1}`,
    colour,
    dashes: [dashes.first, dashes.third, '8 2 2 2', '10 4'][own ?? 0] ?? dashes.first,
    points: points(samples, (process) => isWorker(process) && process.slot === own),
  }));
  return [...lines, taskManager];
}

export function ModeCharts({ runs }: { readonly runs: Readonly<Partial<Record<Mode, RunMetricsState>>> }) {
  const known = modes.flatMap((mode) => {
    const run = runs[mode];
    return run === undefined ? [] : [{ mode, samples: samplesOf(run.log) }];
  });
  const secondsMax = secondsEdge(Math.max(...known.map(({ samples }) => samples.at(-1)?.seconds ?? 0)));
  const chart = (
    label: string,
    format: (value: number) => string,
    points: (samples: readonly EngineSample[]) => Point[],
  ) => (
    <ModeLineChart
      label={label}
      secondsMax={secondsMax}
      format={format}
      series={known.map(({ mode, samples }) => ({ mode, points: points(samples) }))}
    />
  );
  return (
    <div className="metric-charts">
      {chart('Rows per second, in', rowsText, (samples) => ratePoints(samples, null, ({ rowsIn }) => rowsIn))}
      {chart('Time a slot is busy', shareText, (samples) => sharePoints(samples, null, ({ busyMs }) => busyMs))}
      {chart('Bundle latency, p99', timeText, (samples) =>
        slotPoints(samples, null, ({ latencyMs }) => latencyMs?.p99, greatest),
      )}
      {chart('Rows in a bundle, median', countText, (samples) =>
        slotPoints(samples, null, ({ bundleRows }) => bundleRows?.p50, mean),
      )}
      {chart('Bytes per second, arguments', bytesText, (samples) =>
        ratePoints(samples, null, ({ bytesIn }) => bytesIn),
      )}
      {chart('Processor, 100 % is a core', shareText, (samples) => cpuPoints(samples, () => true))}
      {chart('Memory', sizeText, (samples) => memoryPoints(samples, () => true))}
      {chart('Waiting for the GIL', shareText, (samples) => sharePoints(samples, null, waitsForGil))}
    </div>
  );
}
