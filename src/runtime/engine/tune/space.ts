/** The settings that are worth measuring for a job: which values each axis has, and what lies beside what. Pure. */
import type { Mode } from '../../../contract/model/job';
import type { TuneCandidate, TunedSettings, TuneGoal, TuneLimits } from '../../../contract/model/tune';

export interface SearchSpace {
  /** Modes that run this function and give the same rows, in the order of trying. */
  readonly modes: readonly Mode[];
  readonly present: TunedSettings;
  readonly mostSlots: number;
  /** Rows of one pass over the input, where known: a bundle never holds more. */
  readonly passRows: number | null;
  /** In force for all candidates whose bundles fill before it. */
  readonly bundleTimeMs: number;
  /** Small bundles are searched too: the goal or a limit is about latency. */
  readonly wantsLatency: boolean;
}

/** A factor of about three from one to the next. */
const sizes = [1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000] as const;
const times = [3, 10, 30, 100, 300, 1_000, 3_000, 10_000] as const;
const coarse = { usual: [1_000, 100_000, 10_000], latency: [1_000, 100, 10_000, 100_000, 10] } as const;
/** Batches above this gain little in any function that was measured. */
const usualArrowBatch = 10_000;

export function wantsLatency(goal: TuneGoal, limits: TuneLimits): boolean {
  return goal === 'lowest-latency' || limits.p99Ms !== undefined;
}

/** The waiting of a bundle that does not fill counts against a limit as well: half of it, the rest is for the work. */
export function bundleTimeUnder(present: number, limits: TuneLimits): number {
  return limits.p99Ms === undefined ? present : Math.min(present, Math.max(1, Math.floor(limits.p99Ms / 2)));
}

/** The same text for settings that do the same: a bundle holds no more than a pass, a batch no more than a bundle. */
export function keyOf(settings: TunedSettings, space: Pick<SearchSpace, 'passRows'>): string {
  const { mode, bundleSize, bundleTimeMs, arrowBatchSize, parallelism } = settings;
  const bundle = Math.min(bundleSize, space.passRows ?? bundleSize);
  const batch = mode === 'process-arrow' ? Math.min(arrowBatchSize, bundle) : 0;
  return [mode, bundle, bundleTimeMs, batch, parallelism].join(' ');
}

/** What every mode is looked at first: in the present sizes, then over a coarse grid; modes take turns. */
export function coarseGrid(space: SearchSpace): TunedSettings[] {
  const { present, modes, bundleTimeMs } = space;
  const others = modes.filter((mode) => mode !== present.mode);
  const first = others.map((mode): TunedSettings => ({ ...present, mode, bundleTimeMs }));
  const bundles = (space.wantsLatency ? coarse.latency : coarse.usual).filter((size) => isUseful(size, space));
  const grid = bundles.flatMap((bundleSize) =>
    modes.map((mode): TunedSettings => fitted({ ...present, mode, bundleSize, bundleTimeMs })),
  );
  const distinct = new Map<string, TunedSettings>();
  for (const settings of [present, ...first, ...grid]) {
    if (!modes.includes(settings.mode)) continue;
    const key = keyOf(settings, space);
    if (!distinct.has(key)) distinct.set(key, settings);
  }
  return [...distinct.values()];
}

/** All slots the machine has, for the best of a mode. */
export function onAllSlots(settings: TunedSettings, space: SearchSpace): TunedSettings {
  return { ...settings, parallelism: space.mostSlots };
}

/** One step along one axis; the axis with most to gain first. */
export function neighbours(candidate: TuneCandidate, space: SearchSpace): TunedSettings[] {
  const { settings } = candidate;
  const next: TunedSettings[] = [];
  const filling = fillsInTime(candidate);
  for (const bundleSize of beside(sizes, settings.bundleSize)) {
    // Its time ends the bundle first: more room changes nothing.
    if (bundleSize > settings.bundleSize && !filling) continue;
    if (isUseful(bundleSize, space)) next.push({ ...settings, bundleSize });
  }
  if (settings.mode === 'process-arrow') {
    for (const arrowBatchSize of beside(sizes, Math.min(settings.arrowBatchSize, settings.bundleSize))) {
      if (arrowBatchSize <= settings.bundleSize && isUseful(arrowBatchSize, space))
        next.push({ ...settings, arrowBatchSize });
    }
  }
  for (const parallelism of [settings.parallelism + 1, settings.parallelism - 1]) {
    if (parallelism >= 1 && parallelism <= space.mostSlots) next.push({ ...settings, parallelism });
  }
  if (!filling)
    for (const bundleTimeMs of beside(times, settings.bundleTimeMs)) next.push({ ...settings, bundleTimeMs });
  return next;
}

/** Whether bundles were full before their time was up: only otherwise does the bundle time change anything. */
export function fillsInTime({ settings, rowsPerSecond }: Pick<TuneCandidate, 'settings' | 'rowsPerSecond'>): boolean {
  const { bundleSize, bundleTimeMs, parallelism } = settings;
  return (bundleSize * parallelism * 1_000) / Math.max(rowsPerSecond, 1e-9) < bundleTimeMs;
}

/** The next larger and the next smaller value. */
function beside(values: readonly number[], value: number): number[] {
  const above = values.find((each) => each > value);
  const below = values.filter((each) => each < value).at(-1);
  return [above, below].filter((each) => each !== undefined);
}

/** Larger than a pass is no more than a pass. */
function isUseful(size: number, { passRows }: SearchSpace): boolean {
  if (passRows === null) return true;
  return size <= (sizes.find((each) => each >= passRows) ?? passRows);
}

function fitted(settings: TunedSettings): TunedSettings {
  if (settings.mode !== 'process-arrow') return settings;
  return { ...settings, arrowBatchSize: Math.min(usualArrowBatch, settings.bundleSize) };
}
