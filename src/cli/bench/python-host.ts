/** A Python process of the benchmark (bench/python/host.py): one order at a time, one JSON object a line each way. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import * as v from 'valibot';
import { workbenchError, type WorkbenchError } from '../../contract/errors';

const replySchema = v.union([v.object({ value: v.unknown() }), v.object({ error: v.string(), trace: v.string() })]);
const tailBytes = 4_000;
const leaveMs = 3_000;

export interface PythonHostOptions {
  readonly python: string;
  /** bench/python/host.py */
  readonly host: string;
  /** The module with the lanes. */
  readonly program: string;
  readonly env?: Readonly<Record<string, string>>;
}

type Order = Readonly<Record<string, unknown>> & { readonly order: string };

export class PythonHost {
  private readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  private readonly program: string;
  private readonly ended: Promise<void>;
  private pending: { resolve: (value: unknown) => void; reject: (error: WorkbenchError) => void } | null = null;
  private gone: WorkbenchError | null = null;
  /** Settles with the last order that was given: lanes that share the process may ask at once. */
  private before: Promise<unknown> = Promise.resolve();
  private tail = '';

  constructor({ python, host, program, env }: PythonHostOptions) {
    this.program = program;
    // A process group of its own: Ctrl+C reaches the command line only, which then ends its children in order.
    this.child = spawn(python, ['-I', '-u', host, program], {
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
      env: { ...process.env, ...env },
    });
    // A process that has ended answers by its end, not by a broken pipe.
    this.child.stdin.on('error', () => undefined);
    this.child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.tail = (this.tail + text).slice(-tailBytes);
    });
    createInterface({ input: this.child.stdout }).on('line', (line) => this.receive(line));
    this.ended = new Promise((resolve) => {
      this.child.once('error', (error) => {
        this.tail += error.message;
        this.leave(null, null);
        resolve();
      });
      this.child.once('close', (code, signal) => {
        this.leave(code, signal);
        resolve();
      });
    });
  }

  get isGone(): boolean {
    return this.gone !== null;
  }

  /** One after another. Rejects with the lane's own error, or with WORKER_DIED. */
  async ask<T>(order: Order, schema: v.GenericSchema<unknown, T>): Promise<T> {
    const value = this.before.then(() => this.give(order));
    this.before = value.catch(() => undefined);
    return v.parse(schema, await value);
  }

  private give(order: Order): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.gone !== null) return reject(this.gone);
      this.pending = { resolve, reject };
      this.child.stdin.write(`${JSON.stringify(order)}\n`);
    });
  }

  /** Resolves when the process and what it started are gone. */
  async close(): Promise<void> {
    this.child.stdin.end();
    const timer = setTimeout(() => this.kill(), leaveMs);
    await this.ended;
    clearTimeout(timer);
    // What it started (a JVM) may still be there.
    this.kill();
  }

  /** At once, with all it started. */
  kill(): void {
    const { pid } = this.child;
    if (pid === undefined) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }

  private receive(line: string): void {
    const { pending } = this;
    this.pending = null;
    if (pending === null) return;
    const reply = v.parse(replySchema, JSON.parse(line));
    if ('error' in reply) pending.reject(laneFailed(this.program, reply.error, reply.trace));
    else pending.resolve(reply.value);
  }

  private leave(code: number | null, signal: string | null): void {
    const how = signal === null ? `ended with code ${code ?? '?'}` : `was killed by ${signal}`;
    this.gone = workbenchError(
      'WORKER_DIED',
      'run',
      `The benchmark's process ${this.program} ${how}.`,
      { program: this.program, exitCode: code, signal, stderrTail: this.tail },
      { cause: this.tail },
    );
    this.pending?.reject(this.gone);
    this.pending = null;
  }
}

function laneFailed(program: string, error: string, trace: string): WorkbenchError {
  return workbenchError('INTERNAL', 'run', error, { program }, { cause: trace });
}
