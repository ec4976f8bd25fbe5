/**
 * A search from start to end: every mode runs once and its rows are compared; then short measurements, the next chosen from those
 * before; then the best few and the present settings are measured in turns, so that the gain that is claimed is a ratio of one run.
 */
import { mkdir, rm } from 'node:fs/promises';
import { WorkbenchError, workbenchError } from '../../../contract/errors';
import type { Mode } from '../../../contract/model/job';
import type {
  TuneCandidate,
  TunedSettings,
  TuneEvent,
  TuneExclusion,
  TuneResult,
  TuneSpec,
} from '../../../contract/model/tune';
import type { LaneAssignment } from '../compare/assign-lanes';
import { assignModes, laneFailure, nothingRuns, type RunnableLane } from '../compare/plan-lanes';
import { decideMode } from '../planning/decide-mode';
import { isAggregate } from '../planning/job-shape';
import type { PlanningWorkers, PreparedJob } from '../planning/prepare-job';
import type { TaskManagerPool } from '../task-manager-pool';
import { TuneBudget } from './budget';
import { Finals, type FinalLane } from './finals';
import { choose, finalists, missedLimits, paretoFront, ranked } from './judge';
import { figuresOf, TuneLanes } from './lanes';
import { OutputCheck } from './output-check';
import { nextSettings } from './propose';
import { choiceOf, resultOf } from './result';
import { bundleTimeUnder, keyOf, wantsLatency, type SearchSpace } from './space';

export interface TunerOptions {
  readonly tuneId: string;
  readonly spec: TuneSpec;
  readonly pool: TaskManagerPool;
  readonly workers: PlanningWorkers;
  readonly prepare: () => Promise<PreparedJob>;
  /** Folder for the outputs; made and removed by the search. */
  readonly folder: string;
  readonly cores: number;
  readonly emit: (event: TuneEvent) => void;
}

type Step = Extract<TuneEvent, { kind: 'step' }>['step'];

/** Settings of one mode that may fail before the mode is given up. */
const failuresMost = 2;
const finalistsMost = 2;

export class Tuner {
  private readonly options: TunerOptions;
  private readonly budget: TuneBudget;
  private readonly startedAt = performance.now();
  /** When measuring began: the budget counts from here. */
  private measuringSince: number | null = null;
  private readonly candidates: TuneCandidate[] = [];
  private readonly excluded: TuneExclusion[] = [];
  private readonly failed = new Set<string>();
  private readonly failures = new Map<Mode, number>();
  private readonly runnable = new Map<Mode, RunnableLane>();
  private lanes: TuneLanes | null = null;
  private present: TunedSettings | null = null;
  private rowsCompared = 0;
  private isCancelled = false;
  private preparing = false;

  constructor(options: TunerOptions) {
    this.options = options;
    this.budget = new TuneBudget(options.spec.budgetSeconds);
  }

  get wasCancelled(): boolean {
    return this.isCancelled;
  }

  /** Waiting for an inspection or a description, which no job id names. */
  get isPreparing(): boolean {
    return this.preparing;
  }

  /** Throws CANCELLED after `cancel`, else the error of the job, or of its modes where all of them failed. */
  async run(): Promise<TuneResult> {
    const { folder, spec, workers } = this.options;
    try {
      await mkdir(folder, { mode: 0o700 });
      this.step('preparing');
      this.preparing = true;
      const prepared = await this.options.prepare();
      const present = presentSettings(prepared);
      const assignments = await assignModes(prepared, [...spec.modes, present.mode], spec.twin, workers);
      this.preparing = false;
      this.requireNotCancelled();
      const { tuneId, pool } = this.options;
      const lanes = new TuneLanes({ tuneId, pool, prepared, maxRows: spec.rows ?? null });
      this.lanes = lanes;
      this.present = present;
      this.takeAssignments(assignments);
      const passRows = await this.checkOutputs(prepared, lanes, present);
      const space = this.space(prepared, present, passRows);
      await this.search(lanes, space);
      await lanes.closeBenches();
      return await this.decide(lanes, space, present);
    } finally {
      this.preparing = false;
      await this.lanes?.close();
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Ends all processes; `run` rejects. Within 2 s. */
  async cancel(): Promise<void> {
    this.isCancelled = true;
    await this.lanes?.close(1_200);
  }

  /** What was measured so far; null where nothing was. */
  soFar(): TuneResult | null {
    if (this.present === null || this.candidates.length === 0) return null;
    return resultOf({ ...this.facts(this.present), choice: null, space: null, adapter: null });
  }

  private takeAssignments(assignments: readonly LaneAssignment[]): void {
    for (const lane of assignments) {
      const { mode } = lane;
      if (lane.kind === 'unavailable') this.exclude({ mode, reason: lane.reason });
      else if (lane.effective === mode) this.runnable.set(mode, lane);
      else this.exclude({ mode, reason: `It falls back to ${lane.effective}. ${lane.reason ?? ''}`.trim() });
    }
  }

  /** Answers the rows of one pass, where they are known now. Throws where the present settings themselves fail. */
  private async checkOutputs(prepared: PreparedJob, lanes: TuneLanes, present: TunedSettings): Promise<number | null> {
    const check = new OutputCheck({
      lanes,
      diffHost: () => this.options.pool.interactive(),
      folder: this.options.folder,
      present,
      maxRows: this.options.spec.rows ?? null,
      budgetSeconds: this.budget.total,
      probeSeconds: this.budget.measureSeconds,
      ordered: !isAggregate(prepared.udf.kind),
    });
    // The present mode first: what the others give is compared with its rows.
    const inOrder = [...this.runnable.values()].sort(
      (a, b) => Number(b.mode === present.mode) - Number(a.mode === present.mode),
    );
    for (const lane of inOrder) {
      this.requireNotCancelled();
      this.step('outputs', { ...present, mode: lane.mode });
      await this.inMode(lane, async () => check.probe(lane));
    }
    for (const lane of inOrder) {
      if (!this.runnable.has(lane.mode)) continue;
      this.requireNotCancelled();
      this.step('outputs', { ...present, mode: lane.mode });
      await this.inMode(lane, async () => {
        const difference = await check.compare(lane);
        if (difference !== null) this.exclude({ mode: lane.mode, ...difference });
      });
    }
    if (this.runnable.size === 0) throw nothingRuns(this.excluded);
    this.rowsCompared = check.rowsCompared;
    return check.passRows;
  }

  private space(prepared: PreparedJob, present: TunedSettings, passRows: number | null): SearchSpace {
    const { spec, cores } = this.options;
    const { goal, limits } = spec;
    const oneGroup = isAggregate(prepared.udf.kind) && prepared.shape.groupBy.length === 0;
    return {
      modes: [...this.runnable.keys()].filter((mode) => spec.modes.includes(mode)),
      present,
      // One group has one state: the other slots would have nothing to do.
      mostSlots: oneGroup ? 1 : Math.max(1, spec.mostSlots ?? cores),
      passRows: passRows ?? rowsOfPass(prepared, spec.rows ?? null),
      bundleTimeMs: bundleTimeUnder(present.bundleTimeMs, limits),
      wantsLatency: wantsLatency(goal, limits),
    };
  }

  private async search(lanes: TuneLanes, whole: SearchSpace): Promise<void> {
    const { goal, limits } = this.options.spec;
    this.measuringSince = performance.now();
    for (let tried = 0; ; tried += 1) {
      this.requireNotCancelled();
      const each = tried === 0 ? this.budget.measureSeconds * 2 : this.measuringSeconds / tried;
      // Something must have been measured, however small the budget.
      if (tried > 0 && !this.budget.allowsSearch(this.measuringSeconds, each)) return;
      const modes = whole.modes.filter((mode) => this.runnable.has(mode));
      const space = { ...whole, modes };
      const settings = nextSettings({ space, measured: this.candidates, failed: this.failed, goal, limits });
      if (settings === null) return;
      const lane = this.runnable.get(settings.mode);
      if (lane === undefined) return;
      await this.measure(lanes, lane, settings, space);
    }
  }

  private async measure(
    lanes: TuneLanes,
    lane: RunnableLane,
    settings: TunedSettings,
    space: SearchSpace,
  ): Promise<void> {
    this.step('search', settings);
    try {
      const figures = await lanes.onBench(lane, settings, async (open) => {
        await open.warmUp(this.budget.warmUpSeconds);
        await open.measure(this.budget.measureSeconds, 0);
        return figuresOf(await open.figures());
      });
      this.add({ ...figures, settings, phase: 'search' });
    } catch (thrown) {
      this.requireNotCancelled();
      const error = laneFailure(thrown, lane.function.file);
      await lanes.discardBench(lane.mode);
      this.failed.add(keyOf(settings, space));
      const failures = (this.failures.get(lane.mode) ?? 0) + 1;
      this.failures.set(lane.mode, failures);
      if (failures < failuresMost) return;
      this.runnable.delete(lane.mode);
      this.exclude({ mode: lane.mode, reason: error.error, error });
    }
  }

  private async decide(lanes: TuneLanes, space: SearchSpace, present: TunedSettings): Promise<TuneResult> {
    const { goal, limits } = this.options.spec;
    const allowed = this.candidates.filter(({ settings }) => space.modes.includes(settings.mode));
    const chosen = finalists(allowed, goal, limits, finalistsMost).map(({ settings }) => settings);
    const isPresent = (settings: TunedSettings): boolean => keyOf(settings, space) === keyOf(present, space);
    const entrants = [present, ...chosen.filter((settings) => !isPresent(settings))];
    const finals = new Finals({
      lanes,
      runnable: this.runnable,
      budget: this.budget,
      elapsed: () => this.measuringSeconds,
      onStep: (settings, repeat) => {
        this.requireNotCancelled();
        this.step('finals', settings, repeat);
      },
    });
    const { measured, seconds } = await this.unlessCancelled(() => finals.run(entrants));
    const byLane = new Map(
      measured.map((lane) => [this.add({ ...figuresOf(lane.result), settings: lane.settings, phase: 'final' }), lane]),
    );
    const [presentCandidate] = byLane.keys();
    if (presentCandidate === undefined) throw workbenchError('INTERNAL', 'run', 'Nothing was measured in the end.');
    // The present mode may be one that is not to be chosen.
    const eligible = [...byLane.keys()].filter(({ settings }) => space.modes.includes(settings.mode));
    const winner = choose(eligible, eligible.includes(presentCandidate) ? presentCandidate : null, goal, limits);
    const final = winner === null ? undefined : byLane.get(winner);
    if (winner === null || final === undefined) throw nothingRuns(this.excluded);
    const choice = choiceOf({ winner, present: presentCandidate, lane: final.lane, seconds, limits });
    const adapter = final.lane.adapter ? await this.adapterSource(final) : null;
    return resultOf({ ...this.facts(present), choice, space, adapter });
  }

  private facts(present: TunedSettings): Parameters<typeof resultOf>[0] {
    const { goal, limits } = this.options.spec;
    return {
      goal,
      limits,
      present,
      candidates: this.candidates,
      front: paretoFront(this.latest()).map(({ id }) => id),
      excluded: this.excluded,
      notes: [...(this.lanes?.notes ?? [])],
      rowsCompared: this.rowsCompared,
      seconds: this.elapsed,
      choice: null,
      space: null,
      adapter: null,
    };
  }

  /** Of settings that were measured twice, the last measurement. */
  private latest(): TuneCandidate[] {
    const bySettings = new Map<string, TuneCandidate>();
    for (const candidate of this.candidates) bySettings.set(keyOf(candidate.settings, { passRows: null }), candidate);
    return [...bySettings.values()];
  }

  private async adapterSource(final: FinalLane): Promise<string> {
    const { plan } = final;
    return (await this.options.pool.interactive().request('adapter', { kind: 'adapter', plan })).source;
  }

  /** A mode that fails is out of the search with its error, unless it is the present one: then nothing can be said. */
  private async inMode(lane: RunnableLane, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      this.requireNotCancelled();
      const error = laneFailure(thrown, lane.function.file);
      await this.lanes?.discardBench(lane.mode);
      if (lane.mode === this.present?.mode) throw new WorkbenchError(error);
      this.exclude({ mode: lane.mode, reason: error.error, error });
    }
  }

  private async unlessCancelled<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (thrown) {
      this.requireNotCancelled();
      throw thrown;
    }
  }

  private add(measured: Omit<TuneCandidate, 'id' | 'keepsLimits'>): TuneCandidate {
    const { tuneId, emit, spec } = this.options;
    const keepsLimits = missedLimits(measured, spec.limits).length === 0;
    const candidate: TuneCandidate = { ...measured, id: this.candidates.length + 1, keepsLimits };
    this.candidates.push(candidate);
    emit({ kind: 'measured', tuneId, candidate });
    const latest = this.latest();
    const [best] = ranked(
      latest.filter(({ settings }) => spec.modes.includes(settings.mode)),
      spec.goal,
      spec.limits,
    );
    emit({ kind: 'front', tuneId, ids: paretoFront(latest).map(({ id }) => id), best: best?.id ?? null });
    return candidate;
  }

  private exclude(exclusion: TuneExclusion): void {
    this.runnable.delete(exclusion.mode);
    this.excluded.push(exclusion);
    this.options.emit({ kind: 'excluded', tuneId: this.options.tuneId, exclusion });
  }

  private get elapsed(): number {
    return (performance.now() - this.startedAt) / 1_000;
  }

  private get measuringSeconds(): number {
    return this.measuringSince === null ? 0 : (performance.now() - this.measuringSince) / 1_000;
  }

  private step(step: Step, settings: TunedSettings | null = null, repeat: number | null = null): void {
    const { tuneId, emit } = this.options;
    const progress = this.budget.share(this.measuringSeconds);
    emit({ kind: 'step', tuneId, step, mode: settings?.mode ?? null, settings, repeat, progress });
  }

  private requireNotCancelled(): void {
    if (this.isCancelled) throw workbenchError('CANCELLED', 'run', 'The search was cancelled.');
  }
}

/** As the source itself says; null for files. */
function rowsOfPass({ source }: PreparedJob, maxRows: number | null): number | null {
  if (source.kind === 'file' || source.kind === 'sql') return maxRows;
  const rows = source.kind === 'inline' ? source.rows.length : source.rows;
  return maxRows === null ? rows : Math.min(rows, maxRows);
}

function presentSettings({ udf, args, settings }: PreparedJob): TunedSettings {
  const { bundleSize, bundleTimeMs, arrowBatchSize, parallelism, executionMode } = settings;
  return {
    mode: decideMode(udf, args, executionMode).effective,
    bundleSize,
    bundleTimeMs,
    arrowBatchSize,
    parallelism,
  };
}
