/** The lanes of a workload, on processes that serve one workload after another. */
import path from 'node:path';
import * as v from 'valibot';
import type { Mode } from '../../contract/model/job';
import type { TaskManagerHost } from '../../runtime/engine/task-manager-host';
import type { BenchLane } from './bench-lane';
import type { BenchSession } from './bench-session';
import { digestSchema, type Digest } from './digest';
import { enginePathLanes, limitLanes, productLanes, twoSlotLanes, type LaneName } from './lane-names';
import type { Peer } from './peers';
import { ProductLane } from './product-lane';
import type { PythonHost } from './python-host';
import { PythonLane, SideBySideLane, type PythonWorkload } from './python-lane';
import type { PeerPlace } from './set-up-peers';
import type { Workload } from './workloads';

/** Rows of a batch of the limits: as many as the engine's Arrow batches have. */
const batchRows = 10_000;

const modeOf: Readonly<Record<string, Mode>> = {
  'process-row': 'process-row',
  'process-arrow': 'process-arrow',
  'thread-row': 'thread',
  'thread-pandas': 'thread',
  'process-row-two-slots': 'process-row',
};

const madeSchema = v.object({ rows: v.number(), bytes: v.number() });
const versionsSchema = v.record(v.string(), v.string());

export interface ContendersOptions {
  readonly session: BenchSession;
  readonly enginePath: boolean;
  readonly peers: readonly Peer[];
  readonly places: ReadonlyMap<string, PeerPlace>;
}

export class Contenders {
  private readonly options: ContendersOptions;
  private readonly limitsProgram: string;
  private readonly pythons = new Map<string, PythonHost>();
  private readonly taskManagers = new Map<string, TaskManagerHost>();

  constructor(options: ContendersOptions) {
    this.options = options;
    this.limitsProgram = path.join(options.session.paths.root, 'bench/python/limits.py');
  }

  /** Writes the rows where they are not there yet. */
  async prepare(workload: Workload): Promise<v.InferOutput<typeof madeSchema>> {
    const source = path.join(this.options.session.paths.root, 'examples/flights/data/flights.csv');
    const order = { order: 'make', path: this.dataOf(workload), maker: workload.maker, rows: workload.rows, source };
    return this.limit('pandas').ask(order, madeSchema);
  }

  lanesOf(workload: Workload): BenchLane[] {
    if (workload.slots > 1) return twoSlotLanes.map((name) => this.twoSlotLane(name, workload));
    const { enginePath } = this.options;
    const products: readonly LaneName[] = enginePath ? [...productLanes, ...enginePathLanes] : productLanes;
    return [
      ...limitLanes.map((name) => new PythonLane(name, this.limit(name.id), this.pythonWorkload(workload))),
      ...products.map((name) => this.product(name, workload)),
      ...this.options.peers.flatMap((peer) => this.peerLanes(peer, workload)),
    ];
  }

  /** Of every process that took part. */
  async versions(): Promise<Record<string, Record<string, string>>> {
    const versions: Record<string, Record<string, string>> = {};
    const asked: [string, PythonHost | undefined][] = [
      ['product', this.pythons.get('pandas')],
      ...this.options.peers.map(({ id }): [string, PythonHost | undefined] => [id, this.pythons.get(id)]),
    ];
    for (const [name, host] of asked) {
      if (host !== undefined) versions[name] = await host.ask({ order: 'versions' }, versionsSchema);
    }
    return versions;
  }

  private twoSlotLane(name: LaneName, workload: Workload): BenchLane {
    if (name.kind === 'product') return this.product(name, workload);
    const loop = limitLanes[0];
    const lanes = Array.from(
      { length: workload.slots },
      (_, index) => new PythonLane(loop, this.limit(`${loop.id}-${index + 1}`), this.pythonWorkload(workload)),
    );
    return new SideBySideLane(name, lanes);
  }

  private product(name: LaneName, workload: Workload): BenchLane {
    const mode = modeOf[name.id];
    if (mode === undefined) throw new Error(`The lane ${name.id} has no mode.`);
    return new ProductLane({
      name,
      mode,
      enginePath: name.id === 'thread-pandas',
      workload,
      data: this.dataOf(workload),
      session: this.options.session,
      host: this.taskManager(name.id),
      digestOf: (store, rows) => this.digestOf(store, workload, rows),
    });
  }

  private peerLanes(peer: Peer, workload: Workload): BenchLane[] {
    const place = this.options.places.get(peer.id);
    if (place?.kind !== 'ready') return [];
    return peer.lanes
      .filter(({ workloads }) => workloads.includes(workload.id))
      .map((name) => {
        const program = path.join(this.options.session.paths.root, `bench/peers/on_${peer.id}.py`);
        const host = this.python(peer.id, { python: place.python, program, env: place.env });
        return new PythonLane(name, host, this.pythonWorkload(workload), name.digestRows);
      });
  }

  private digestOf(store: string, { result }: Workload, rows: number | null): Promise<Digest> {
    return this.limit('pandas').ask({ order: 'digestFile', path: store, result, rows }, digestSchema);
  }

  private pythonWorkload(workload: Workload): PythonWorkload {
    const { root, workerPath } = this.options.session.paths;
    const absolute = ({ file, name }: Workload['row']): Workload['row'] => ({ file: path.join(root, file), name });
    return {
      id: workload.id,
      data: this.dataOf(workload),
      columns: workload.columns,
      row: absolute(workload.row),
      batch: absolute(workload.batch),
      result: workload.result,
      batchRows,
      workerPath,
    };
  }

  /** Named by all that decides about its rows; the seed is in bench/python/data.py. */
  private dataOf({ maker, rows }: Workload): string {
    return path.join(this.options.session.paths.root, '.cache/bench/data', `${maker}-${rows ?? 'all'}-2.arrow`);
  }

  private limit(id: string): PythonHost {
    return this.python(id, { python: this.options.session.paths.python, program: this.limitsProgram });
  }

  private python(id: string, options: Parameters<BenchSession['startPython']>[0]): PythonHost {
    const found = this.pythons.get(id);
    if (found !== undefined && !found.isGone) return found;
    const started = this.options.session.startPython(options);
    this.pythons.set(id, started);
    return started;
  }

  private taskManager(id: string): TaskManagerHost {
    const found = this.taskManagers.get(id);
    if (found !== undefined && !found.isGone) return found;
    const started = this.options.session.pool.lane();
    this.taskManagers.set(id, started);
    return started;
  }
}
