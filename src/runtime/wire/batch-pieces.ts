/** A BATCH payload as pieces for a gathering write: the columns' own buffers, not copied (docs/protocol.md). */
import { alignTo8, compactBuffers } from '../arrow/buffers';
import type { ColumnBatch } from '../arrow/column';

export interface BatchPieces {
  /** One after another they are the payload. They stay the columns' memory until they are written. */
  readonly pieces: readonly Uint8Array[];
  readonly sizeBytes: number;
}

const FIXED_BYTES = 8;
const zeros = new Uint8Array(8);

export function batchPieces(batch: ColumnBatch): BatchPieces {
  const buffers = compactBuffers(batch);
  const header = new Uint8Array(FIXED_BYTES + 8 * buffers.length);
  const view = new DataView(header.buffer);
  view.setUint32(0, batch.rows, true);
  view.setUint32(4, buffers.length, true);
  const pieces: Uint8Array[] = [header];
  let end = header.length;
  buffers.forEach((buffer, index) => {
    view.setUint32(FIXED_BYTES + 8 * index, buffer.length, true);
    const gap = alignTo8(end) - end;
    if (gap > 0) pieces.push(zeros.subarray(0, gap));
    if (buffer.length > 0) pieces.push(buffer);
    end += gap + buffer.length;
  });
  return { pieces, sizeBytes: end };
}
