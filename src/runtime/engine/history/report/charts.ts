/** The report's charts as SVG text: no script, colours by the report's own variables. */
import { rateAt, type BreakEven } from '../../../../contract/model/break-even';
import type { ModeResult } from '../../../../contract/model/compare';
import { modeNames, type Mode } from '../../../../contract/model/job';
import { drawnStages, stageWords } from '../../../../contract/model/stages';
import { escaped, rateText, timeText } from './figures';

export interface Measured {
  readonly mode: Mode;
  readonly result: ModeResult;
}

const width = 760;
const labelWidth = 130;
const valueWidth = 170;
const barWidth = width - labelWidth - valueWidth;

const dashes: Readonly<Record<Mode, string>> = { 'process-row': '', 'process-arrow': '6 4', thread: '1.5 3' };

function svg(height: number, title: string, body: string): string {
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">${body}</svg>`;
}

function text(x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end' = 'start', extra = ''): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}"${extra}>${escaped(words)}</text>`;
}

/** Medians as bars, from the slowest to the fastest repeat as a line. */
export function speedChart(measured: readonly Measured[]): string {
  const most = Math.max(...measured.map(({ result }) => result.rowsPerSecondSpread[1]), 1e-9);
  const at = (rate: number): number => labelWidth + (rate / most) * barWidth;
  const rows = measured.map(({ mode, result }, index) => {
    const y = 8 + index * 34;
    const [low, high] = result.rowsPerSecondSpread;
    return [
      text(labelWidth - 10, y + 16, modeNames[mode], 'end'),
      `<rect x="${labelWidth}" y="${y}" width="${(at(result.rowsPerSecond) - labelWidth).toFixed(1)}" height="24" class="fill-${mode}"/>`,
      `<path d="M${at(low).toFixed(1)} ${y + 12}H${at(high).toFixed(1)}M${at(low).toFixed(1)} ${y + 7}v10M${at(high).toFixed(1)} ${y + 7}v10" class="spread"/>`,
      text(width - valueWidth + 12, y + 16, rateText(result.rowsPerSecond), 'start', ' class="value"'),
    ].join('');
  });
  return svg(16 + measured.length * 34, 'Rows per second by mode', rows.join(''));
}

/** What a row costs, one bar a mode on one scale. */
export function costChart(measured: readonly Measured[]): string {
  const costs = measured.map(({ mode, result }) => ({
    mode,
    parts: drawnStages.map((stage) => ({ stage, ns: (result.stages[stage] * 1e9) / Math.max(1, result.rowsMeasured) })),
  }));
  const sums = costs.map(({ parts }) => parts.reduce((sum, { ns }) => sum + ns, 0));
  const most = Math.max(...sums, 1e-9);
  const key = drawnStages.map(
    (stage, index) =>
      `<rect x="${labelWidth + index * 112}" y="4" width="10" height="10" class="stage-${stage}"/>${text(labelWidth + 16 + index * 112, 13, stageWords[stage])}`,
  );
  const rows = costs.map(({ mode, parts }, index) => {
    const y = 28 + index * 30;
    let x = labelWidth;
    const bars = parts.map(({ stage, ns }) => {
      const part = (ns / most) * barWidth;
      const bar = `<rect x="${x.toFixed(1)}" y="${y}" width="${part.toFixed(1)}" height="18" class="stage-${stage}"><title>${stageWords[stage]}: ${timeText(ns / 1e6)} a row</title></rect>`;
      x += part;
      return bar;
    });
    const sum = `${timeText((sums[index] ?? 0) / 1e6)} a row`;
    return `${text(labelWidth - 10, y + 13, modeNames[mode], 'end')}${bars.join('')}${text(width - valueWidth + 12, y + 13, sum, 'start', ' class="value"')}`;
  });
  return svg(36 + costs.length * 30, 'What a row costs by mode', key.join('') + rows.join(''));
}

const plot = { left: 76, right: width - 20, top: 12, bottom: 236 } as const;

/** Speed over the cost of the function, both logarithmic. */
export function breakEvenChart({ costs }: BreakEven): string {
  if (costs.length === 0) return '';
  const xs = [0, Math.max(4, Math.ceil(Math.log10(Math.max(...costs.map(({ userNs }) => userNs), 1e4))))] as const;
  const steps = Array.from({ length: 61 }, (_, step) => 10 ** (xs[0] + ((xs[1] - xs[0]) * step) / 60));
  const lines = costs.map((cost) => ({ cost, points: steps.map((ns) => ({ x: ns, y: rateAt(cost, ns) })) }));
  const rates = lines.flatMap(({ points }) => points.map(({ y }) => Math.log10(Math.max(y, 1))));
  const ys = [Math.floor(Math.min(...rates)), Math.ceil(Math.max(...rates) + 1e-9)] as const;
  const px = (ns: number): number => scaled(Math.log10(ns), xs, plot.left, plot.right);
  const py = (rate: number): number => scaled(Math.log10(Math.max(rate, 1)), ys, plot.bottom, plot.top);
  const parts: string[] = [];
  for (let power = xs[0]; power <= xs[1]; power += 1) {
    const x = px(10 ** power);
    parts.push(`<path d="M${x.toFixed(1)} ${plot.top}V${plot.bottom}" class="grid"/>`);
    parts.push(text(x, plot.bottom + 16, timeText(10 ** power / 1e6), 'middle'));
  }
  for (let power = ys[0]; power <= ys[1]; power += 1) {
    const y = py(10 ** power);
    parts.push(`<path d="M${plot.left} ${y.toFixed(1)}H${plot.right}" class="grid"/>`);
    parts.push(text(plot.left - 8, y + 4, rateText(10 ** power), 'end'));
  }
  for (const { cost, points } of lines) {
    const path = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${px(x).toFixed(1)} ${py(y).toFixed(1)}`);
    parts.push(`<path d="${path.join('')}" class="line line-${cost.mode}" stroke-dasharray="${dashes[cost.mode]}"/>`);
    parts.push(
      `<circle cx="${px(Math.max(1, cost.userNs)).toFixed(1)}" cy="${py(cost.rowsPerSecond).toFixed(1)}" r="5" class="fill-${cost.mode}"><title>${modeNames[cost.mode]}: your function</title></circle>`,
    );
  }
  parts.push(text((plot.left + plot.right) / 2, plot.bottom + 34, 'user code a row', 'middle'));
  costs.forEach(({ mode }, index) => {
    const x = plot.left + index * 150;
    parts.push(`<path d="M${x} ${plot.bottom + 50}h24" class="line line-${mode}" stroke-dasharray="${dashes[mode]}"/>`);
    parts.push(text(x + 30, plot.bottom + 54, modeNames[mode]));
  });
  return svg(plot.bottom + 64, 'Rows per second over user code a row', parts.join(''));
}

function scaled(value: number, [low, high]: readonly [number, number], from: number, to: number): number {
  return from + ((value - low) / Math.max(1e-9, high - low)) * (to - from);
}
