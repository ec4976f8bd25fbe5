/** The same workbench for a browser: the renderer's files, commands by POST, events by WebSocket; on loopback only. */
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WorkbenchApi } from '../contract/api/commands';
import type { Answer } from '../contract/api/events';
import { answerCommand, isCommandName } from '../contract/api/exchange';
import { browserContentSecurityPolicy } from '../contract/content-security-policy';
import { toErrorData, workbenchError } from '../contract/errors';
import { EVENTS_PATH } from '../contract/wire/event-stream';
import { Access, type Refusal } from './access';
import { EventStream, type StreamPosition } from './event-stream';
import { refusedPage, signedInPage } from './pages';
import { readJsonBody } from './request-body';
import { readStaticFile } from './static-files';

export interface WorkbenchServerOptions {
  readonly api: WorkbenchApi;
  /** Folder of the built renderer. */
  readonly rendererFolder: string;
  /** 0: any free one. */
  readonly port: number;
  /** Called with the next one-time address, whenever the one before it was used. */
  readonly onAddress: (address: string) => void;
}

export interface WorkbenchServer {
  readonly port: number;
  /** The address to open, good for one browser. */
  readonly address: () => string;
  readonly publish: (event: string, payload: unknown) => void;
  /** Stops listening and ends every connection, within about a second. */
  readonly close: () => Promise<void>;
}

const CLOSE_DEADLINE_MS = 1_000;

/** Rejects where the port is taken. */
export async function startWorkbenchServer(options: WorkbenchServerOptions): Promise<WorkbenchServer> {
  const server = http.createServer();
  const sockets = trackSockets(server);
  await listen(server, options.port);
  const { port } = server.address() as AddressInfo;
  const connections = new Connections(options, new Access(port));
  server.on('request', (request, response) => void connections.serve(request, response));
  server.on('upgrade', (request, socket, head) => connections.upgrade(request, socket, head));
  return {
    port,
    address: () => connections.access.address(),
    publish: (event, payload) => connections.events.publish(event, payload),
    close: () => close(server, connections.events, sockets),
  };
}

class Connections {
  readonly access: Access;
  readonly events = new EventStream();
  private readonly options: WorkbenchServerOptions;
  private readonly sockets = new WebSocketServer({ noServer: true, maxPayload: 1024 });

  constructor(options: WorkbenchServerOptions, access: Access) {
    this.options = options;
    this.access = access;
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const url = new URL(request.url ?? '/', `http://127.0.0.1:${this.access.port}`);
      if (url.pathname.startsWith('/api/')) await this.serveApi(request, response, url);
      else await this.servePage(request, response, url);
    } catch (thrown) {
      console.error(`${request.method ?? ''} ${request.url ?? ''} failed:`, thrown);
      if (response.headersSent) response.destroy();
      else answer(response, 500, { ok: false, error: toErrorData(thrown) });
    }
  }

  /** The event stream. Refused in plain HTTP before any WebSocket exists. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // A line that breaks in these few steps needs no more than its end.
    socket.on('error', () => socket.destroy());
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${this.access.port}`);
    const refusal = this.access.check(request, 'session-and-origin');
    if (refusal !== null) return refuseUpgrade(socket, refusal);
    if (url.pathname !== EVENTS_PATH)
      return refuseUpgrade(socket, { status: 400, reason: `Events are at ${EVENTS_PATH}.` });
    this.sockets.handleUpgrade(request, socket, head, (page) => this.events.add(page, positionOf(url)));
  }

  private async serveApi(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const name = url.pathname.slice('/api/'.length);
    // A page whose event stream was refused asks here why (see upgrade).
    const proof = request.method === 'POST' ? 'session-and-origin' : 'session';
    const refusal = this.access.check(request, proof);
    if (refusal !== null) return refuse(response, refusal);
    if (request.method !== 'POST')
      return answer(
        response,
        url.pathname === EVENTS_PATH ? 426 : 405,
        bad('A command is sent by POST, events come by WebSocket.'),
      );
    if (!isCommandName(name)) return answer(response, 404, bad(`There is no command "${name}".`));
    const body = await readJsonBody(request).then(
      (value) => ({ ok: true as const, value }),
      (thrown: unknown) => ({ ok: false as const, error: toErrorData(thrown, 'usage') }),
    );
    if (!body.ok) {
      // What is left of a refused body is not read: the connection cannot be used again.
      response.setHeader('connection', 'close');
      return answer(response, 400, body);
    }
    answer(response, 200, await answerCommand(this.options.api, name, body.value));
  }

  private async servePage(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return answer(response, 405, bad('Only GET is answered here.'));
    const code = url.pathname === '/' ? url.searchParams.get('code') : null;
    if (code !== null) return this.signIn(request, response, code);
    const refusal = this.access.check(request, 'session');
    if (refusal !== null) return page(response, refusal.status, refusedPage(refusal.reason));
    const file = await readStaticFile(this.options.rendererFolder, url.pathname);
    if (file === null) return page(response, 404, refusedPage('There is no such page.'));
    response.writeHead(200, {
      ...commonHeaders(request.headers.host ?? ''),
      'content-type': file.mediaType,
      'content-length': file.content.length,
      'cache-control': file.hashed ? 'private, max-age=31536000, immutable' : 'no-cache',
    });
    response.end(request.method === 'HEAD' ? undefined : file.content);
  }

  private signIn(request: IncomingMessage, response: ServerResponse, code: string): void {
    const refusal = this.access.check(request, 'code');
    if (refusal !== null) return page(response, refusal.status, refusedPage(refusal.reason));
    const cookie = this.access.exchange(code);
    if (cookie !== null) {
      response.setHeader('set-cookie', cookie);
      this.options.onAddress(this.access.address());
    } else if (!this.access.hasSession(request)) {
      return page(
        response,
        401,
        refusedPage('This address was used before, or is of an earlier server. Open the one printed last.'),
      );
    }
    // Not a redirect: one that began on another site would be followed without the SameSite cookie.
    page(response, 200, signedInPage);
  }
}

function positionOf(url: URL): StreamPosition | null {
  const stream = url.searchParams.get('stream');
  const after = Number(url.searchParams.get('after') ?? NaN);
  return stream === null || !Number.isSafeInteger(after) ? null : { stream, after };
}

function commonHeaders(host: string): Record<string, string> {
  return {
    'content-security-policy': browserContentSecurityPolicy(host),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
}

const bad = (text: string): Answer => ({ ok: false, error: workbenchError('BAD_REQUEST', 'usage', text).data });

function refuse(response: ServerResponse, { status, reason }: Refusal): void {
  response.setHeader('connection', 'close');
  answer(response, status, bad(reason));
}

function answer(response: ServerResponse, status: number, value: Answer): void {
  const text = JSON.stringify(value);
  response.writeHead(status, {
    ...commonHeaders(''),
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  response.end(text);
}

function page(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    ...commonHeaders(''),
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(html),
    'cache-control': 'no-store',
  });
  response.end(html);
}

function refuseUpgrade(socket: Duplex, { status, reason }: Refusal): void {
  const text = JSON.stringify(bad(reason));
  socket.end(
    `HTTP/1.1 ${status} ${http.STATUS_CODES[status] ?? ''}\r\nconnection: close\r\n` +
      `content-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
}

function listen(server: http.Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        workbenchError(
          'INTERNAL',
          'setup',
          `The server could not listen on 127.0.0.1:${port}: ${error.message}`,
          { port },
          {
            hint:
              error.code === 'EADDRINUSE'
                ? 'Name another port with --port, or 0 for any free one.'
                : 'Name another port with --port.',
          },
        ),
      ),
    );
    server.listen({ host: '127.0.0.1', port }, () => resolve());
  });
}

/** All open sockets: Node 16 has no closeAllConnections, and connections that are kept alive would hold the server open. */
function trackSockets(server: http.Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return sockets;
}

async function close(server: http.Server, events: EventStream, sockets: ReadonlySet<Socket>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  events.close();
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const deadline = setTimeout(cut, CLOSE_DEADLINE_MS);
  await closed;
  clearTimeout(deadline);
}
