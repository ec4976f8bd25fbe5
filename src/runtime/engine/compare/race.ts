/**
 * A comparison from start to end: every mode's whole output first, compared; then a warm-up; then measured repeats, interleaved
 * over the modes, so that a busy moment of the machine falls on all of them.
 */
import path from 'node:path';
import { rm, mkdir } from 'node:fs/promises';
import { workbenchError } from '../../../contract/errors';
import { breakEvenOf, inModeOrder } from '../../../contract/model/break-even';
import type {
  CompareEvent,
  CompareResult,
  CompareSpec,
  ModeOutcome,
  ScalingPoint,
} from '../../../contract/model/compare';
import type { Mode } from '../../../contract/model/job';
import { isAggregate } from '../planning/job-shape';
import type { PlanningWorkers, PreparedJob } from '../planning/prepare-job';
import type { TaskManagerPool } from '../task-manager-pool';
import { adviseOn } from './advice';
import { followersOf, type Follower, type LaneAssignment } from './assign-lanes';
import { Lane } from './lane';
import { LiveSamples } from './live-samples';
import { assignModes, laneFailure, nothingRuns, planLane } from './plan-lanes';
import { RaceProgress, warmUpSeconds } from './race-progress';
import { Scaling } from './scaling';
import { measureGilScaling, referenceOf, tryImports } from './reference-figures';

const sampleMs = 250;
/** Below the 2 s that a cancel may take. */
const cancelMs = 1_200;

type Step = Extract<CompareEvent, { kind: 'step' }>['step'];
type Outputs = Pick<CompareResult, 'outputsEqual' | 'firstDifference' | 'rows'>;
type Measured = Outputs & Pick<CompareResult, 'scaling' | 'reference'>;

export interface RaceOptions {
  readonly compareId: string;
  readonly spec: CompareSpec;
  readonly pool: TaskManagerPool;
  readonly workers: PlanningWorkers;
  readonly prepare: () => Promise<PreparedJob>;
  /** Folder for the outputs; made and removed by the race. */
  readonly folder: string;
  readonly emit: (event: CompareEvent) => void;
}

export class Race {
  private readonly options: RaceOptions;
  private readonly lanes = new Map<Mode, Lane>();
  private readonly outcomes = new Map<Mode, ModeOutcome>();
  private readonly gilScaling = new Map<Mode, number | null>();
  private readonly notes = new Set<string>();
  /** They are not measured. */
  private followers: readonly Follower[] = [];
  private progress: RaceProgress;
  private scaling: Scaling | null = null;
  private isCancelled = false;
  /** Aggregates give their groups in no order. */
  private isUnordered = false;
  private preparing = false;

  constructor(options: RaceOptions) {
    this.options = options;
    this.progress = new RaceProgress(options.spec, options.spec.modes.length);
  }

  get wasCancelled(): boolean {
    return this.isCancelled;
  }

  /** Waiting for an inspection or a description, which no job id names. */
  get isPreparing(): boolean {
    return this.preparing;
  }

  /** Throws CANCELLED after `cancel`, else the error of the job, or of its modes where all of them failed. */
  async run(): Promise<CompareResult> {
    const { folder } = this.options;
    try {
      await mkdir(folder, { mode: 0o700 });
      this.step('preparing', null, null);
      this.requireNotCancelled();
      this.preparing = true;
      const prepared = await this.options.prepare();
      this.isUnordered = isAggregate(prepared.udf.kind);
      const { modes, twin } = this.options.spec;
      const assignments = await assignModes(prepared, modes, twin, this.options.workers);
      this.preparing = false;
      this.followers = followersOf(assignments);
      const raced = assignments.filter((each) => this.followers.every(({ mode }) => mode !== each.mode));
      this.progress = new RaceProgress(this.options.spec, raced.length);
      await this.openLanes(prepared, raced);
      const outputs = await this.compareOutputs();
      await this.measureLanes();
      const scaling = await this.measureScaling(prepared, raced);
      const reference = await this.reference(prepared);
      return await this.result(assignments, { ...outputs, scaling, reference });
    } finally {
      this.preparing = false;
      await Promise.all([...this.lanes.values()].map((lane) => lane.host.shutdown()));
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Ends the lanes with their processes; `run` rejects. Within 2 s. */
  async cancel(): Promise<void> {
    this.isCancelled = true;
    const lanes = [...this.lanes.values()].map((lane) => lane.host.shutdown(cancelMs));
    await Promise.all([...lanes, this.scaling?.cancel(cancelMs)]);
  }

  /** One after the other: a start-up measured beside another one's would be too long. */
  private async openLanes(prepared: PreparedJob, assignments: readonly LaneAssignment[]): Promise<void> {
    for (const assignment of assignments) {
      this.requireNotCancelled();
      const { mode } = assignment;
      this.step('preparing', mode, null);
      if (assignment.kind === 'unavailable') {
        this.unavailable(mode, { available: false, reason: assignment.reason });
        continue;
      }
      const { effective, reason } = assignment;
      const planned = planLane(prepared, assignment, `${this.options.compareId}-${mode}`, true);
      for (const note of planned.notes) this.notes.add(note);
      const lane = new Lane({
        mode,
        effective: { mode: effective, reason },
        plan: planned.plan,
        ran: assignment.ran,
        host: this.options.pool.lane(),
        maxRows: this.options.spec.rows ?? null,
      });
      this.lanes.set(mode, lane);
      await this.inLane(lane, () => lane.open());
      for (const note of lane.notes) this.notes.add(note);
      this.progress.add('preparing');
    }
  }

  private async compareOutputs(): Promise<Outputs> {
    const stores: Record<string, string> = {};
    for (const lane of this.lanes.values()) {
      this.requireNotCancelled();
      this.step('outputs', lane.mode, null);
      const store = path.join(this.options.folder, `${lane.mode}.arrow`);
      await this.inLane(lane, async () => {
        await lane.storeOutput(store);
        stores[lane.mode] = store;
      });
      this.progress.add('outputs');
    }
    if (Object.keys(stores).length === 0) return this.failWithFirstError();
    const { equal, firstDifference, rows } = await this.options.pool
      .interactive()
      .request('diff', { kind: 'diff', stores, ordered: !this.isUnordered });
    return { outputsEqual: equal, firstDifference, rows };
  }

  private async measureLanes(): Promise<void> {
    const { spec } = this.options;
    for (const lane of [...this.lanes.values()]) {
      this.requireNotCancelled();
      this.step('warm-up', lane.mode, null);
      await this.inLane(lane, async () => {
        await lane.warmUp(warmUpSeconds(spec));
      });
      this.progress.add(warmUpSeconds(spec));
    }
    for (let repeat = 1; repeat <= spec.repeat; repeat += 1) {
      for (const lane of [...this.lanes.values()]) {
        this.requireNotCancelled();
        this.step('repeat', lane.mode, repeat);
        await this.measureOnce(lane, repeat);
        this.progress.add(spec.seconds);
      }
    }
    for (const lane of [...this.lanes.values()]) {
      await this.inLane(lane, async () => {
        this.settle(lane.mode, await lane.figures());
        await lane.close();
      });
    }
    if (this.lanes.size === 0) this.failWithFirstError();
  }

  private async measureOnce(lane: Lane, repeat: number): Promise<void> {
    const { compareId, spec, emit } = this.options;
    const samples = new LiveSamples(compareId, lane.mode, repeat);
    const unlisten = lane.host.listen(lane.plan.jobId, (message) => {
      if (message.kind === 'sample') emit(samples.take(message));
    });
    await this.inLane(lane, async () => {
      await lane.measure(spec.seconds, sampleMs);
    });
    unlisten();
  }

  private async measureScaling(prepared: PreparedJob, raced: readonly LaneAssignment[]): Promise<ScalingPoint[]> {
    const { spec, pool, compareId } = this.options;
    if (spec.slotsTo === undefined) return [];
    this.scaling = new Scaling({
      pool,
      prepared,
      jobId: `${compareId}-scaling`,
      maxRows: spec.rows ?? null,
      warmUpSeconds: warmUpSeconds(spec),
      seconds: spec.seconds,
      onStep: ({ mode, slots }) => {
        this.requireNotCancelled();
        this.step('scaling', mode, slots);
        this.progress.add(spec.seconds);
      },
    });
    const running = raced.flatMap((each) => (each.kind === 'run' && this.lanes.has(each.mode) ? [each] : []));
    try {
      return await this.scaling.measure(running, spec.slotsTo);
    } catch (thrown) {
      this.requireNotCancelled();
      throw thrown;
    }
  }

  private async reference(prepared: PreparedJob): Promise<CompareResult['reference']> {
    for (const lane of this.lanes.values()) {
      this.requireNotCancelled();
      this.step('reference', lane.mode, null);
      this.gilScaling.set(lane.mode, await measureGilScaling(lane.host, lane.mode, prepared.python));
      this.progress.add('reference');
    }
    this.requireNotCancelled();
    // pyflink is the workbench's own here: that it imports says nothing about the user's modules.
    const modules = prepared.inspection.imports.filter((name) => name !== 'pyflink');
    const cExtensions = await tryImports(() => this.options.pool.lane(), prepared.python, modules);
    return referenceOf(this.gilScaling, cExtensions);
  }

  private async result(assignments: readonly LaneAssignment[], measured: Measured): Promise<CompareResult> {
    this.requireNotCancelled();
    const modes: CompareResult['modes'] = {};
    for (const { mode } of assignments) {
      const outcome = this.outcomes.get(mode);
      if (outcome !== undefined) modes[mode] = outcome;
    }
    // A mode that has the figures of another one is no choice.
    const choices = [...this.outcomes].filter(([mode]) => this.followers.every((each) => each.mode !== mode));
    return {
      modes,
      ...measured,
      advice: adviseOn({ ...measured, outcomes: Object.fromEntries(choices) }),
      breakEven: breakEvenOf(
        inModeOrder(Object.fromEntries(choices)).flatMap(([mode, outcome]) =>
          outcome.available ? [{ mode, ...outcome }] : [],
        ),
      ),
      adapter: await this.adapterSource(),
      notes: [...this.notes],
    };
  }

  /** null where no generated adapter ran. Its worker is one of the interactive TaskManager: nothing is measured any more. */
  private async adapterSource(): Promise<string | null> {
    const lane = [...this.lanes.values()].find((each) => each.plan.adapter);
    if (lane === undefined) return null;
    const asked = this.options.pool.interactive().request('adapter', { kind: 'adapter', plan: lane.plan });
    return (await asked).source;
  }

  /** A mode that fails is out of the race with its error; the others go on. */
  private async inLane(lane: Lane, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      this.requireNotCancelled();
      const error = laneFailure(thrown, lane.plan.file);
      this.lanes.delete(lane.mode);
      this.unavailable(lane.mode, { available: false, reason: error.error, error });
      await lane.host.shutdown();
    }
  }

  private unavailable(mode: Mode, outcome: ModeOutcome): void {
    for (const each of this.settle(mode, outcome))
      this.options.emit({ kind: 'mode', compareId: this.options.compareId, mode: each, outcome });
  }

  /** For the mode and those that follow it; answers all of them. */
  private settle(mode: Mode, outcome: ModeOutcome): Mode[] {
    const followers = this.followers.filter(({ leader }) => leader === mode);
    this.outcomes.set(mode, outcome);
    for (const { mode: follower, reason } of followers)
      this.outcomes.set(follower, outcome.available ? { ...outcome, effectiveReason: reason } : outcome);
    return [mode, ...followers.map((each) => each.mode)];
  }

  private failWithFirstError(): never {
    throw nothingRuns(
      [...this.outcomes].flatMap(([mode, outcome]) =>
        outcome.available ? [] : [{ mode, reason: outcome.reason, error: outcome.error }],
      ),
    );
  }

  private step(step: Step, mode: Mode | null, repeat: number | null): void {
    const { compareId, emit } = this.options;
    emit({ kind: 'step', compareId, step, mode, repeat, progress: this.progress.share });
  }

  private requireNotCancelled(): void {
    if (this.isCancelled) throw workbenchError('CANCELLED', 'run', 'The comparison was cancelled.');
  }
}
