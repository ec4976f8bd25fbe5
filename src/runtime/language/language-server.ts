/** A language server that is kept running: started anew when it ends, with the texts that are open, and asked again. */
import {
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  ExitNotification,
  ConfigurationRequest,
  RegistrationRequest,
  WorkDoneProgressCreateRequest,
  DidOpenTextDocumentNotification,
  type CancellationToken,
  type ClientCapabilities,
  type ProtocolConnection,
  type ProtocolNotificationType,
  type ProtocolRequestType,
  type PublishDiagnosticsParams,
  type RequestParam,
  type TextDocumentItem,
} from 'vscode-languageserver-protocol/node';
import type { LanguageServerName } from '../../contract/model/language';
import { workbenchError } from '../../contract/errors';
import { fileUri } from './file-uris';
import { startServerProcess, type ServerCommand, type ServerProcess } from './server-process';

export interface ServerSpec {
  readonly name: LanguageServerName;
  readonly command: ServerCommand;
  readonly capabilities: ClientCapabilities;
  readonly initializationOptions: unknown;
  /** What it may ask for by `workspace/configuration`, by section. */
  readonly settings: Readonly<Record<string, unknown>>;
}

export interface ServerListeners {
  /** The texts that are open, for a server that has just been started. */
  readonly openTexts: () => readonly TextDocumentItem[];
  readonly onDiagnostics: (params: PublishDiagnosticsParams) => void;
  readonly onState: (state: 'starting' | 'ready' | 'failed', reason: string) => void;
}

/** Waits before the starts that follow an end; after the last one it stays away. */
const restartDelaysMs = [0, 500, 2_000, 10_000];
/** One that has lived for so long ended for another reason than the one before. */
const livedMs = 60_000;
const closeDeadlineMs = 500;

interface Live {
  readonly process: ServerProcess;
  readonly connection: ProtocolConnection;
}

export class LanguageServer {
  private readonly spec: ServerSpec;
  private readonly root: string;
  private readonly listeners: ServerListeners;
  private process: ServerProcess | null = null;
  /** Set while its texts are the ones that are open here. */
  private live: Live | null = null;
  private ready: Promise<Live>;
  private isClosed = false;
  private readonly closing: { resolve: () => void; promise: Promise<void> };

  constructor(spec: ServerSpec, root: string, listeners: ServerListeners) {
    this.spec = spec;
    this.root = root;
    this.listeners = listeners;
    let resolve: () => void = () => undefined;
    const promise = new Promise<void>((done) => {
      resolve = done;
    });
    this.closing = { resolve, promise };
    this.ready = this.start(0);
    this.ready.catch(() => undefined);
  }

  get pid(): number | undefined {
    return this.process?.pid;
  }

  /** Sent to a server whose texts are known; one that is being started is told all of them anyway. */
  notify<P, O>(type: ProtocolNotificationType<P, O>, params: NoInfer<RequestParam<P>>): void {
    // A connection that ended a moment ago is told by its end.
    this.live?.connection.sendNotification(type, params).catch(() => undefined);
  }

  /** Waits for a server that is being started. One that dies meanwhile is asked again, once. Rejects where there is none. */
  async request<P, R, PR, O>(
    type: ProtocolRequestType<P, R, PR, void, O>,
    params: NoInfer<RequestParam<P>>,
    token?: CancellationToken,
  ): Promise<R> {
    const { connection } = await this.ready;
    try {
      return await connection.sendRequest(type, params, token);
    } catch (thrown) {
      if (this.live?.connection === connection || token?.isCancellationRequested === true) throw thrown;
      const next = await this.ready;
      return next.connection.sendRequest(type, params, token);
    }
  }

  /** Ends the process: asked first, then by force. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.closing.resolve();
    const { process, live } = this;
    if (process === null) return;
    if (live === null) process.kill();
    else {
      live.connection
        .sendRequest(ShutdownRequest.type)
        .then(() => live.connection.sendNotification(ExitNotification.type))
        .catch(() => undefined);
      const deadline = setTimeout(() => process.kill(), closeDeadlineMs);
      await process.ended;
      clearTimeout(deadline);
    }
    await process.ended;
    live?.connection.dispose();
  }

  private async start(failures: number): Promise<Live> {
    await this.wait(restartDelaysMs[failures] ?? 0);
    if (this.isClosed) throw closed(this.spec.name);
    this.listeners.onState('starting', '');
    const startedAt = Date.now();
    const process = startServerProcess(this.spec.command, this.root);
    this.process = process;
    const { connection } = process;
    const live = { process, connection };
    this.answer(connection);
    connection.listen();
    void process.ended.then((reason) => {
      if (this.live === live) this.live = null;
      // What is still asked is told that nobody will answer.
      connection.dispose();
      if (!this.isClosed) this.startAgain(Date.now() - startedAt > livedMs ? 0 : failures, reason);
    });
    await connection.sendRequest(InitializeRequest.type, this.initializeParams());
    await connection.sendNotification(InitializedNotification.type, {});
    for (const textDocument of this.listeners.openTexts())
      await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    this.live = live;
    this.listeners.onState('ready', '');
    return live;
  }

  private startAgain(failures: number, reason: string): void {
    if (failures + 1 >= restartDelaysMs.length) {
      this.ready = Promise.reject(closed(this.spec.name));
      this.listeners.onState('failed', reason);
    } else this.ready = this.start(failures + 1);
    this.ready.catch(() => undefined);
  }

  private wait(ms: number): Promise<void> {
    if (ms === 0) return Promise.resolve();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const waited = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    });
    return Promise.race([waited, this.closing.promise]).finally(() => clearTimeout(timer));
  }

  private answer(connection: ProtocolConnection): void {
    connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      items.map(({ section }) => this.spec.settings[section ?? ''] ?? null),
    );
    connection.onRequest(RegistrationRequest.type, () => undefined);
    connection.onRequest(WorkDoneProgressCreateRequest.type, () => undefined);
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => this.listeners.onDiagnostics(params));
  }

  private initializeParams() {
    const uri = fileUri(this.root, '');
    return {
      processId: process.pid,
      clientInfo: { name: 'UDF Workbench' },
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'project' }],
      capabilities: this.spec.capabilities,
      initializationOptions: this.spec.initializationOptions,
    };
  }
}

function closed(server: LanguageServerName) {
  return workbenchError('CANCELLED', 'setup', `The language server ${server} is not running.`, { server });
}
