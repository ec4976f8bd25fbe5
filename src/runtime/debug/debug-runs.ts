/** The debug runs that are going on, each with the processes that take part in it. */
import { randomBytes } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { toErrorData, workbenchError } from '../../contract/errors';
import type {
  Breakpoint,
  BreakpointSettings,
  DebugEvent,
  DebuggerPlace,
  DebugOptions,
  Entry,
} from '../../contract/model/debug';
import { DebugSession } from './debug-session';

interface DebugRun {
  readonly token: string;
  readonly justMyCode: boolean;
  settings: BreakpointSettings;
  /** By port: in thread mode several slots tell the same one. */
  readonly sessions: Map<number, DebugSession>;
}

export class DebugRuns {
  private readonly emit: (event: DebugEvent) => void;
  private readonly runs = new Map<string, DebugRun>();

  constructor(emit: (event: DebugEvent) => void) {
    this.emit = emit;
  }

  /** The token that its workers' debuggers ask for. */
  begin(runId: string, { justMyCode, breakpoints, raised, uncaught }: DebugOptions): string {
    const settings = { breakpoints: breakpoints.map(atRealPath), raised, uncaught };
    const token = randomBytes(24).toString('hex');
    this.runs.set(runId, { token, justMyCode, settings, sessions: new Map() });
    return token;
  }

  /** A process waits for its client. */
  attach(runId: string, name: string, place: DebuggerPlace): void {
    const run = this.runs.get(runId);
    if (run === undefined || run.sessions.has(place.port)) return;
    const id = run.sessions.size + 1;
    const session: DebugSession = new DebugSession({
      id,
      name,
      place,
      token: run.token,
      justMyCode: run.justMyCode,
      settings: run.settings,
      onChanged: (state) => this.emit({ kind: 'session', runId, session: state }),
      onBreakpoints: (breakpoints) => this.emit({ kind: 'breakpoints', runId, breakpoints: [...breakpoints] }),
      onOutput: (category, text) => this.emit({ kind: 'output', runId, sessionId: id, category, text }),
    });
    run.sessions.set(place.port, session);
    session.attach().catch((error: unknown) => {
      // A process that is gone takes its run with it, and that is told by the run.
      this.emit({ kind: 'failed', runId, error: toErrorData(error, 'setup') });
      session.end();
    });
  }

  /** From now on every call stops where it begins; `once`: only the first. */
  async stopAt(runId: string, entry: Entry, once: boolean): Promise<void> {
    await Promise.all([...this.run(runId).sessions.values()].map((session) => session.stopAt(entry, once)));
  }

  async setBreakpoints(runId: string, settings: BreakpointSettings): Promise<void> {
    const run = this.run(runId);
    const placed = { ...settings, breakpoints: settings.breakpoints.map(atRealPath) };
    run.settings = placed;
    await Promise.all([...run.sessions.values()].map((session) => session.setBreakpoints(placed)));
  }

  /** Throws BAD_REQUEST where there is none. */
  session(runId: string, sessionId: number): DebugSession {
    const found = [...this.run(runId).sessions.values()].find(({ id }) => id === sessionId);
    if (found !== undefined) return found;
    throw workbenchError('BAD_REQUEST', 'usage', `Run ${runId} has no debugged process ${sessionId}.`, {
      runId,
      sessionId,
    });
  }

  narrowed(runId: string, text: string): void {
    this.emit({ kind: 'focus', runId, text });
  }

  end(runId: string): void {
    const run = this.runs.get(runId);
    if (run === undefined) return;
    for (const session of run.sessions.values()) session.end();
    this.runs.delete(runId);
    this.emit({ kind: 'ended', runId });
  }

  private run(runId: string): DebugRun {
    const run = this.runs.get(runId);
    if (run !== undefined) return run;
    throw workbenchError('BAD_REQUEST', 'usage', `Run ${runId} is not being debugged.`, { runId });
  }
}

/** As Python names the file. One that is gone keeps its name, and the debugger says that it is not there. */
function atRealPath(breakpoint: Breakpoint): Breakpoint {
  try {
    return { ...breakpoint, file: realpathSync(breakpoint.file) };
  } catch {
    return breakpoint;
  }
}
