import type { Cell } from '../../contract/model/rows';
import type { Column, ColumnBatch } from './column';

export function cellAt(column: Column, row: number): Cell {
  throw new Error(String([column, row]));
}

/** Rows [start, end) as arrays of cells. */
export function readCells(batch: ColumnBatch, start: number, end: number): Cell[][] {
  throw new Error(String([batch, start, end]));
}
