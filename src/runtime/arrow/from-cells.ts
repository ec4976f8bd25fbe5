import type { Field } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';
import type { ColumnBatch } from './column';

/** A batch made of cells: the reverse of `readCells`. */
export function batchFromCells(fields: readonly Field[], rows: readonly (readonly Cell[])[]): ColumnBatch {
  throw new Error(String([fields, rows]));
}
