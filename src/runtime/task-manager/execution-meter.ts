/** What an execution counts and times, and the figures made of it. */
import { addStages, emptyStages, type Stages } from '../../contract/model/stages';
import type { Execution as Figures, UsedTransport } from '../../contract/wire/task-manager';
import type { SlotFigures } from '../../contract/model/metrics';
import { LatencyReservoir } from '../scheduler/latency-reservoir';
import type { InputProgress } from './input-passes';
import type { SlotRecords } from './slot-messages';
import { SlotMeter, type SlotState } from './slot-meter';

export interface Sample extends InputProgress {
  readonly rowsIn: number;
  readonly rowsOut: number;
  readonly bundles: number;
  readonly seconds: number;
  readonly latenciesMs: number[];
  readonly last: boolean;
  readonly slots: SlotFigures[];
}

export class ExecutionMeter {
  private readonly sampling: boolean;
  private readonly latencies = new LatencyReservoir();
  private readonly notes = new Set<string>();
  private startedAt: number | null = null;
  private lastAnswerAt = 0;
  private answeredRows = 0;
  private bundles = 0;
  private stages: Stages = emptyStages;
  private pythonNs = 0;
  private sampleLatencies: number[] = [];
  private transport: UsedTransport | null = null;
  private readonly slots: readonly SlotMeter[];

  constructor(sampling: boolean, slots: readonly { readonly index: number }[]) {
    this.sampling = sampling;
    this.slots = slots.map(({ index }) => new SlotMeter(index, sampling));
  }

  get rowsIn(): number {
    return this.answeredRows;
  }

  get started(): boolean {
    return this.startedAt !== null;
  }

  start(now: number): void {
    this.startedAt = now;
    this.lastAnswerAt = now;
    for (const slot of this.slots) slot.start(now);
  }

  /** What a slot does from now on; told as often as wanted. */
  enter(position: number, state: SlotState): void {
    this.slots[position]?.enter(state);
  }

  answer(position: number, message: SlotRecords, now: number): void {
    this.lastAnswerAt = now;
    this.slots[position]?.answer(message);
    switch (message.kind) {
      case 'rows':
        this.answeredRows += message.rowsIn;
        return;
      case 'rowsOfPass':
        return;
      case 'bundle':
        this.bundles += 1;
        this.latencies.add(message.latencyMs);
        if (this.sampling) this.sampleLatencies.push(message.latencyMs);
        this.stages = addStages(this.stages, message.stages);
        this.pythonNs += message.pythonNs;
        return;
      case 'finished':
        this.stages = addStages(this.stages, message.stages);
        this.pythonNs += message.pythonNs;
        if (this.transport !== 'shm') this.transport = message.transport;
        for (const note of message.notes) this.notes.add(note);
    }
  }

  /** While rows flow (`now`): until then. Afterwards (null): until the last answer. */
  seconds(now: number | null): number {
    if (this.startedAt === null) return 0;
    return Math.max(0, (now ?? this.lastAnswerAt) - this.startedAt) / 1_000;
  }

  /** `last`: quantiles are of all bundles, not of those since the last sample. */
  sample(rowsOut: number, seconds: number, progress: InputProgress, last: boolean): Sample {
    const latenciesMs = this.sampleLatencies;
    this.sampleLatencies = [];
    const endedAt = last ? this.lastAnswerAt : performance.now();
    const slots = this.slots.map((slot) => slot.figures(endedAt, last));
    return {
      rowsIn: this.answeredRows,
      rowsOut,
      bundles: this.bundles,
      seconds,
      latenciesMs,
      last,
      slots,
      ...progress,
    };
  }

  figures(rowsOut: number, reachedLimit: boolean): Figures {
    return {
      rowsIn: this.answeredRows,
      rowsOut,
      bundles: this.bundles,
      seconds: this.seconds(null),
      stages: this.stages,
      pythonNs: this.pythonNs,
      latenciesMs: this.latencies.values(),
      reachedLimit,
      transport: this.transport,
      notes: [...this.notes],
    };
  }
}
