/** Where the batches of a stored result lie: found by reading the messages' heads, never their bodies. */
import type { FileHandle } from 'node:fs/promises';
import type { Field } from '../../contract/model/data-type';
import type { ColumnBatch } from '../arrow/column';
import { MESSAGE_PREFIX_BYTES, readBody, readMetadata, readPrefix, type IpcMessage } from '../arrow/ipc';

/** A message's place in the file, and what it says without its body. */
export interface MessagePlace {
  readonly message: IpcMessage;
  readonly endOffset: number;
}

/** Most heads are shorter; a longer one costs a second read. */
const HEAD_BYTES = 2_048;

/** The message at `offset`, or null where there is no whole one (yet): the writer is at work, or died. */
export async function messageAt(file: FileHandle, offset: number, fileBytes: number): Promise<MessagePlace | null> {
  const head = await readBytes(file, offset, Math.min(HEAD_BYTES, fileBytes - offset));
  if (head === null || head.length < MESSAGE_PREFIX_BYTES) return null;
  const prefix = readPrefix(head);
  if (prefix.kind !== 'message') return null;
  const headBytes = MESSAGE_PREFIX_BYTES + prefix.metadataBytes;
  if (offset + headBytes > fileBytes) return null;
  const whole = head.length >= headBytes ? head : await readBytes(file, offset, headBytes);
  const message = whole === null ? null : readMetadata(whole.subarray(MESSAGE_PREFIX_BYTES, headBytes));
  if (message === null) return null;
  const endOffset = offset + headBytes + (message.kind === 'batch' ? message.bodyBytes : 0);
  return endOffset > fileBytes ? null : { message, endOffset };
}

/** `count` bytes from `offset` in memory of their own, or null where the file ends before. */
export async function readBytes(file: FileHandle, offset: number, count: number): Promise<Uint8Array | null> {
  const bytes = new Uint8Array(Buffer.allocUnsafeSlow(Math.max(count, 0)).buffer);
  for (let filled = 0; filled < count;) {
    const { bytesRead } = await file.read(bytes, filled, count - filled, offset + filled);
    if (bytesRead === 0) return null;
    filled += bytesRead;
  }
  return bytes;
}

/** One stored batch: its rows, and where its message lies. */
export interface StoredBatch {
  readonly firstRow: number;
  readonly rows: number;
  readonly offset: number;
  readonly endOffset: number;
}

/** What is known of the file so far: four numbers a batch. */
export interface StoreIndex {
  readonly fields: readonly Field[];
  readonly batches: StoredBatch[];
  rows: number;
  /** Where the next message begins. */
  nextOffset: number;
}

/** Adds the batches written since the last time. */
export async function extendIndex(file: FileHandle, index: StoreIndex): Promise<void> {
  const { size } = await file.stat();
  for (;;) {
    const place = await messageAt(file, index.nextOffset, size);
    if (place?.message.kind !== 'batch') return;
    const { rows } = place.message;
    index.batches.push({ firstRow: index.rows, rows, offset: index.nextOffset, endOffset: place.endOffset });
    index.rows += rows;
    index.nextOffset = place.endOffset;
  }
}

/** Reads one batch whole; null where the file is not what the index says any more. */
export async function readStoredBatch(
  file: FileHandle,
  stored: StoredBatch,
  fields: readonly Field[],
): Promise<ColumnBatch | null> {
  const bytes = await readBytes(file, stored.offset, stored.endOffset - stored.offset);
  const prefix = bytes === null ? null : readPrefix(bytes);
  if (bytes === null || prefix?.kind !== 'message') return null;
  const headBytes = MESSAGE_PREFIX_BYTES + prefix.metadataBytes;
  const message = readMetadata(bytes.subarray(MESSAGE_PREFIX_BYTES, headBytes));
  return message?.kind === 'batch' ? readBody(message, bytes.subarray(headBytes), fields) : null;
}

/** Position of the batch that holds the row; -1 where no batch does. */
export function batchOfRow(index: StoreIndex, row: number): number {
  let low = 0;
  let high = index.batches.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const batch = index.batches[middle];
    if (batch === undefined || row < batch.firstRow) high = middle - 1;
    else if (row >= batch.firstRow + batch.rows) low = middle + 1;
    else return middle;
  }
  return -1;
}
