/** The first rows of a source as cells. */
import type { Field } from '../../contract/model/data-type';
import type { Source } from '../../contract/model/job';
import type { Cell } from '../../contract/model/rows';
import { readCells } from '../arrow/cells';
import { openSource } from './record-source';
import type { TaskWorkers } from './task-workers';

const batchRows = 1_000;

export interface FirstRows {
  readonly source: Source;
  readonly columns: readonly Field[];
  readonly maxRows: number;
}

/** Rejects with the source's error. */
export async function firstRows({ source, columns, maxRows }: FirstRows, workers: TaskWorkers): Promise<Cell[][]> {
  const opened = await openSource({ source, columns, batchRows, maxRows }, workers);
  const rows: Cell[][] = [];
  try {
    for (let batch = await opened.next(); batch !== null; batch = await opened.next()) {
      for (const row of readCells(batch, 0, batch.rows)) rows.push(row);
    }
  } finally {
    await opened.close();
  }
  return rows;
}
