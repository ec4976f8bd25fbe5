/** Differences between modes that Flink itself has, said in words. */
import type { DataType } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';
import { hasClearBit } from '../arrow/bitmap';
import type { StoreReader } from './store-reader';

/**
 * Flink hands a BIGINT column with NULL to pandas as float64, which has 53 bits: a difference of its own, told as one.
 * `arrow` is the result of process-arrow, null where that mode was not compared. null: no such difference.
 */
export async function flinkNote(
  arrow: StoreReader | null,
  type: DataType | undefined,
  column: number,
  values: Readonly<Record<string, Cell>>,
): Promise<string | null> {
  if (type?.kind !== 'BIGINT' || arrow === null) return null;
  if (!Object.values(values).some(isBeyondFloat)) return null;
  if (!(await hasNulls(arrow, column))) return null;
  return (
    'Flink has this difference too: a BIGINT column with NULL reaches pandas as float64, and integers beyond 2^53 ' +
    'lose digits there.'
  );
}

const FLOAT_INTEGERS_END = 2n ** 53n;

function isBeyondFloat(cell: Cell): boolean {
  if (typeof cell !== 'string' || !/^-?\d+$/.test(cell)) return false;
  const value = BigInt(cell);
  return value > FLOAT_INTEGERS_END || value < -FLOAT_INTEGERS_END;
}

async function hasNulls(reader: StoreReader, column: number): Promise<boolean> {
  for await (const batch of reader.batches()) {
    const validity = batch.columns[column]?.validity ?? null;
    if (validity !== null && hasClearBit(validity, 0, batch.rows)) return true;
  }
  return false;
}
