/** The same workbench for a browser: the renderer's files, commands by POST, events by WebSocket; on loopback only. */
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { toErrorData, workbenchError } from '../contract/errors';
import { EVENTS_PATH } from '../contract/wire/event-stream';
import { Access, type Refusal } from './access';
import type { Downloads } from './downloads';
import { EventStream, type StreamPosition } from './event-stream';
import { answerReply, refusalReply, writeReply } from './replies';
import { replyTo, type RequestOptions } from './requests';

export interface WorkbenchServerOptions extends RequestOptions {
  /** 0: any free one. */
  readonly port: number;
  readonly downloads?: Downloads;
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
  const access = new Access((server.address() as AddressInfo).port);
  const events = new EventStream();
  const pages = new WebSocketServer({ noServer: true, maxPayload: 1024 });

  server.on('request', (request, response) => void serve(request, response, access, options));
  server.on('upgrade', (request, socket, head) => {
    // A line that breaks in these few steps needs no more than its end.
    socket.on('error', () => socket.destroy());
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${access.port}`);
    const refusal = checkUpgrade(request, url, access);
    if (refusal === null) pages.handleUpgrade(request, socket, head, (page) => events.add(page, positionOf(url)));
    else refuseUpgrade(socket, refusal);
  });
  return {
    port: access.port,
    address: () => access.address(),
    publish: (event, payload) => events.publish(event, payload),
    close: () => close(server, events, sockets),
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  access: Access,
  options: WorkbenchServerOptions,
): Promise<void> {
  const host = access.hasOwnHost(request) ? (request.headers.host ?? '') : '';
  try {
    const download = options.downloads?.find(new URL(request.url ?? '/', 'http://127.0.0.1').pathname) ?? null;
    if (download !== null && request.method === 'GET' && access.check(request, 'session') === null) {
      options.downloads?.send(response, download);
      return;
    }
    writeReply(response, await replyTo(request, access, options), host, request.method !== 'HEAD');
  } catch (thrown) {
    console.error(`${request.method ?? ''} ${request.url ?? ''} failed:`, thrown);
    if (response.headersSent) response.destroy();
    else writeReply(response, answerReply(500, { ok: false, error: toErrorData(thrown) }), host, true);
  }
}

/** The event stream is refused in plain HTTP, before any WebSocket exists. */
function checkUpgrade(request: IncomingMessage, url: URL, access: Access): Refusal | null {
  const refusal = access.check(request, 'session-and-origin');
  if (refusal !== null) return refusal;
  return url.pathname === EVENTS_PATH ? null : { status: 400, reason: `Events are at ${EVENTS_PATH}.` };
}

function refuseUpgrade(socket: Duplex, refusal: Refusal): void {
  const { status, mediaType, content } = refusalReply(refusal);
  socket.end(
    `HTTP/1.1 ${status} ${http.STATUS_CODES[status] ?? ''}\r\nconnection: close\r\n` +
      `content-type: ${mediaType}\r\ncontent-length: ${Buffer.byteLength(content)}\r\n\r\n${content.toString()}`,
  );
}

function positionOf(url: URL): StreamPosition | null {
  const stream = url.searchParams.get('stream');
  const after = Number(url.searchParams.get('after') ?? NaN);
  return stream === null || !Number.isSafeInteger(after) ? null : { stream, after };
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
