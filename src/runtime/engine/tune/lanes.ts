/** TaskManagers of a search: one a mode for the many short measurements, fresh ones for the final measurement. */
import type { ModeResult } from '../../../contract/model/compare';
import type { Mode } from '../../../contract/model/job';
import type { TunedSettings } from '../../../contract/model/tune';
import type { MemoryFigures } from '../../../contract/wire/task-manager';
import { Lane } from '../compare/lane';
import { planLane, type RunnableLane } from '../compare/plan-lanes';
import type { PreparedJob } from '../planning/prepare-job';
import type { TaskManagerHost } from '../task-manager-host';
import type { TaskManagerPool } from '../task-manager-pool';

interface Bench {
  readonly host: TaskManagerHost;
  readonly idle: MemoryFigures;
}

export interface TuneLanesOptions {
  readonly tuneId: string;
  readonly pool: TaskManagerPool;
  readonly prepared: PreparedJob;
  readonly maxRows: number | null;
}

export class TuneLanes {
  readonly notes = new Set<string>();
  private readonly options: TuneLanesOptions;
  private readonly hosts = new Set<TaskManagerHost>();
  private readonly benches = new Map<Mode, Promise<Bench>>();
  private isClosed = false;
  private opened = 0;

  constructor(options: TuneLanesOptions) {
    this.options = options;
  }

  /** Does `work` on an open lane of the mode's bench and closes it. A bench that dies with it is replaced by the next call. */
  async onBench<T>(lane: RunnableLane, settings: TunedSettings, work: (lane: Lane) => Promise<T>): Promise<T> {
    const { host, idle } = await this.bench(lane.mode);
    const open = this.lane(lane, settings, host, idle);
    try {
      await open.open();
      const answer = await work(open);
      await open.close();
      return answer;
    } finally {
      this.note(open);
      if (host.isGone) this.drop(lane.mode, host);
    }
  }

  /** The lane ends its job in a TaskManager that must not serve another one: a function that failed may have left anything. */
  async discardBench(mode: Mode): Promise<void> {
    const bench = await this.benches.get(mode)?.catch(() => null);
    if (bench === undefined || bench === null) return;
    this.drop(mode, bench.host);
    await bench.host.shutdown();
  }

  /** Open, on a TaskManager and workers started for it, as a comparison has them. */
  async fresh(lane: RunnableLane, settings: TunedSettings): Promise<Lane> {
    const open = this.lane(lane, settings, this.start(), null);
    await open.open();
    this.note(open);
    return open;
  }

  /** Ends benches, so that their memory and their workers are out of the way. */
  async closeBenches(): Promise<void> {
    const benches = await Promise.allSettled(this.benches.values());
    this.benches.clear();
    await Promise.all(benches.map(async (each) => (each.status === 'fulfilled' ? each.value.host.shutdown() : null)));
  }

  async close(deadlineMs?: number): Promise<void> {
    this.isClosed = true;
    await Promise.all([...this.hosts].map((host) => host.shutdown(deadlineMs)));
  }

  private start(): TaskManagerHost {
    if (this.isClosed) throw new Error('The search has ended.');
    const host = this.options.pool.lane();
    this.hosts.add(host);
    void host.whenGone().then(() => this.hosts.delete(host));
    return host;
  }

  private bench(mode: Mode): Promise<Bench> {
    const known = this.benches.get(mode);
    if (known !== undefined) return known;
    const host = this.start();
    const bench = host.request('memory', { kind: 'memory' }).then((idle): Bench => ({ host, idle }));
    bench.catch(() => this.benches.delete(mode));
    this.benches.set(mode, bench);
    return bench;
  }

  private drop(mode: Mode, host: TaskManagerHost): void {
    this.benches.delete(mode);
    this.hosts.delete(host);
  }

  private lane(lane: RunnableLane, settings: TunedSettings, host: TaskManagerHost, idle: MemoryFigures | null): Lane {
    const { tuneId, prepared, maxRows } = this.options;
    this.opened += 1;
    const { bundleSize, bundleTimeMs, arrowBatchSize, parallelism } = settings;
    const tuned = {
      ...prepared,
      settings: { ...prepared.settings, bundleSize, bundleTimeMs, arrowBatchSize, parallelism },
    };
    const planned = planLane(tuned, lane, `${tuneId}-${this.opened}`, idle === null);
    for (const note of planned.notes) this.notes.add(note);
    return new Lane({
      mode: lane.mode,
      effective: { mode: lane.effective, reason: lane.reason },
      plan: planned.plan,
      ran: lane.ran,
      host,
      maxRows,
      ...(idle === null ? {} : { idle }),
    });
  }

  private note(lane: Lane): void {
    for (const note of lane.notes) this.notes.add(note);
  }
}

/** The figures that a search judges by. */
export function figuresOf(
  result: ModeResult,
): Pick<ModeResult, 'rowsPerSecond' | 'p50Ms' | 'p99Ms' | 'memoryPerSlotBytes' | 'bundles' | 'repeats'> {
  const { rowsPerSecond, p50Ms, p99Ms, memoryPerSlotBytes, bundles, repeats } = result;
  return { rowsPerSecond, p50Ms, p99Ms, memoryPerSlotBytes, bundles, repeats };
}
