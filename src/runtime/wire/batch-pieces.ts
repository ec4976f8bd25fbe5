/** A BATCH payload as pieces for a gathering write: the columns' own buffers, not copied (docs/protocol.md). */
import { alignTo8, compactBuffers } from '../arrow/buffers';
import type { ColumnBatch } from '../arrow/column';
import { BATCH_HEAD_BYTES, writeBatchHead } from './batch-codec';

export interface BatchPieces {
  /** One after another they are the payload. They stay the columns' memory until they are written. */
  readonly pieces: readonly Uint8Array[];
  readonly sizeBytes: number;
}

const zeros = new Uint8Array(8);

/** `firstRow`: of the input; null where nobody knows it. */
export function batchPieces(batch: ColumnBatch, firstRow: number | null = null): BatchPieces {
  const buffers = compactBuffers(batch);
  const header = new Uint8Array(BATCH_HEAD_BYTES + 8 * buffers.length);
  const view = new DataView(header.buffer);
  writeBatchHead(view, batch.rows, buffers.length, firstRow);
  const pieces: Uint8Array[] = [header];
  let end = header.length;
  buffers.forEach((buffer, index) => {
    view.setUint32(BATCH_HEAD_BYTES + 8 * index, buffer.length, true);
    const gap = alignTo8(end) - end;
    if (gap > 0) pieces.push(zeros.subarray(0, gap));
    if (buffer.length > 0) pieces.push(buffer);
    end += gap + buffer.length;
  });
  return { pieces, sizeBytes: end };
}
