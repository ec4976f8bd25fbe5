/** Axes that charts share, as properties of Recharts' XAxis and YAxis: faint text, no ticks, a domain that does not move by itself. */
import { axisText, decadeTicks } from './chart-look';

type Domain = readonly [number, number];

export const chartMargin = { top: 8, right: 12, bottom: 0, left: 0 };

const horizontal = { type: 'number', tick: axisText, stroke: 'var(--line-strong)', tickLine: false } as const;
const vertical = { ...horizontal, width: 72, axisLine: false } as const;

/** From 0 to a second that is known before the first point. */
export function secondsAxis(most: number) {
  return {
    ...horizontal,
    domain: [0, most] as [number, number],
    ticks: secondTicks(most),
    allowDataOverflow: true,
    tickFormatter: (seconds: number) => secondsText(seconds),
  };
}

/** What lines run over, where it is not seconds. */
export interface Across {
  readonly domain: Domain;
  readonly ticks: readonly number[];
  readonly format: (value: number) => string;
}

export function linearAcross({ domain, ticks, format }: Across) {
  return {
    ...horizontal,
    domain: [...domain] as [number, number],
    ticks: [...ticks],
    allowDataOverflow: true,
    tickFormatter: format,
  };
}

export function decadesAcross(domain: Domain, format: (value: number) => string) {
  return { ...horizontal, ...decades(domain), tickFormatter: format };
}

export function decadesUp(domain: Domain, format: (value: number) => string) {
  return { ...vertical, ...decades(domain), tickFormatter: format };
}

export function linearUp(top: number, format: (value: number) => string) {
  return { ...vertical, domain: [0, top] as [number, number], tickCount: 5, tickFormatter: format };
}

const secondSteps = [0.5, 1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1_800, 3_600];
const mostSteps = 6;

function secondTicks(most: number): number[] {
  const step = secondSteps.find((each) => most / each <= mostSteps) ?? most / mostSteps;
  return Array.from({ length: Math.floor(most / step) + 1 }).map((_, index) => index * step);
}

function decades(domain: Domain) {
  return {
    scale: 'log',
    domain: [...domain] as [number, number],
    ticks: decadeTicks(domain),
    allowDataOverflow: true,
  } as const;
}

/** `12.5 s`, `3 min`, `1.5 h`. */
export function secondsText(seconds: number): string {
  if (seconds >= 7_200) return `${Number((seconds / 3_600).toFixed(2))} h`;
  if (seconds >= 180) return `${Number((seconds / 60).toFixed(1))} min`;
  return `${Number(seconds.toFixed(1))} s`;
}

/** A single point tells of the time before it, from 0 on: it is drawn as a level line, where a point alone would not be seen. */
export function fromStart<T extends object>(points: readonly T[]): T[] {
  const [first] = points;
  return points.length === 1 && first !== undefined ? [{ ...first, x: 0 }, first] : [...points];
}
