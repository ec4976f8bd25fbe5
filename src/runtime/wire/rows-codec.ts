/** ROWS payloads: one record a row, encoded one by one (docs/protocol.md). */
import type { DataType } from '../../contract/model/data-type';
import type { ColumnBatch } from '../arrow/column';
import type { PayloadPool } from './payload-pool';
import { decodeRows } from './rows-decode';
import { encodeRows } from './rows-encode';
import { recordLayout } from './rows-layout';

export interface RowsCodec {
  /**
   * Rows [start, end) as the whole payload of a ROWS frame. With a pool the payload lies in its memory, and is to be given
   * back once it was written.
   */
  encode(batch: ColumnBatch, start: number, end: number, pool?: PayloadPool): Uint8Array<ArrayBuffer>;
  /** Columns may be views of `payload`. */
  decode(payload: Uint8Array, rows: number): ColumnBatch;
}

/** Compiled once per schema. Throws UNSUPPORTED_TYPE for types that have no record field yet. */
export function createRowsCodec(types: readonly DataType[]): RowsCodec {
  const layout = recordLayout(types);
  return {
    encode: (batch, start, end, pool) => encodeRows(layout, batch, start, end, pool ?? null),
    decode: (payload, rows) => decodeRows(layout, payload, rows),
  };
}
