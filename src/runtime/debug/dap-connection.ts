/** One connection to a debugger: requests with their answers, and its events. Knows nothing of what they mean. */
import * as net from 'node:net';
import * as v from 'valibot';
import { workbenchError, type WorkbenchError } from '../../contract/errors';
import { dapFrame, DapReader } from './dap-framing';
import type { DapCommand, DapArguments } from './dap-messages';

const messageSchema = v.variant('type', [
  v.object({
    type: v.literal('response'),
    request_seq: v.number(),
    success: v.boolean(),
    message: v.optional(v.nullable(v.string())),
    body: v.optional(v.unknown()),
  }),
  v.object({ type: v.literal('event'), event: v.string(), body: v.optional(v.unknown()) }),
  // It asks nothing of us that has to be answered.
  v.object({ type: v.literal('request') }),
]);

export interface DapListeners {
  readonly onEvent: (event: string, body: unknown) => void;
  /** Once, also where this side closed it. */
  readonly onClosed: () => void;
}

interface Pending {
  readonly command: DapCommand;
  readonly resolve: (body: unknown) => void;
  readonly reject: (error: WorkbenchError) => void;
}

/** What these ask for has happened where the process went on to its end before it could answer. */
const letsGoOn: ReadonlySet<string> = new Set(['continue', 'next', 'stepIn', 'stepOut']);

export class DapConnection {
  private readonly socket: net.Socket;
  private readonly listeners: DapListeners;
  private readonly reader = new DapReader();
  private readonly pending = new Map<number, Pending>();
  private sequence = 0;
  private isClosed = false;

  private constructor(socket: net.Socket, listeners: DapListeners) {
    this.socket = socket;
    this.listeners = listeners;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Uint8Array) => this.receive(chunk));
    // 'close' follows, and the worker's exit says why.
    socket.on('error', () => undefined);
    socket.on('close', () => this.closed());
  }

  /** The debugger serves the first socket that connects and no other: there is no second try. */
  static connect(port: number, listeners: DapListeners): Promise<DapConnection> {
    return new Promise((resolve, reject) => {
      const socket = net.connect({ host: '127.0.0.1', port });
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.removeListener('error', reject);
        resolve(new DapConnection(socket, listeners));
      });
    });
  }

  /** The answer's body, unchecked. Rejects with the debugger's words, or where the connection ends first. */
  request<C extends DapCommand>(command: C, args: DapArguments[C]): Promise<unknown> {
    if (this.isClosed) return Promise.reject(gone(command));
    this.sequence += 1;
    const seq = this.sequence;
    this.socket.write(dapFrame({ seq, type: 'request', command, arguments: args }));
    return new Promise((resolve, reject) => this.pending.set(seq, { command, resolve, reject }));
  }

  close(): void {
    this.socket.destroy();
  }

  private receive(chunk: Uint8Array): void {
    try {
      this.reader.push(chunk);
      for (let message = this.reader.next(); message !== null; message = this.reader.next())
        this.take(v.parse(messageSchema, message));
    } catch {
      // What is no message cannot be answered for; whoever waits is told that the connection ended.
      this.socket.destroy();
    }
  }

  private take(message: v.InferOutput<typeof messageSchema>): void {
    if (message.type === 'event') return this.listeners.onEvent(message.event, message.body);
    if (message.type !== 'response') return;
    const pending = this.pending.get(message.request_seq);
    this.pending.delete(message.request_seq);
    if (message.success) pending?.resolve(message.body);
    else pending?.reject(refused(pending.command, message.message ?? 'no reason given'));
  }

  private closed(): void {
    this.isClosed = true;
    for (const { command, resolve, reject } of this.pending.values()) {
      if (letsGoOn.has(command)) resolve(undefined);
      else reject(gone(command));
    }
    this.pending.clear();
    this.listeners.onClosed();
  }
}

function gone(command: string): WorkbenchError {
  return workbenchError('CANCELLED', 'run', 'The debugged process has ended.', { command });
}

function refused(command: string, message: string): WorkbenchError {
  return workbenchError('BAD_REQUEST', 'run', message, { command });
}
