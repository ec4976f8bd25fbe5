/** The figures of a kept run as texts, the same rows for every run, so that two can stand side by side. */
import type { HistoryDetail } from '../../../contract/model/history';
import { figureText, grouped, rateFigure, sizeFigure, timeFigure } from '../../ui/figures';

export interface KeptFigure {
  readonly name: string;
  /** '' where it was not measured. */
  readonly text: string;
  /** To be set against another run's; null where that means nothing. */
  readonly value: number | null;
  /** Whether more is better, less is, or neither. */
  readonly better: 'more' | 'less' | null;
}

export function figuresOf({ entry, figures }: HistoryDetail): KeptFigure[] {
  const latencies = figures?.latencies ?? null;
  const phases = figures?.phasesMs;
  const memory = figures?.memoryBytes ?? null;
  const count = (value: number | null): string => (value === null ? '' : grouped(value));
  const time = (ms: number | null | undefined): string =>
    ms === null || ms === undefined ? '' : figureText(timeFigure(ms));
  const of = (
    name: string,
    value: number | null | undefined,
    text: string,
    better: KeptFigure['better'] = null,
  ): KeptFigure => ({ name, value: value ?? null, text, better });
  return [
    of(
      'Rows per second',
      entry.rowsPerSecond,
      entry.rowsPerSecond === null ? '' : figureText(rateFigure(entry.rowsPerSecond)),
      'more',
    ),
    of('Seconds', entry.seconds, entry.seconds === null ? '' : time(entry.seconds * 1_000), 'less'),
    of('Rows of the input', entry.rowsIn, count(entry.rowsIn)),
    of('Rows of the result', entry.rows, count(entry.rows)),
    of('Bundles', figures?.bundles, count(figures?.bundles ?? null)),
    of('Bundle latency p50', latencies?.p50Ms, time(latencies?.p50Ms), 'less'),
    of('Bundle latency p95', latencies?.p95Ms, time(latencies?.p95Ms), 'less'),
    of('Bundle latency p99', latencies?.p99Ms, time(latencies?.p99Ms), 'less'),
    of('Preparing', phases?.preparing, time(phases?.preparing)),
    of('Starting the worker', phases?.['starting-worker'], time(phases?.['starting-worker']), 'less'),
    of('Most memory', memory, memory === null ? '' : figureText(sizeFigure(memory)), 'less'),
  ];
}

/** `1.24×`; '' where one of them is missing. */
export function ratioText(a: number | null, b: number | null): string {
  if (a === null || b === null || a === 0) return '';
  return `${(b / a).toFixed(2)}×`;
}

/** What is better than a tenth, or worse, is worth a colour. */
export function judged({ better, value }: KeptFigure, other: number | null): 'better' | 'worse' | null {
  if (better === null || value === null || other === null || value === 0) return null;
  const gain = better === 'more' ? other / value : value / Math.max(other, 1e-12);
  return gain > 1.1 ? 'better' : gain < 1 / 1.1 ? 'worse' : null;
}
