/** A mode of the engine on a TaskManager of its own: a warm job, timed passes over rows kept in memory, results decoded and dropped. */
import path from 'node:path';
import type { Mode } from '../../contract/model/job';
import { Lane } from '../../runtime/engine/compare/lane';
import { planJob } from '../../runtime/engine/planning/plan-job';
import { prepareJob } from '../../runtime/engine/planning/prepare-job';
import type { TaskManagerHost } from '../../runtime/engine/task-manager-host';
import type { BenchLane, LaneSample } from './bench-lane';
import type { BenchSession } from './bench-session';
import type { Digest } from './digest';
import type { LaneName } from './lane-names';
import type { Workload } from './workloads';

/** As the default profile has them. */
export const engineSettings = {
  'python.fn-execution.bundle.size': '100000',
  'python.fn-execution.arrow.batch.size': '10000',
} as const;

export interface ProductLaneOptions {
  readonly name: LaneName;
  readonly mode: Mode;
  /** A pandas function in thread mode. */
  readonly enginePath: boolean;
  readonly workload: Workload;
  /** The rows: an Arrow file. */
  readonly data: string;
  readonly session: BenchSession;
  readonly host: TaskManagerHost;
  readonly digestOf: (store: string, rows: number | null) => Promise<Digest>;
}

export class ProductLane implements BenchLane {
  readonly name: LaneName;
  readonly digestRows = null;
  private readonly options: ProductLaneOptions;
  private lane: Lane | null = null;

  constructor(options: ProductLaneOptions) {
    this.name = options.name;
    this.options = options;
  }

  async open(): Promise<void> {
    const { mode, enginePath, workload, data, session, host, name } = this.options;
    const reference = name.shape === 'batch' ? workload.batch : workload.row;
    const file = path.join(session.paths.root, reference.file);
    const prepared = await prepareJob(
      {
        function: { file, name: reference.name },
        source: { kind: 'file', path: data, format: 'arrow', nullMarks: [], schema: [] },
        args: workload.columns.map((column) => ({ kind: 'column', name: column })),
        keep: [],
        profile: 'product',
        settings: { ...engineSettings, 'parallelism.default': String(workload.slots) },
      },
      session.workers,
      session.paths.python,
    );
    const jobId = `bench-${workload.id}-${name.id}`;
    const { plan } = planJob(prepared, { jobId, mode, file, udf: prepared.udf, adapter: false, fresh: false });
    this.lane = new Lane({
      mode,
      effective: { mode, reason: null },
      plan: enginePath ? { ...plan, enginePath } : plan,
      ran: 'function',
      host,
      maxRows: null,
    });
    await this.lane.open();
  }

  async digest(rows: number | null): Promise<Digest> {
    const { session, digestOf } = this.options;
    return session.withScratchFile(`${this.name.id}.arrow`, async (store) => {
      await this.opened.storeOutput(store);
      return digestOf(store, rows);
    });
  }

  async measure(seconds: number): Promise<LaneSample> {
    const { rowsIn, seconds: spent, stages } = await this.opened.measure(seconds, 0);
    return { rows: rowsIn, seconds: spent, stages };
  }

  async close(): Promise<void> {
    await this.lane?.close();
    this.lane = null;
  }

  private get opened(): Lane {
    if (this.lane === null) throw new Error(`The lane ${this.name.id} is not open.`);
    return this.lane;
  }
}
