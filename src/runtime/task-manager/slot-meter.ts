/** What one slot has done since the first row of an execution: the figures of a few additions a frame or bundle, never a row. */
import { quantilesOf, type Quantiles, type SlotFigures } from '../../contract/model/metrics';
import { LatencyReservoir } from '../scheduler/latency-reservoir';
import type { SlotRecords } from './slot-messages';

/** busy: rows are on their way. idle: the source gives none. backPressured: it would take some, or give some, and the sink is behind. */
export type SlotState = 'busy' | 'idle' | 'backPressured';

/** Bundles kept for the quantiles of a whole run, evenly thinned. */
const bundlesKept = 4_096;

export class SlotMeter {
  private readonly slot: number;
  private readonly sampling: boolean;
  private readonly spentMs = { busy: 0, idle: 0, backPressured: 0 };
  private readonly allLatencies = new LatencyReservoir(bundlesKept);
  private readonly allRows = new LatencyReservoir(bundlesKept);
  private latencies: number[] = [];
  private bundleRows: number[] = [];
  private state: SlotState = 'idle';
  private since: number | null = null;
  private rowsIn = 0;
  private rowsOut = 0;
  private bytesIn = 0;
  private bytesOut = 0;
  private bundles = 0;
  private userNs = 0;
  private pythonNs = 0;
  private gilWaitNs = 0;

  constructor(slot: number, sampling: boolean) {
    this.slot = slot;
    this.sampling = sampling;
  }

  start(now: number): void {
    this.since = now;
  }

  /** The clock is read where the state changes, and nowhere else. */
  enter(state: SlotState): void {
    if (state === this.state) return;
    if (this.since !== null) {
      const now = performance.now();
      this.spentMs[this.state] += now - this.since;
      this.since = now;
    }
    this.state = state;
  }

  answer(message: SlotRecords): void {
    switch (message.kind) {
      case 'rows':
        this.rowsIn += message.rowsIn;
        this.bytesIn += message.bytesIn;
        this.rowsOut += message.rowsOut;
        this.bytesOut += message.bytesOut;
        return;
      case 'rowsOfPass':
        this.rowsOut += message.rowsOut;
        this.bytesOut += message.bytesOut;
        return;
      case 'bundle':
        this.bundles += 1;
        this.gilWaitNs += message.gilWaitNs;
        this.spent(message);
        if (this.sampling) this.keep(message.latencyMs, message.rows);
        return;
      case 'finished':
        this.spent(message);
    }
  }

  /** `all`: quantiles of all bundles, not of those since the last call. */
  figures(now: number, all: boolean): SlotFigures {
    const { busy, idle, backPressured } = this.spentUntil(now);
    return {
      slot: this.slot,
      rowsIn: this.rowsIn,
      rowsOut: this.rowsOut,
      bytesIn: this.bytesIn,
      bytesOut: this.bytesOut,
      bundles: this.bundles,
      busyMs: busy,
      idleMs: idle,
      backPressuredMs: backPressured,
      userNs: this.userNs,
      pythonNs: this.pythonNs,
      gilWaitNs: this.gilWaitNs,
      ...(all ? this.quantilesOfAll() : this.quantilesOfInterval()),
    };
  }

  private spent({ stages, pythonNs }: Extract<SlotRecords, { kind: 'bundle' | 'finished' }>): void {
    this.userNs += stages.user;
    this.pythonNs += pythonNs;
  }

  private keep(latencyMs: number, rows: number): void {
    this.latencies.push(latencyMs);
    this.bundleRows.push(rows);
    this.allLatencies.add(latencyMs);
    this.allRows.add(rows);
  }

  private spentUntil(now: number): Readonly<Record<SlotState, number>> {
    if (this.since === null) return this.spentMs;
    return { ...this.spentMs, [this.state]: this.spentMs[this.state] + Math.max(0, now - this.since) };
  }

  private quantilesOfInterval(): { latencyMs: Quantiles | null; bundleRows: Quantiles | null } {
    const quantiles = { latencyMs: quantilesOf(this.latencies), bundleRows: quantilesOf(this.bundleRows) };
    this.latencies = [];
    this.bundleRows = [];
    return quantiles;
  }

  private quantilesOfAll(): { latencyMs: Quantiles | null; bundleRows: Quantiles | null } {
    return { latencyMs: quantilesOf(this.allLatencies.values()), bundleRows: quantilesOf(this.allRows.values()) };
  }
}
