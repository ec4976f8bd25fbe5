/** One slot of a job on the main thread: its thread, and in process mode its worker. Opens, ends and frees both. */
import { toErrorData, WorkbenchError, type ErrorData } from '../../contract/errors';
import type { DebuggerPlace } from '../../contract/model/debug';
import type { Report } from '../../contract/model/report';
import type { Plan } from '../../contract/wire/task-manager';
import type { Interpreter } from '../embedded/interpreter';
import { limits } from '../workers/limits';
import type { WorkerPool } from '../workers/pool';
import { workerDied, workerStartFailed, type WorkerRunner } from '../workers/runner';
import { monotonicNs } from './clock';
import { cancelled } from './execution';
import { ExecutionSlot } from './execution-slot';
import type { FromSlot, SlotOpened, SlotRecords, ToSlot } from './slot-messages';
import type { SlotThreadHost, SlotThreads } from './slot-thread-host';
import { neverConnected } from './task-workers';

export interface JobSlotParts {
  readonly plan: Plan;
  readonly index: number;
  readonly threads: SlotThreads;
  readonly pool: WorkerPool;
  readonly privateDir: string;
  /** Thread mode: the interpreter, and what to do with a function that cannot be stopped. */
  readonly interpreter: Interpreter | null;
  readonly die: (reason: string) => void;
  readonly onRows: (slot: JobSlot, message: SlotRecords) => void;
  readonly onFailed: (slot: JobSlot, error: ErrorData, chunk: number | null, frameRow: number | null) => void;
  readonly onDebugger: (slot: JobSlot, place: DebuggerPlace) => void;
  readonly onReport: (slot: JobSlot, report: Report) => void;
  readonly rowsFinished: () => number;
}

export interface OpenedSlot extends SlotOpened {
  /** From spawning its fresh worker to open() done; null where the worker was warm. Thread mode: null. */
  readonly startMs: number | null;
  readonly atNs: number;
}

type State =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open' }
  /** `sound`: its worker may serve other jobs. */
  | { readonly kind: 'failed'; readonly sound: boolean }
  | { readonly kind: 'closed' }
  | { readonly kind: 'freed' };

export class JobSlot {
  readonly index: number;
  readonly execution: ExecutionSlot;
  private readonly parts: JobSlotParts;
  private readonly thread: SlotThreadHost;
  private readonly number: number;
  private runner: WorkerRunner | null = null;
  private runnerStartNs: number | null = null;
  private state: State = { kind: 'opening' };
  private connected = false;
  private connectTimer: NodeJS.Timeout | undefined;
  private opening: { resolve: (opened: OpenedSlot) => void; reject: (error: Error) => void } | null = null;
  private closing: { resolve: (error: ErrorData | null) => void } | null = null;
  private abandoning: (() => void) | null = null;

  constructor(parts: JobSlotParts) {
    this.parts = parts;
    this.index = parts.index;
    this.thread = parts.threads.lend();
    this.number = parts.threads.takeNumber();
    this.thread.listen((message) => this.receive(message));
    this.execution = new ExecutionSlot(parts.plan, parts.index, (message, transfer) => this.post(message, transfer));
  }

  get workerPid(): number | null {
    return this.runner?.pid ?? null;
  }

  /** Nothing of the function runs that nobody waits for. */
  get settled(): boolean {
    return this.state.kind !== 'opening';
  }

  open(): Promise<OpenedSlot> {
    const opened = new Promise<OpenedSlot>((resolve, reject) => {
      this.opening = { resolve, reject };
    });
    const { plan, index, interpreter, privateDir } = this.parts;
    const job = { plan, slot: this.number, subtaskIndex: index };
    if (interpreter === null) {
      this.post({ kind: 'openProcess', job, privateDir });
    } else {
      const { library, entry, interruptEntry: interrupt } = interpreter;
      this.post({ kind: 'openThread', job, embedded: { library, entry, interrupt } });
    }
    return opened;
  }

  /** Calls the function's close(). Answers its error; waits no longer than the deadline. */
  close(): Promise<ErrorData | null> {
    if (this.state.kind !== 'open') return Promise.resolve(null);
    // A close() that stands at a breakpoint has no deadline.
    return this.askToClose(this.parts.plan.debug === undefined ? limits.closeMs : null);
  }

  /** Ends the job on this slot within 2 s, whatever the function does. */
  async cancel(): Promise<void> {
    if (this.state.kind === 'freed') return;
    this.thread.cancel();
    this.opening?.reject(new WorkbenchError(cancelled()));
    this.opening = null;
    // Somebody may wait for close(); it is asked for again below, with less patience.
    this.closing?.resolve(null);
    if (this.parts.interpreter === null) await this.cancelProcess();
    else await this.cancelThread(this.parts.interpreter);
    await this.free();
  }

  /** Gives thread and worker back. The worker stays only where it is known to be idle. */
  async free(): Promise<void> {
    if (this.state.kind === 'freed') return;
    clearTimeout(this.connectTimer);
    const ended = this.state.kind === 'closed' || (this.state.kind === 'failed' && this.state.sound);
    // A debugger cannot be taken out of a process again.
    const sound = ended && this.parts.plan.debug === undefined;
    this.state = { kind: 'freed' };
    const idle = new Promise<void>((resolve) => {
      this.abandoning = resolve;
    });
    this.post({ kind: 'abandon' });
    await idle;
    const runner = this.runner;
    if (runner !== null) {
      if (!sound) runner.kill();
      await this.parts.pool.release(runner, sound);
    }
    this.parts.threads.giveNumberBack(this.number);
    this.parts.threads.giveBack(this.thread);
  }

  private async cancelProcess(): Promise<void> {
    const asked = this.state.kind === 'open' ? this.askToClose(limits.cancelGraceMs) : null;
    if (asked !== null) await asked;
    if (this.state.kind !== 'closed') this.runner?.kill();
  }

  private async cancelThread(interpreter: Interpreter): Promise<void> {
    const began = performance.now();
    const interrupt = setTimeout(() => {
      // Never settles where native code keeps the GIL; then the next timer has the last word.
      interpreter.interrupt(this.number).catch((error: unknown) => this.parts.die(String(error)));
    }, limits.interruptMs);
    const last = setTimeout(() => this.parts.die('a function could not be stopped'), limits.abandonMs);
    if (this.state.kind === 'open') await this.askToClose(limits.abandonMs + limits.closeMs);
    // A function whose open() still runs answers with the interrupt's error: wait for it as well.
    while (this.state.kind === 'opening' && performance.now() - began < limits.abandonMs + limits.closeMs) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    clearTimeout(interrupt);
    clearTimeout(last);
  }

  private async askToClose(deadlineMs: number | null): Promise<ErrorData | null> {
    let timer: NodeJS.Timeout | undefined;
    const closed = new Promise<ErrorData | null>((resolve) => {
      this.closing = { resolve };
      if (deadlineMs !== null) timer = setTimeout(() => resolve(null), deadlineMs);
    });
    this.post({ kind: 'close' });
    const error = await closed;
    clearTimeout(timer);
    this.closing = null;
    return error;
  }

  private receive(message: FromSlot): void {
    switch (message.kind) {
      case 'listening':
        void this.sendWorker(message.path, message.token);
        return;
      case 'debugger':
        return this.parts.onDebugger(this, message.place);
      case 'report':
        return this.parts.onReport(this, withInputRows(message.report, this.execution));
      case 'connected':
        this.connected = true;
        clearTimeout(this.connectTimer);
        return;
      case 'opened':
        if (this.state.kind === 'opening') this.state = { kind: 'open' };
        this.opening?.resolve({ ...message.opened, startMs: this.startMs(message.atNs), atNs: message.atNs });
        this.opening = null;
        return;
      case 'rows':
      case 'rowsOfPass':
      case 'bundle':
      case 'finished':
        return this.parts.onRows(this, message);
      case 'failed':
        return this.fail(message.error, message.sound, message.chunk, message.frameRow);
      case 'lost':
        void this.lost();
        return;
      case 'closed':
        if (this.state.kind === 'open') this.state = { kind: 'closed' };
        this.closing?.resolve(null);
        return;
      case 'idle':
        this.abandoning?.();
        return;
      case 'taskDone':
      case 'taskFailed':
        return;
    }
  }

  /** Takes a worker and sends it to the slot's socket. */
  private async sendWorker(path: string, token: string): Promise<void> {
    const { plan, pool } = this.parts;
    try {
      const flavour = plan.mode === 'process-arrow' ? 'arrow' : 'row';
      const askedNs = monotonicNs();
      const fresh = plan.fresh ?? false;
      const runner = await pool.acquire({ python: plan.python, flavour, fresh });
      this.runner = runner;
      if (this.state.kind !== 'opening') {
        // Cancelled meanwhile, and already freed: nobody else gives it back.
        await pool.release(runner, true);
        return;
      }
      this.runnerStartNs = fresh ? askedNs : null;
      runner.assign(plan.jobId, path, token);
      this.connectTimer = setTimeout(() => {
        this.fail(neverConnected(plan.python).data, false, null, null);
      }, limits.connectMs);
      void this.watchStart(runner);
    } catch (error) {
      this.fail(toErrorData(error, 'setup'), false, null, null);
    }
  }

  /** Until it has connected, only its exit tells that a worker failed. */
  private async watchStart(runner: WorkerRunner): Promise<void> {
    const exit = await runner.exited;
    if (!this.connected) this.fail(workerStartFailed(exit, runner.python).data, false, null, null);
  }

  private startMs(openedNs: number): number | null {
    return this.runnerStartNs === null ? null : (openedNs - this.runnerStartNs) / 1e6;
  }

  /** The link ended by itself: the worker is dead or dying. */
  private async lost(): Promise<void> {
    const runner = this.runner;
    if (runner === null) return;
    const timer = setTimeout(() => runner.kill(), limits.farewellMs);
    const exit = await runner.exited;
    clearTimeout(timer);
    const error = workerDied(exit, runner.pid, this.index, this.parts.rowsFinished()).data;
    this.fail(this.state.kind === 'opening' ? { ...error, stage: 'define' } : error, false, null, null);
  }

  private fail(error: ErrorData, sound: boolean, chunk: number | null, frameRow: number | null): void {
    const before = this.state.kind;
    if (before !== 'opening' && before !== 'open') return;
    this.state = { kind: 'failed', sound };
    if (this.opening !== null) {
      this.opening.reject(new WorkbenchError(error));
      this.opening = null;
    } else if (this.closing !== null) {
      this.closing.resolve(error);
    } else if (before === 'open') {
      this.parts.onFailed(this, error, chunk, frameRow);
    }
  }

  private post(message: ToSlot, transfer: readonly ArrayBuffer[] = []): void {
    this.thread.post(message, transfer);
  }
}

/** A worker counts the rows that it got; where slots share the input, they are others there. */
function withInputRows(report: Report, slot: ExecutionSlot): Report {
  if (report.kind !== 'profile') return report;
  return { ...report, slow: report.slow.map((each) => ({ ...each, row: slot.inputRowOf(each.row) })) };
}
