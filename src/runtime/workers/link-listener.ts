/** A socket that takes one connection, of the worker that shows the right token, then closes. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { unlink } from 'node:fs/promises';
import * as net from 'node:net';
import * as path from 'node:path';
import * as v from 'valibot';
import { workbenchError, type WorkbenchError } from '../../contract/errors';
import { FrameKind, PROTOCOL_VERSION } from '../../contract/wire/worker';
import { FrameReader, type Frame } from '../wire/frame';
import { limits } from './limits';
import { helloSchema, WorkerLink, type Hello } from './link';

/** Linux takes 107 bytes for the path of a Unix socket, macOS 103. */
const SOCKET_PATH_MAX_BYTES = 103;

const decoder = new TextDecoder();

export interface LinkListener {
  readonly path: string;
  readonly token: string;
  /** Rejects where the listener is closed first. */
  readonly accepted: Promise<WorkerLink>;
  close(): void;
}

/** Listens on a new socket in `privateDir`. Whoever has not shown the token within a while is sent away. */
export async function listenForWorker(privateDir: string): Promise<LinkListener> {
  const socketPath = path.join(privateDir, `s-${randomBytes(6).toString('hex')}`);
  if (Buffer.byteLength(socketPath) > SOCKET_PATH_MAX_BYTES) {
    throw workbenchError(
      'WORKER_START_FAILED',
      'setup',
      `The path of the socket to the worker is too long for this system: ${socketPath}`,
      { path: socketPath, mostBytes: SOCKET_PATH_MAX_BYTES },
      { hint: 'Set TMPDIR to a folder with a shorter path.' },
    );
  }
  const token = randomBytes(32).toString('hex');
  const server = net.createServer({ allowHalfOpen: false });
  const accepted = new Promise<WorkerLink>((resolve, reject) => {
    server.on('connection', (socket) => {
      greet(socket, token).then(
        (link) => {
          server.close();
          resolve(link);
        },
        (error: unknown) => {
          socket.destroy();
          if (isVersionMismatch(error)) reject(error);
        },
      );
    });
    server.on('error', reject);
    server.on('close', () => reject(listenerClosed()));
  });
  // A listener may be given up before anybody waits for its link.
  accepted.catch(() => undefined);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, resolve);
  });
  server.on('close', () => void unlink(socketPath).catch(() => undefined));
  return { path: socketPath, token, accepted, close: () => server.close() };
}

/** Waits for HELLO with the token. */
function greet(socket: net.Socket, token: string): Promise<WorkerLink> {
  return new Promise((resolve, reject) => {
    const reader = new FrameReader();
    const fail = (error: Error): void => {
      clearTimeout(timer);
      reject(error);
    };
    const timer = setTimeout(() => fail(new Error('no HELLO in time')), limits.helloMs);
    const onData = (chunk: Uint8Array): void => {
      try {
        reader.push(chunk);
        const frame = reader.next();
        if (frame === null) return;
        const hello = readHello(frame, token);
        clearTimeout(timer);
        socket.removeAllListeners();
        resolve(new WorkerLink(socket, reader, hello));
      } catch (error) {
        fail(error instanceof Error ? error : new Error(String(error)));
      }
    };
    socket.on('data', onData);
    socket.once('error', fail);
    socket.once('close', () => fail(new Error('closed before HELLO')));
  });
}

function readHello(frame: Frame, token: string): Hello {
  if (frame.kind !== FrameKind.HELLO) throw new Error(`first frame is of kind ${frame.kind}, not HELLO`);
  const hello = v.parse(helloSchema, JSON.parse(decoder.decode(frame.payload)));
  const shown = Buffer.from(hello.token);
  const wanted = Buffer.from(token);
  if (shown.length !== wanted.length || !timingSafeEqual(shown, wanted)) throw new Error('wrong token');
  if (hello.version !== PROTOCOL_VERSION) throw new VersionMismatch(hello.version);
  return hello;
}

class VersionMismatch extends Error {
  readonly version: number;

  constructor(version: number) {
    super(`The worker speaks version ${version} of the protocol, this engine version ${PROTOCOL_VERSION}.`);
    this.version = version;
  }
}

function isVersionMismatch(error: unknown): error is VersionMismatch {
  return error instanceof VersionMismatch;
}

function listenerClosed(): WorkbenchError {
  return workbenchError('CANCELLED', 'setup', 'The socket was closed before the worker connected.');
}
