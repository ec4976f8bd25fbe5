/** A debug run as its user sees it: started, waited for at its stops, stepped, looked into. For tests. */
import { realpathSync } from 'node:fs';
import type { Breakpoint, DebugAction, DebugEvent, DebugOptions, DebugSession, Stop } from '../../contract/model/debug';
import type { JobSpec } from '../../contract/model/job';
import type { EngineFixture } from './engine-fixture';

export interface Standing {
  readonly sessionId: number;
  readonly stop: Stop;
  readonly frameId: number;
}

const plain: DebugOptions = { breakpoints: [], raised: false, uncaught: false, justMyCode: true, focus: null };

export class DebugFixture {
  readonly events: DebugEvent[] = [];
  private readonly fixture: EngineFixture;
  private readonly unlisten: () => void;
  private readonly sessions = new Map<number, DebugSession>();
  private runId = '';

  constructor(fixture: EngineFixture) {
    this.fixture = fixture;
    this.unlisten = fixture.engine.on('debug', (event) => {
      this.events.push(event);
      if (event.kind === 'session' && event.runId === this.runId) this.sessions.set(event.session.id, event.session);
    });
  }

  /** The function's file as the debugger knows it. */
  at(file: string, line: number, more: Partial<Breakpoint> = {}): Breakpoint {
    return { id: `${line}`, file: realpathSync(file), line, ...more };
  }

  async start(job: JobSpec, options: Partial<DebugOptions>): Promise<string> {
    this.sessions.clear();
    const { runId } = await this.fixture.engine.api.startRun({ job, debug: { ...plain, ...options } });
    this.runId = runId;
    for (const event of this.events)
      if (event.kind === 'session' && event.runId === runId) this.sessions.set(event.session.id, event.session);
    return runId;
  }

  /** Every thread that stands still. */
  stops(): Standing[] {
    return [...this.sessions.values()].flatMap(({ id, stops }) =>
      stops.map((stop) => ({ sessionId: id, stop, frameId: stop.frame?.id ?? 0 })),
    );
  }

  async stopped(count = 1): Promise<Standing> {
    await this.fixture.until(`${count} threads stand still`, () => this.stops().length >= count, 60_000);
    const [first] = this.stops();
    if (first === undefined) throw new Error('Nothing stands still any more.');
    return first;
  }

  async step({ sessionId, stop }: Standing, action: DebugAction): Promise<void> {
    await this.fixture.engine.api.debugStep({ runId: this.runId, sessionId, threadId: stop.threadId, action });
  }

  /** The thread that runs the function, in each process. */
  async pause(): Promise<void> {
    for (const sessionId of this.sessions.keys())
      await this.fixture.engine.api.debugStep({ runId: this.runId, sessionId, threadId: 0, action: 'pause' });
  }

  async evaluate({ sessionId, frameId }: Standing, expression: string): Promise<string> {
    const at = { runId: this.runId, sessionId, frameId };
    return (await this.fixture.engine.api.debugEvaluate({ ...at, expression, context: 'repl' })).value;
  }

  /** Names and values of a frame's locals. */
  async locals({ sessionId, frameId }: Standing): Promise<Record<string, string>> {
    const { api } = this.fixture.engine;
    const at = { runId: this.runId, sessionId };
    const { scopes } = await api.debugScopes({ ...at, frameId });
    const reference = scopes.find(({ name }) => name === 'Locals')?.reference ?? 0;
    const { variables } = await api.debugVariables({ ...at, reference, start: 0, count: 100 });
    return Object.fromEntries(variables.map(({ name, value }) => [name, value]));
  }

  close(): void {
    this.unlisten();
  }
}
