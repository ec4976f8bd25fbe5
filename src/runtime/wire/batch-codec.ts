/** BATCH payloads: Arrow buffers as they are (docs/protocol.md). */
import { workbenchError } from '../../contract/errors';
import type { DataType } from '../../contract/model/data-type';
import type { ColumnBatch } from '../arrow/column';
import { alignTo8, columnsOver, compactBuffers, type BufferRegion } from '../arrow/buffers';

/** u32 rows, u32 buffers, i64 number of the first row in the input. */
export const BATCH_HEAD_BYTES = 16;

/** `firstRow` null: -1, nobody knows it. */
export function writeBatchHead(view: DataView, rows: number, buffers: number, firstRow: number | null): void {
  view.setUint32(0, rows, true);
  view.setUint32(4, buffers, true);
  view.setUint32(8, firstRow ?? 0xffff_ffff, true);
  view.setUint32(12, firstRow === null ? 0xffff_ffff : firstRow / 0x1_0000_0000, true);
}

export function batchPayloadBytes(batch: ColumnBatch): number {
  const buffers = compactBuffers(batch);
  let end = BATCH_HEAD_BYTES + 8 * buffers.length;
  for (const buffer of buffers) end = alignTo8(end) + buffer.length;
  return end;
}

/** Writes the payload at `offset` (a multiple of 8) and returns where it ends. `firstRow`: of the input; null where nobody knows it. */
export function writeBatchPayload(
  batch: ColumnBatch,
  target: Uint8Array,
  offset: number,
  firstRow: number | null = null,
): number {
  const buffers = compactBuffers(batch);
  const header = new DataView(target.buffer, target.byteOffset + offset, BATCH_HEAD_BYTES + 8 * buffers.length);
  writeBatchHead(header, batch.rows, buffers.length, firstRow);
  let end = BATCH_HEAD_BYTES + 8 * buffers.length;
  buffers.forEach((buffer, index) => {
    // u64 lengths; no buffer of a batch comes near 2^32 bytes, offsets being i32.
    header.setUint32(BATCH_HEAD_BYTES + 8 * index, buffer.length, true);
    header.setUint32(BATCH_HEAD_BYTES + 8 * index + 4, 0, true);
    const start = alignTo8(end);
    target.fill(0, offset + end, offset + start);
    target.set(buffer, offset + start);
    end = start + buffer.length;
  });
  return offset + end;
}

/** Columns are views of `payload`, which must begin at a multiple of 8 of its ArrayBuffer. */
export function decodeBatchPayload(payload: Uint8Array, types: readonly DataType[]): ColumnBatch {
  if (payload.length < BATCH_HEAD_BYTES) throw damaged(payload.length);
  const header = new DataView(payload.buffer, payload.byteOffset, payload.length);
  const rows = header.getUint32(0, true);
  const count = header.getUint32(4, true);
  if (payload.length < BATCH_HEAD_BYTES + 8 * count) throw damaged(payload.length);
  const regions: BufferRegion[] = [];
  let end = BATCH_HEAD_BYTES + 8 * count;
  for (let index = 0; index < count; index++) {
    const at = BATCH_HEAD_BYTES + 8 * index;
    const length = header.getUint32(at, true) + header.getUint32(at + 4, true) * 0x1_0000_0000;
    const offset = alignTo8(end);
    regions.push({ offset, length });
    end = offset + length;
  }
  return { rows, columns: columnsOver(payload, regions, types, rows) };
}

function damaged(sizeBytes: number): Error {
  return workbenchError('INTERNAL', 'run', `A BATCH payload of ${sizeBytes} bytes ends inside its header.`, {
    sizeBytes,
  });
}
