/** A limit or a peer: a lane in a Python process. */
import * as v from 'valibot';
import type { BenchLane, LaneSample } from './bench-lane';
import { digestSchema, type Digest } from './digest';
import type { LaneName } from './lane-names';
import type { PythonHost } from './python-host';

/** The workload as bench/python/lanes.py takes it; paths are absolute. */
export interface PythonWorkload {
  readonly id: string;
  readonly data: string;
  readonly columns: readonly string[];
  readonly row: { readonly file: string; readonly name: string };
  readonly batch: { readonly file: string; readonly name: string };
  readonly result: unknown;
  readonly batchRows: number;
  readonly workerPath: string;
}

const sampleSchema = v.object({ rows: v.number(), seconds: v.number() });

export class PythonLane implements BenchLane {
  readonly name: LaneName;
  readonly digestRows: number | null;
  private readonly host: PythonHost;
  private readonly workload: PythonWorkload;

  constructor(name: LaneName, host: PythonHost, workload: PythonWorkload, digestRows: number | null = null) {
    this.name = name;
    this.host = host;
    this.workload = workload;
    this.digestRows = digestRows;
  }

  async open(): Promise<void> {
    await this.host.ask({ order: 'open', lane: this.name.id, workload: this.workload }, v.unknown());
  }

  async digest(rows: number | null): Promise<Digest | null> {
    if (this.name.shape === 'bytes') return null;
    return this.host.ask({ order: 'digest', lane: this.name.id, rows }, digestSchema);
  }

  async measure(seconds: number): Promise<LaneSample> {
    const sample = await this.host.ask({ order: 'measure', lane: this.name.id, seconds }, sampleSchema);
    return { ...sample, stages: null };
  }

  async close(): Promise<void> {
    await this.host.ask({ order: 'close', lane: this.name.id }, v.unknown());
  }
}

/** The same lane in several processes, all of them measured at once. */
export class SideBySideLane implements BenchLane {
  readonly name: LaneName;
  readonly digestRows = null;
  private readonly lanes: readonly PythonLane[];

  constructor(name: LaneName, lanes: readonly PythonLane[]) {
    this.name = name;
    this.lanes = lanes;
  }

  async open(): Promise<void> {
    await Promise.all(this.lanes.map((lane) => lane.open()));
  }

  async digest(rows: number | null): Promise<Digest | null> {
    const [first] = await Promise.all(this.lanes.map((lane) => lane.digest(rows)));
    return first ?? null;
  }

  /** Rows a second of all together; their clocks start within a line on a pipe. */
  async measure(seconds: number): Promise<LaneSample> {
    const samples = await Promise.all(this.lanes.map((lane) => lane.measure(seconds)));
    const rowsPerSecond = samples.reduce((sum, sample) => sum + sample.rows / sample.seconds, 0);
    return { rows: rowsPerSecond * seconds, seconds, stages: null };
  }

  async close(): Promise<void> {
    await Promise.all(this.lanes.map((lane) => lane.close()));
  }
}
