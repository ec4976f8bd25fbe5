import { mkdtemp, rm } from 'node:fs/promises';
import * as net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FRAME_HEADER_BYTES, FrameKind, PROTOCOL_VERSION } from '../../contract/wire/worker';
import { writeHeader } from '../wire/frame';
import { listenForWorker } from './link';

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

it('frames that came in one piece with the one that paused the link are delivered when it goes on, before its end', async () => {
  const listener = await listenForWorker(folder);
  const worker = net.connect(listener.path);
  const hello = { token: listener.token, version: PROTOCOL_VERSION, pid: 1, python: '3.11' };
  worker.write(frame(FrameKind.HELLO, 0, new TextEncoder().encode(JSON.stringify(hello))));
  const link = await listener.accepted;
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
