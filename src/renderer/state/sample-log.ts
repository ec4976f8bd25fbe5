/** Samples of a run in bounded memory, evenly thinned: an hour has as many points as a minute, and rates between two of them stay true. */
import type { EngineSample } from '../../contract/model/metrics';

export const mostSamples = 240;

export interface SampleLog {
  /** Every `stride`-th one. */
  readonly kept: readonly EngineSample[];
  /** The newest, where it is not kept. */
  readonly newest: EngineSample | null;
  readonly stride: number;
  readonly seen: number;
}

export const emptyLog: SampleLog = { kept: [], newest: null, stride: 1, seen: 0 };

export function withSample(log: SampleLog, sample: EngineSample): SampleLog {
  const { kept, stride, seen } = log;
  if (seen % stride !== 0) return { ...log, newest: sample, seen: seen + 1 };
  const grown = [...kept, sample];
  if (grown.length <= mostSamples) return { kept: grown, newest: null, stride, seen: seen + 1 };
  const halved = grown.filter((_, index) => index % 2 === 0);
  // An even number of them: the last one is no longer kept.
  const newest = grown.length % 2 === 0 ? sample : null;
  return { kept: halved, newest, stride: stride * 2, seen: seen + 1 };
}

export function samplesOf({ kept, newest }: SampleLog): readonly EngineSample[] {
  return newest === null ? kept : [...kept, newest];
}
