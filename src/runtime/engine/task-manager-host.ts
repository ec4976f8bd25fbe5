/**
 * The engine's side of one TaskManager process, from its start to its end: requests with their answers, both validated, and
 * a death that rejects whatever was asked of it. A host never comes back to life; the pool starts another.
 */
import * as v from 'valibot';
import { WorkbenchError, workbenchError } from '../../contract/errors';
import type { LogBatch } from '../../contract/model/run';
import {
  answerValues,
  fromTaskManagerSchema,
  toTaskManagerSchema,
  type AnswerName,
  type AnswerValue,
  type FromTaskManager,
  type ToTaskManager,
} from '../../contract/wire/task-manager';
import type { TaskManagerLauncher, TaskManagerProcess } from './launcher';

export type StartOptions = Omit<Extract<ToTaskManager, { kind: 'start' }>, 'kind'>;
export type JobMessage = Extract<
  FromTaskManager,
  { kind: 'phase' | 'sample' | 'debugger' | 'report' | 'exported' | 'computed' }
>;
type RequestMessage<N extends AnswerName> = Omit<Extract<ToTaskManager, { kind: N }>, 'id'>;

const startDeadlineMs = 20_000;
/** From asking to leave until SIGKILL. */
const shutdownDeadlineMs = 2_000;

interface Pending {
  readonly name: AnswerName;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: WorkbenchError) => void;
}

type State =
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'ending' }
  | { readonly kind: 'gone'; readonly error: WorkbenchError };

export class TaskManagerHost {
  private readonly child: TaskManagerProcess;
  private readonly pending = new Map<number, Pending>();
  private readonly jobListeners = new Map<string, (message: JobMessage) => void>();
  private readonly onLog: (batch: LogBatch) => void;
  private readonly onCrash: (error: WorkbenchError) => void;
  private readonly started: Promise<void>;
  private readonly ended: Promise<void>;
  private settleStarted: { resolve: () => void; reject: (error: WorkbenchError) => void } | null = null;
  private state: State = { kind: 'starting' };
  private nextId = 1;

  /** `onCrash` is called once, where the process ends without having been asked to. */
  constructor(
    launch: TaskManagerLauncher,
    options: StartOptions,
    listeners: {
      readonly onLog: (batch: LogBatch) => void;
      readonly onCrash: (error: WorkbenchError) => void;
    },
  ) {
    this.onLog = listeners.onLog;
    this.onCrash = listeners.onCrash;
    this.child = launch();
    this.started = new Promise((resolve, reject) => {
      this.settleStarted = { resolve, reject };
    });
    // Who asks for something gets the rejection; nobody may have asked yet.
    this.started.catch(() => undefined);
    this.ended = new Promise((resolve) => {
      this.child.onExit((code, signal) => {
        this.exited(code, signal);
        resolve();
      });
    });
    this.child.onMessage((message) => this.receive(message));
    this.post({ kind: 'start', ...options });
    this.watchStart();
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  get isGone(): boolean {
    return this.state.kind === 'gone' || this.state.kind === 'ending';
  }

  /** Resolves after the start handshake. Rejects with TASK_MANAGER_START_FAILED. */
  ready(): Promise<void> {
    return this.started;
  }

  /** Resolves when the process has ended, wanted or not. */
  whenGone(): Promise<void> {
    return this.ended;
  }

  /** Rejects with the TaskManager's own error, or with TASK_MANAGER_DIED where it dies before it answers. */
  async request<N extends AnswerName>(name: N, message: RequestMessage<N>): Promise<AnswerValue<N>> {
    await this.started;
    if (this.state.kind === 'gone') throw this.state.error;
    const id = this.nextId;
    this.nextId += 1;
    const value = await new Promise<unknown>((resolve, reject) => {
      this.pending.set(id, { name, resolve, reject });
      try {
        this.post({ ...message, id });
      } catch (error) {
        this.pending.delete(id);
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
    return this.checkAnswer(name, value);
  }

  /** Phases and samples of a job, until `unlisten`. */
  listen(jobId: string, listener: (message: JobMessage) => void): () => void {
    this.jobListeners.set(jobId, listener);
    return () => {
      this.jobListeners.delete(jobId);
    };
  }

  /** Asks it to leave; kills it where it does not. Resolves when the process is gone. */
  async shutdown(deadlineMs = shutdownDeadlineMs): Promise<void> {
    if (this.state.kind !== 'gone') {
      this.state = { kind: 'ending' };
      this.post({ kind: 'shutdown' });
      const timer = setTimeout(() => this.child.kill(), deadlineMs);
      await this.ended;
      clearTimeout(timer);
    }
  }

  /** At once, for a job that cannot be ended otherwise. Resolves when the process is gone; not reported as a crash. */
  async kill(): Promise<void> {
    if (this.state.kind !== 'gone') this.state = { kind: 'ending' };
    this.child.kill();
    await this.ended;
  }

  private watchStart(): void {
    const timer = setTimeout(() => {
      if (this.state.kind !== 'starting') return;
      this.settleStarted?.reject(
        startFailed(`The task manager did not answer within ${startDeadlineMs / 1000} s.`, this.facts(null, null)),
      );
      this.state = { kind: 'ending' };
      this.child.kill();
    }, startDeadlineMs);
    timer.unref();
    void this.ended.then(() => clearTimeout(timer));
  }

  private post(message: unknown): void {
    this.child.send(v.parse(toTaskManagerSchema, message));
  }

  private receive(message: unknown): void {
    const parsed = v.safeParse(fromTaskManagerSchema, message);
    if (!parsed.success) {
      this.logLine(`sent a message that is not in the contract: ${describeIssues(parsed.issues)}`);
      return;
    }
    this.handle(parsed.output);
  }

  private handle(message: FromTaskManager): void {
    switch (message.kind) {
      case 'ready':
        if (this.state.kind === 'starting') this.state = { kind: 'ready' };
        this.settleStarted?.resolve();
        return;
      case 'answer':
        this.take(message.id)?.resolve(message.value);
        return;
      case 'refused':
        this.take(message.id)?.reject(new WorkbenchError(message.error));
        return;
      case 'phase':
      case 'sample':
      case 'debugger':
      case 'report':
      case 'exported':
      case 'computed':
        this.jobListeners.get(message.jobId)?.(message);
        return;
      case 'log':
        this.onLog({
          book: message.first === null ? null : (this.child.pid ?? null),
          first: message.first ?? 0,
          lines: message.lines,
        });
        return;
      case 'goodbye':
        if (this.state.kind !== 'gone') this.state = { kind: 'ending' };
        return;
    }
  }

  private take(id: number): Pending | undefined {
    const pending = this.pending.get(id);
    this.pending.delete(id);
    return pending;
  }

  private checkAnswer<N extends AnswerName>(name: N, value: unknown): AnswerValue<N> {
    const parsed = v.safeParse(answerValues[name], value);
    if (parsed.success) return parsed.output;
    throw workbenchError(
      'INTERNAL',
      'run',
      `The task manager's answer to ${name} is malformed: ${describeIssues(parsed.issues)}`,
    );
  }

  private exited(code: number | null, signal: string | null): void {
    const wasStarting = this.state.kind === 'starting';
    const wanted = this.state.kind === 'ending';
    const error = wasStarting
      ? startFailed('The task manager could not be started.', this.facts(code, signal))
      : died(this.facts(code, signal));
    this.state = { kind: 'gone', error };
    this.settleStarted?.reject(error);
    for (const pending of this.pending.values()) pending.reject(error);
    this.pending.clear();
    this.jobListeners.clear();
    if (!wanted) this.onCrash(error);
  }

  private facts(exitCode: number | null, signal: string | null): Record<string, unknown> {
    return { pid: this.child.pid ?? null, exitCode, signal, stderrTail: this.child.stderrTail?.() ?? '' };
  }

  private logLine(text: string): void {
    const process = `task manager ${this.child.pid ?? '?'}`;
    const line = { runId: null, source: 'engine', process, text: `${process} ${text}`, at: Date.now() } as const;
    this.onLog({ book: null, first: 0, lines: [line] });
  }
}

function startFailed(error: string, facts: Record<string, unknown>): WorkbenchError {
  return workbenchError('TASK_MANAGER_START_FAILED', 'setup', error, facts, {
    hint: 'Run the doctor: it says what is missing and how to get it.',
    ...(typeof facts['stderrTail'] === 'string' && facts['stderrTail'] !== '' ? { cause: facts['stderrTail'] } : {}),
  });
}

function died(facts: Record<string, unknown>): WorkbenchError {
  const { exitCode, signal } = facts;
  const how =
    typeof signal === 'string'
      ? `was killed by ${signal}`
      : typeof exitCode === 'number' && exitCode !== 0
        ? `ended with code ${exitCode}`
        : 'ended without a word';
  return workbenchError('TASK_MANAGER_DIED', 'run', `The task manager ${how}.`, facts, {
    hint: 'In thread mode native code of a function takes the whole task manager with it; process mode loses its own slot only.',
    ...(typeof facts['stderrTail'] === 'string' && facts['stderrTail'] !== '' ? { cause: facts['stderrTail'] } : {}),
  });
}

function describeIssues(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues
    .slice(0, 3)
    .map((issue) => `${v.getDotPath(issue) ?? 'message'}: ${issue.message}`)
    .join('; ');
}
