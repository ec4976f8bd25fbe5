/** Points of the charts, from the samples of a run: rates between neighbours, of one slot or of all of them. */
import type { EngineSample, ProcessFigures, SlotFigures } from '../../../contract/model/metrics';

export interface Point {
  readonly x: number;
  readonly y: number;
}

const shortestSeconds = 0.1;

/** null: all slots. */
export type SlotChoice = number | null;

export function slotsOf({ slots }: EngineSample, choice: SlotChoice): readonly SlotFigures[] {
  return choice === null ? slots : slots.filter(({ slot }) => slot === choice);
}

function total(sample: EngineSample, choice: SlotChoice, value: (slot: SlotFigures) => number): number {
  let sum = 0;
  for (const slot of slotsOf(sample, choice)) sum += value(slot);
  return sum;
}

/** A run counts from nothing, so its first sample tells a rate already. */
const beginning: EngineSample = { seconds: 0, last: false, slots: [], processes: [] };

/** A second, of something that only grows. */
export function ratePoints(
  samples: readonly EngineSample[],
  choice: SlotChoice,
  value: (slot: SlotFigures) => number,
): Point[] {
  return between([beginning, ...samples], (before, after, seconds) => {
    return (total(after, choice, value) - total(before, choice, value)) / seconds;
  });
}

/** Of the time between two samples, averaged over slots. `value` in milliseconds. */
export function sharePoints(
  samples: readonly EngineSample[],
  choice: SlotChoice,
  value: (slot: SlotFigures) => number,
): Point[] {
  const rates = ratePoints(samples, choice, value);
  const slots = Math.max(1, slotsOf(samples.at(-1) ?? beginning, choice).length);
  // The clocks of a slot and of a sample are read one after the other.
  return rates.map(({ x, y }) => ({ x, y: Math.min(1, y / 1_000 / slots) }));
}

/**
 * Of the slots that had bundles; samples without any are no points. The last sample's are of the whole run: it is a point only where
 * the run was too short for another.
 */
export function slotPoints(
  samples: readonly EngineSample[],
  choice: SlotChoice,
  value: (slot: SlotFigures) => number | undefined,
  join: (values: readonly number[]) => number,
): Point[] {
  const points = (sample: EngineSample): Point[] => {
    const values = slotsOf(sample, choice).flatMap((slot) => value(slot) ?? []);
    return values.length === 0 ? [] : [{ x: sample.seconds, y: join(values) }];
  };
  const live = samples.filter(({ last }) => !last).flatMap(points);
  return live.length > 0 ? live : samples.flatMap(points);
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
export const greatest = (values: readonly number[]): number => Math.max(...values);

/** Of a processor: 1 is one core. */
export function cpuPoints(samples: readonly EngineSample[], which: (process: ProcessFigures) => boolean): Point[] {
  return between(samples, (before, after, seconds) => {
    let spentMs = 0;
    for (const process of after.processes.filter(which)) {
      const earlier = before.processes.find(({ pid }) => pid === process.pid);
      if (earlier !== undefined) spentMs += process.cpuMs - earlier.cpuMs;
    }
    return Math.max(0, spentMs / 1_000 / seconds);
  });
}

export function memoryPoints(samples: readonly EngineSample[], which: (process: ProcessFigures) => boolean): Point[] {
  return samples.flatMap((sample) => {
    const known = sample.processes.filter(which).flatMap(({ memoryBytes }) => memoryBytes ?? []);
    return known.length === 0 ? [] : [{ x: sample.seconds, y: known.reduce((sum, bytes) => sum + bytes, 0) }];
  });
}

function between(
  samples: readonly EngineSample[],
  value: (before: EngineSample, after: EngineSample, seconds: number) => number,
): Point[] {
  const points: Point[] = [];
  for (let index = 1; index < samples.length; index += 1) {
    const [before, after] = [samples[index - 1], samples[index]];
    if (before === undefined || after === undefined) continue;
    const seconds = after.seconds - before.seconds;
    // The last sample may come right after the one before: so short a time says nothing of a rate.
    if (seconds >= shortestSeconds) points.push({ x: after.seconds, y: value(before, after, seconds) });
  }
  return points;
}

/** The right edge of the charts: it moves in few steps while a run goes on. */
export function secondsEdge(seconds: number): number {
  const steps = [2, 5, 10, 20, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600];
  return steps.find((step) => step >= seconds) ?? Math.ceil(seconds / 3_600) * 3_600;
}
