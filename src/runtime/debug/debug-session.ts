/** One debugged process: attached, its breakpoints set, its stops followed. */
import * as v from 'valibot';
import type {
  BreakpointSettings,
  Completion,
  DebugAction,
  DebuggerPlace,
  DebugSession as SessionState,
  Entry,
  StackFrame,
  Stop,
  TablePage,
  Variable,
} from '../../contract/model/debug';
import { tablePageSchema } from '../../contract/model/debug';
import { workbenchError } from '../../contract/errors';
import { BreakpointTable, type PlacedBreakpoint } from './breakpoint-table';
import { DapConnection } from './dap-connection';
import * as bodies from './dap-messages';

/** Frames that are looked at; a recursion may be deeper. */
const FRAMES_MOST = 200;
const tableTypes = new Set(['DataFrame', 'Series']);

export interface SessionOptions {
  readonly id: number;
  readonly name: string;
  readonly place: DebuggerPlace;
  readonly token: string;
  readonly justMyCode: boolean;
  readonly settings: BreakpointSettings;
  readonly onChanged: (state: SessionState) => void;
  readonly onBreakpoints: (placed: readonly PlacedBreakpoint[]) => void;
  readonly onOutput: (category: 'console' | 'stdout' | 'stderr', text: string) => void;
}

export class DebugSession {
  readonly id: number;
  private readonly options: SessionOptions;
  private readonly breakpoints: BreakpointTable;
  private readonly stops = new Map<number, Stop>();
  /** Counts a thread's stops and resumptions: what is asked about a stop that is over is of no use. */
  private readonly turns = new Map<number, number>();
  private readonly threadNames = new Map<number, string>();
  private connection: DapConnection | null = null;
  private state: 'attaching' | 'running' | 'ended' = 'attaching';

  constructor(options: SessionOptions) {
    this.options = options;
    this.id = options.id;
    this.breakpoints = new BreakpointTable(options.settings);
  }

  /** Resolves when the process runs. Rejects where it ended first. */
  async attach(): Promise<void> {
    const { place, token, justMyCode } = this.options;
    this.changed();
    const connection = await DapConnection.connect(place.port, {
      onEvent: (event, body) => this.hear(event, body),
      onClosed: () => this.ended(),
    });
    if (this.state === 'ended') {
      connection.close();
      return;
    }
    this.connection = connection;
    await connection.request('pydevdAuthorize', { debugServerAccessToken: token });
    await connection.request('initialize', {
      adapterID: 'debugpy',
      pathFormat: 'path',
      linesStartAt1: true,
      columnsStartAt1: true,
      supportsVariableType: true,
      supportsVariablePaging: true,
    });
    await connection.request('attach', {
      justMyCode,
      rules: [{ path: place.ownFolder, include: false }],
      // Slots stop and go on one by one.
      stopAllThreadsOnSuspend: false,
      steppingResumesAllThreads: false,
    });
    await this.sendBreakpoints();
    await connection.request('configurationDone', {});
    if (this.state === 'attaching') this.state = 'running';
    this.changed();
  }

  async setBreakpoints(settings: BreakpointSettings): Promise<void> {
    this.breakpoints.replace(settings);
    if (this.connection !== null && this.state === 'running') await this.sendBreakpoints();
  }

  async stopAt(entry: Entry, once: boolean): Promise<void> {
    this.breakpoints.stopAt(entry, once);
    await this.sendBreakpoints();
  }

  async step(threadId: number, action: DebugAction): Promise<void> {
    // Before it is asked for: the thread may stop again before the answer is there.
    if (action !== 'pause') this.resumed(threadId);
    for (const thread of threadId === 0 ? await this.functionThreads() : [threadId])
      await this.ask(action, action === 'continue' ? { threadId: thread, singleThread: true } : { threadId: thread });
  }

  /** Those that run the function: in thread mode each slot has one, and the process's main thread is none of them. */
  private async functionThreads(): Promise<number[]> {
    const threads = await this.threads();
    const slots = threads.filter(({ name }) => name.startsWith('slot'));
    return (slots.length > 0 ? slots : threads.filter(({ name }) => name === 'MainThread')).map(({ id }) => id);
  }

  async stack(threadId: number): Promise<StackFrame[]> {
    const body = await this.ask('stackTrace', { threadId, startFrame: 0, levels: FRAMES_MOST });
    return v
      .parse(bodies.stackTraceBody, body)
      .stackFrames.map(({ id, name, line, column, source, presentationHint }) => ({
        id,
        name,
        line,
        column,
        file: source?.path ?? null,
        isOutside: presentationHint === 'subtle',
      }));
  }

  async scopes(frameId: number): Promise<Variable[]> {
    const { scopes } = v.parse(bodies.scopesBody, await this.ask('scopes', { frameId }));
    return scopes.map(({ name, variablesReference }) => ({
      name,
      value: '',
      type: null,
      reference: variablesReference,
      expression: null,
      isTable: false,
    }));
  }

  /** The debugger itself bounds what it expands of a container; a page is cut from that. */
  async variables(reference: number, start: number, count: number): Promise<Variable[]> {
    const body = v.parse(bodies.variablesBody, await this.ask('variables', { variablesReference: reference }));
    return body.variables
      .slice(start, start + count)
      .map(({ name, value, type, variablesReference, evaluateName }) => ({
        name,
        value,
        type,
        reference: variablesReference ?? 0,
        expression: evaluateName,
        isTable: type !== null && tableTypes.has(type),
      }));
  }

  async evaluate(frameId: number, expression: string, context: 'watch' | 'hover' | 'repl'): Promise<Variable> {
    const body = await this.ask('evaluate', { frameId, expression, context });
    const { result, type, variablesReference } = v.parse(bodies.evaluateBody, body);
    const isTable = type !== null && tableTypes.has(type);
    return { name: expression, value: result, type, reference: variablesReference ?? 0, expression, isTable };
  }

  async complete(frameId: number, text: string, column: number): Promise<Completion[]> {
    const { targets } = v.parse(bodies.completionsBody, await this.ask('completions', { frameId, text, column }));
    return targets.map((target) => ({
      label: target.label,
      text: target.text ?? target.label,
      replaces: target.length ?? typedBefore(text, column),
    }));
  }

  async table(frameId: number, expression: string, start: number, count: number): Promise<TablePage> {
    const page = `__import__('udf_worker.debug_table', fromlist=['table_page']).table_page(${expression}, ${start}, ${count})`;
    // 'clipboard' is the one context whose answer is not shortened.
    const body = await this.ask('evaluate', { frameId, expression: page, context: 'clipboard' });
    const { result } = v.parse(bodies.evaluateBody, body);
    try {
      return v.parse(tablePageSchema, JSON.parse(result));
    } catch {
      throw workbenchError('BAD_REQUEST', 'run', `${expression} cannot be shown as a table: ${result}`, { expression });
    }
  }

  /** Lets go of the process: all of its threads go on, nothing stops any more. */
  end(): void {
    this.connection?.close();
    this.ended();
  }

  private async ask<C extends bodies.DapCommand>(command: C, args: bodies.DapArguments[C]): Promise<unknown> {
    if (this.connection !== null) return this.connection.request(command, args);
    throw workbenchError('BAD_REQUEST', 'usage', 'The debugger is not attached yet.', { command });
  }

  private async sendBreakpoints(): Promise<void> {
    for (const { wanted, args } of this.breakpoints.requests()) {
      const body = v.parse(bodies.setBreakpointsBody, await this.ask('setBreakpoints', args));
      const placed = this.breakpoints.placed(wanted, body.breakpoints);
      if (placed.length > 0) this.options.onBreakpoints(placed);
    }
    await this.ask('setExceptionBreakpoints', { filters: this.breakpoints.filters });
  }

  private hear(event: string, body: unknown): void {
    switch (event) {
      case 'stopped': {
        const { threadId, reason, text } = v.parse(bodies.stoppedBody, body);
        this.stopped(threadId, reason, text).catch(() => undefined);
        return;
      }
      case 'continued': {
        const { threadId, allThreadsContinued } = v.parse(bodies.continuedBody, body);
        for (const id of allThreadsContinued === true ? [...this.stops.keys()] : [threadId]) this.resumed(id);
        return;
      }
      case 'thread': {
        const { threadId, reason } = v.parse(bodies.threadBody, body);
        if (reason === 'exited') this.resumed(threadId);
        return;
      }
      case 'breakpoint': {
        const placed = this.breakpoints.changed(v.parse(bodies.breakpointBody, body).breakpoint);
        if (placed !== null) this.options.onBreakpoints([placed]);
        return;
      }
      case 'output': {
        const { category, output } = v.parse(bodies.outputBody, body);
        if (category === 'telemetry') return;
        this.options.onOutput(category === 'stdout' || category === 'stderr' ? category : 'console', output);
      }
    }
  }

  /** Told once its place is known; a thread that has gone on in the meantime is not told. */
  private async stopped(threadId: number, reason: string, text: string | null): Promise<void> {
    const turn = this.turn(threadId);
    const [frames, thread, exception] = await Promise.all([
      this.stack(threadId),
      this.threadName(threadId),
      reason === 'exception' ? this.exceptionText(threadId, text) : null,
    ]);
    const [top] = frames;
    if (top !== undefined && this.breakpoints.passed(top.file ?? '', top.line)) await this.sendBreakpoints();
    if (this.turns.get(threadId) !== turn) return;
    const own = frames.find(({ isOutside, file }) => !isOutside && file !== null) ?? frames[0];
    const frame =
      own === undefined
        ? null
        : { id: own.id, name: own.name, file: own.file ?? '', line: own.line, column: own.column };
    this.stops.set(threadId, { threadId, thread, reason, text: exception, frame });
    this.changed();
  }

  private resumed(threadId: number): void {
    this.turn(threadId);
    if (this.stops.delete(threadId)) this.changed();
  }

  private turn(threadId: number): number {
    const turn = (this.turns.get(threadId) ?? 0) + 1;
    this.turns.set(threadId, turn);
    return turn;
  }

  private async exceptionText(threadId: number, text: string | null): Promise<string | null> {
    const body = await this.ask('exceptionInfo', { threadId });
    const { exceptionId, description } = v.parse(bodies.exceptionInfoBody, body);
    return description === null || description === '' ? (text ?? exceptionId) : `${exceptionId}: ${description}`;
  }

  private async threadName(threadId: number): Promise<string> {
    if (!this.threadNames.has(threadId)) await this.threads();
    return this.threadNames.get(threadId) ?? `thread ${threadId}`;
  }

  private async threads(): Promise<{ readonly id: number; readonly name: string }[]> {
    const { threads } = v.parse(bodies.threadsBody, await this.ask('threads', {}));
    for (const { id, name } of threads) this.threadNames.set(id, name);
    return threads;
  }

  private ended(): void {
    if (this.state === 'ended') return;
    this.state = 'ended';
    this.stops.clear();
    this.changed();
  }

  private changed(): void {
    const { id, options, stops } = this;
    const state = this.state === 'running' && stops.size > 0 ? 'stopped' : this.state;
    options.onChanged({ id, name: options.name, pid: options.place.pid, state, stops: [...stops.values()] });
  }
}

/** Length of the name that ends at the caret. */
function typedBefore(text: string, column: number): number {
  return /[\p{L}\p{N}_]*$/u.exec(text.slice(0, column - 1))?.[0].length ?? 0;
}
