import { mkdtemp, rm } from 'node:fs/promises';
import * as net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FRAME_HEADER_BYTES, FrameKind, PROTOCOL_VERSION } from '../../contract/wire/worker';
import { writeHeader } from '../wire/frame';
import { listenForWorker } from './link-listener';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'udf-link-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function frame(kind: FrameKind, sequence: number, payload: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(FRAME_HEADER_BYTES + payload.length);
  writeHeader(bytes, 0, kind, payload.length, sequence, 0);
  bytes.set(payload, FRAME_HEADER_BYTES);
  return bytes;
}

/** A link, and the socket of the worker at its other end. */
async function connected() {
  const listener = await listenForWorker(folder);
  const worker = net.connect(listener.path);
  const hello = { token: listener.token, version: PROTOCOL_VERSION, pid: 1, python: '3.11' };
  worker.write(frame(FrameKind.HELLO, 0, new TextEncoder().encode(JSON.stringify(hello))));
  return { worker, link: await listener.accepted };
}

it('frames that came in one piece with the one that paused the link are delivered when it goes on, before its end', async () => {
  const { worker, link } = await connected();
  const seen: (number | string)[] = [];
  let onFirst: () => void = () => undefined;
  const first = new Promise<void>((resolve) => {
    onFirst = resolve;
  });
  const ended = new Promise<void>((resolve) => {
    const listen = ({ sequence }: { readonly sequence: number }): void => {
      seen.push(sequence);
      if (sequence !== 1) return;
      link.pause();
      onFirst();
    };
    link.listen(listen, () => {
      seen.push('end');
      resolve();
    });
  });
  worker.end(
    Buffer.concat([frame(FrameKind.BATCH, 1, new Uint8Array(8)), frame(FrameKind.END_OF_SOURCE, 2, new Uint8Array(0))]),
  );
  await first;
  link.resume();
  await ended;
  expect(seen).toEqual([1, 2, 'end']);
});

it.each(['before', 'after'])(
  'what a worker sent is delivered where the slot writes to it %s it reads, and it died with frames it had not read',
  async (order) => {
    const { worker, link } = await connected();
    const seen: (number | string)[] = [];
    const ended = new Promise<void>((resolve) => {
      link.listen(
        ({ sequence }) => seen.push(sequence),
        ({ kind }) => {
          seen.push(kind);
          resolve();
        },
      );
    });
    link.pause();
    worker.pause();
    link.send(FrameKind.BATCH, 0, 0, [new Uint8Array(8)]);
    const sequences = Array.from({ length: 8 }, (_, index) => index);
    const all = Buffer.concat(
      sequences.map((sequence) => frame(FrameKind.BATCH_RESULT, sequence, new Uint8Array(9_000))),
    );
    await new Promise((resolve) => worker.write(all, resolve));
    const gone = new Promise((resolve) => worker.once('close', resolve));
    worker.destroy();
    await gone;
    if (order === 'before') {
      for (let index = 0; index < 8; index += 1) link.send(FrameKind.BATCH, index, 0, [new Uint8Array(9_000)]);
      // A destroyed socket is closed in the turns of the loop that follow.
      for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    }
    link.resume();
    if (order === 'after') link.send(FrameKind.BATCH, 1, 0, [new Uint8Array(9_000)]);
    await ended;
    expect(seen).toEqual([...sequences, 'closed']);
  },
);

it('a link that is given up in the midst of a frame while reading is held takes what lay there once, and breaks nothing', async () => {
  const { worker, link } = await connected();
  link.listen(
    () => undefined,
    () => undefined,
  );
  link.pause();
  const frames = [1, 2].map((sequence) => frame(FrameKind.BATCH_RESULT, sequence, new Uint8Array(9_000)));
  await new Promise((resolve) => worker.write(Buffer.concat(frames).subarray(0, 13_000), resolve));
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  const failures: unknown[] = [];
  const note = (error: unknown): void => void failures.push(error);
  process.once('uncaughtException', note);
  const gone = new Promise((resolve) => worker.once('close', resolve));
  link.destroy();
  await gone;
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  process.off('uncaughtException', note);
  expect(failures).toEqual([]);
});

it('what is no frame ends its link with the reason', async () => {
  const { worker, link } = await connected();
  const ended = new Promise((resolve) => link.listen(() => undefined, resolve));
  worker.write(new Uint8Array(64));
  expect(await ended).toMatchObject({ kind: 'broken', error: { data: { code: 'WORKER_DIED' } } });
});
