import { expect, test } from 'vitest';
import { FRAME_HEADER_BYTES, FRAME_MAX_BYTES, FrameKind } from '../../contract/wire/worker';
import { FrameReader, writeHeader, type Frame } from './frame';

function frameBytes(kind: FrameKind, sequence: number, rows: number, payload: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(FRAME_HEADER_BYTES + payload.length);
  writeHeader(bytes, 0, kind, payload.length, sequence, rows);
  bytes.set(payload, FRAME_HEADER_BYTES);
  return bytes;
}

function readAll(reader: FrameReader): Frame[] {
  const frames: Frame[] = [];
  for (let frame = reader.next(); frame !== null; frame = reader.next()) frames.push(frame);
  return frames;
}

const stream = Buffer.concat([
  frameBytes(FrameKind.BATCH_RESULT, 0, 3, [1, 2, 3, 4, 5]),
  frameBytes(FrameKind.CLOSED, 7, 0, []),
  frameBytes(FrameKind.BATCH_RESULT, 4_000_000_000, 9, [6]),
]);

test('frames come out whole however the bytes were cut', () => {
  for (let pieceBytes = 1; pieceBytes <= stream.length; pieceBytes++) {
    const reader = new FrameReader();
    const frames: Frame[] = [];
    for (let at = 0; at < stream.length; at += pieceBytes) {
      reader.push(stream.subarray(at, at + pieceBytes));
      frames.push(...readAll(reader));
    }
    expect(frames.map(({ kind, sequence, rows, payload }) => [kind, sequence, rows, ...payload])).toEqual([
      [FrameKind.BATCH_RESULT, 0, 3, 1, 2, 3, 4, 5],
      [FrameKind.CLOSED, 7, 0],
      [FrameKind.BATCH_RESULT, 4_000_000_000, 9, 6],
    ]);
  }
});

test('a payload has memory of its own, so the chunk may be used again', () => {
  const chunk = Uint8Array.from(stream);
  const reader = new FrameReader();
  reader.push(chunk);
  chunk.fill(0);
  const [frame] = readAll(reader);
  expect([...(frame?.payload ?? [])]).toEqual([1, 2, 3, 4, 5]);
  expect(frame?.payload.byteOffset).toBe(0);
  expect(frame?.payload.buffer.byteLength).toBe(5);
});

test('a payload can be transferred to another thread', () => {
  const reader = new FrameReader();
  reader.push(stream);
  const [frame] = readAll(reader);
  const memory = frame?.payload.buffer;
  if (!(memory instanceof ArrayBuffer)) expect.fail('The payload is not in an ArrayBuffer');
  const channel = new MessageChannel();
  channel.port1.postMessage(frame, [memory]);
  channel.port1.close();
  channel.port2.close();
  expect(memory.byteLength).toBe(0);
});

test('a length beyond the limit is refused before memory is taken for it', () => {
  const bytes = frameBytes(FrameKind.BATCH_RESULT, 0, 0, []);
  new DataView(bytes.buffer).setUint32(0, 0xffff_ffff, true);
  expect(() => new FrameReader().push(bytes)).toThrow(/larger than/);
  expect(() => writeHeader(new Uint8Array(16), 0, FrameKind.BATCH, FRAME_MAX_BYTES + 1, 0, 0)).toThrow(/larger than/);
});

test('an unknown kind is refused', () => {
  const bytes = frameBytes(FrameKind.CLOSED, 0, 0, []);
  new DataView(bytes.buffer).setUint32(4, 77, true);
  expect(() => new FrameReader().push(bytes)).toThrow(/unknown kind 77/);
});
