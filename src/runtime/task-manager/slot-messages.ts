/** Messages between the TaskManager's main thread and a slot's thread. Same build, same process: typed, not validated. */
import type { ErrorData } from '../../contract/errors';
import type { Stages } from '../../contract/model/stages';
import type { DebuggerPlace, Entry } from '../../contract/model/debug';
import type { Report } from '../../contract/model/report';
import type { Plan, UsedTransport } from '../../contract/wire/task-manager';
import type { ColumnBatch } from '../arrow/column';
import type { FrameCuts } from '../scheduler/bundle-cutter';

/** Where the embedded interpreter can be called; addresses are of this process. */
export interface EmbeddedAddresses {
  readonly library: string;
  readonly entry: bigint;
  readonly interrupt: bigint;
}

/** One slot of one job. `slot` numbers the calls into the embedded interpreter and is unique in the process. */
export interface SlotJob {
  readonly plan: Plan;
  readonly slot: number;
  readonly subtaskIndex: number;
}

export type ToSlot =
  /** Process mode: listen for a worker, answer `listening`, then `opened` or `failed`. */
  | { readonly kind: 'openProcess'; readonly job: SlotJob; readonly privateDir: string }
  | { readonly kind: 'openThread'; readonly job: SlotJob; readonly embedded: EmbeddedAddresses }
  /** Rows to run, already cut. `emit`: send the output rows back, not only their number. */
  | {
      readonly kind: 'chunk';
      readonly chunk: number;
      readonly batch: ColumnBatch;
      readonly cuts: FrameCuts;
      readonly emit: boolean;
      /** Number of its first row in the input; null where its rows do not follow each other, or belong to another pass. */
      readonly inputRow: number | null;
    }
  /** An execution begins; of its output rows no more are wanted (null: all are). */
  | { readonly kind: 'begin'; readonly limit: number | null }
  /** End the open bundle: its time is up or the input has ended. */
  | { readonly kind: 'flush' }
  /** The input of a pass has ended, no bundle is open: answered by `rowsOfPass` (any number) and `finished`. */
  | { readonly kind: 'finish'; readonly emit: boolean }
  /** Leave results where they are until told otherwise: the sink is behind. */
  | { readonly kind: 'hold'; readonly on: boolean }
  /** Call the function's close(); answered by `closed` or `failed`. */
  | { readonly kind: 'close' }
  /** Forget the job without a word to the worker; answered by `idle`. */
  | { readonly kind: 'abandon' }
  /** Runs a task in the embedded interpreter. */
  | { readonly kind: 'task'; readonly embedded: EmbeddedAddresses; readonly slot: number; readonly task: unknown };

/** What OPENED told. */
export interface SlotOpened {
  readonly notes: readonly string[];
  readonly transport: UsedTransport;
  /** Debug runs: where a call of the function begins. */
  readonly entry: Entry | null;
}

export type FromSlot =
  | { readonly kind: 'listening'; readonly path: string; readonly token: string }
  /** The debugger of the worker waits for its client. */
  | { readonly kind: 'debugger'; readonly place: DebuggerPlace }
  | { readonly kind: 'report'; readonly report: Report }
  /** The worker has shown its token. */
  | { readonly kind: 'connected' }
  | { readonly kind: 'opened'; readonly opened: SlotOpened; readonly atNs: number }
  /** Results of a frame of a chunk; `rowsIn` once it is answered for good. `last`: it was the chunk's last one. */
  | {
      readonly kind: 'rows';
      readonly chunk: number;
      readonly rowsIn: number;
      readonly rowsOut: number;
      /** As they travelled: of the frame once it is answered for good, and of these results. */
      readonly bytesIn: number;
      readonly bytesOut: number;
      readonly batch: ColumnBatch | null;
      readonly last: boolean;
    }
  /** Rows that answer no frame: `final` where the end of the input gave them, else the end of a bundle. */
  | {
      readonly kind: 'rowsOfPass';
      readonly rowsOut: number;
      readonly bytesOut: number;
      readonly batch: ColumnBatch | null;
      readonly final: boolean;
    }
  | {
      readonly kind: 'finished';
      readonly notes: readonly string[];
      readonly stages: Stages;
      readonly pythonNs: number;
      readonly transport: UsedTransport;
    }
  /** `pythonNs`: the part of the stages that Python spent, in its own process or under the GIL. */
  | {
      readonly kind: 'bundle';
      readonly rows: number;
      readonly latencyMs: number;
      readonly stages: Stages;
      readonly pythonNs: number;
      /** Thread mode: between calls of the interpreter and their first lines. */
      readonly gilWaitNs: number;
    }
  /**
   * The function failed, or the worker said something it should not. The job is over for this slot. `frameRow`: the frame's first
   * row within the chunk; null outside of record frames, and where the error's fact `row` counts rows of the input already.
   * `sound`: the worker may serve another job.
   */
  | {
      readonly kind: 'failed';
      readonly error: ErrorData;
      readonly chunk: number | null;
      readonly frameRow: number | null;
      readonly sound: boolean;
    }
  /** The link to the worker ended by itself. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'idle' }
  | { readonly kind: 'taskDone'; readonly answer: unknown }
  | { readonly kind: 'taskFailed'; readonly error: ErrorData };

/** What a slot says while records flow. */
export type SlotRecords = Extract<FromSlot, { kind: 'rows' | 'rowsOfPass' | 'bundle' | 'finished' }>;

/** Shared between the threads; index 0 of an Int32Array. */
export const CancelFlag = { RUN: 0, CANCEL: 1 } as const;
